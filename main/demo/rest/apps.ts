import type { Entity } from '../entities/entity.ts'
import type { Route } from '../router.ts'
import { feedAnswer } from './answer.ts'
import { entityRoutes } from './entity-routes.ts'
import { single } from './listing.ts'
import { param, type RestRequest } from './request.ts'
import { refusal } from './rest-error.ts'
import type { World } from './world.ts'

// The one app that has a setup page.
const withSetup = 'sdkappcollection'

/** apps/local, with an app's setup page and what is known of newer versions. */
export function appRoutes(world: World): readonly Route[] {
  const { apps, access } = world
  const { path, read: capability = null } = apps.definition
  const part = (name: string, content: (app: Entity) => object): Route => ({
    path: `${path}/{name}/${name}`,
    capability,
    methods: {
      GET(request: RestRequest) {
        const app = access.find(apps.list(), param(request, 'name'), request)
        const told = { name: app.name, content: { 'eai:acl': null, ...content(app) } }
        return feedAnswer(request, single(request, path, [told], app.name))
      }
    }
  })
  return [
    ...entityRoutes(world, apps, {
      view: ({ content, name }) => ({ label: content.label === '' ? name : content.label }),
      check(_change, before, { args }) {
        const name = args.get('name') ?? ''
        if (before === null && !/^[\w.-]{1,100}$/.test(name)) {
          throw refusal(400, `App name "${name}" is not valid: letters, digits, _, . and - only.`)
        }
      }
    }),
    part('setup', ({ name }) => {
      if (name === withSetup) return { 'eai:setup': '<setup></setup>' }
      throw refusal(500, `Setup configuration file does not exist: ${name}/default/setup.xml`)
    }),
    // Without a newer version there is nothing to tell.
    part('update', () => ({}))
  ]
}
