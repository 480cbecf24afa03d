import { createHash } from 'node:crypto'
import type { Entity } from '../entities/entity.ts'
import type { Content } from '../feed.ts'
import type { Route } from '../router.ts'
import { entityRoutes } from './entity-routes.ts'
import type { World } from './world.ts'

/** storage/passwords: named `realm:user:`, with the password in clear for who may list them. */
export const passwordRoutes = (world: World): readonly Route[] =>
  entityRoutes(world, world.passwords, {
    view,
    nameOf: ({ args }, user) => `${escaped(args.get('realm') ?? '')}:${escaped(user)}:`
  })

const escaped = (part: string): string => part.replace(/[\\:]/g, '\\$&')

function view({ name, content: { password } }: Entity): Content {
  const [, user = ''] = /:((?:\\.|[^\\:])*):$/s.exec(name) ?? []
  const sealed = createHash('sha256').update(String(password)).digest('base64')
  return {
    clear_password: password,
    encr_password: `$7$${sealed}`,
    password: '********',
    username: user.replace(/\\(.)/gs, '$1')
  }
}
