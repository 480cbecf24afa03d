import { serverName } from '../identity.ts'
import type { Route } from '../router.ts'
import { entityRoutes } from './entity-routes.ts'
import { refusal } from './rest-error.ts'
import type { World } from './world.ts'

const levels: readonly unknown[] = ['info', 'warn', 'error']

/** messages: the text stands under `message` and under the message's own name. */
export const messageRoutes = (world: World): readonly Route[] =>
  entityRoutes(world, world.messages, {
    view: ({ name, updated, content: { capability, role, value } }) => ({
      [name]: value,
      capabilities: capability,
      capability: undefined,
      message: value,
      message_alternate: '',
      role: undefined,
      roles: role,
      server: serverName,
      timeCreated_epochSecs: Math.floor(updated / 1000),
      timeCreated_iso: new Date(updated).toISOString().replace(/\.\d+Z$/, '+00:00'),
      value: undefined
    }),
    check({ severity }) {
      if (severity !== undefined && !levels.includes(severity)) {
        throw refusal(400, 'The severity of a message is info, warn or error.')
      }
    }
  })
