import { typesOf } from '../knowledge/kv-collections.ts'
import type { Handler, Route } from '../router.ts'
import { entityRoutes } from './entity-routes.ts'
import type { RestRequest } from './request.ts'
import { refusal } from './rest-error.ts'
import type { World } from './world.ts'

/** The KV store belongs to nobody: without an app in the path it answers nothing. Throws `RestError` 400. */
export function inNobody(request: RestRequest): RestRequest {
  const { namespace } = request
  if (namespace === null) {
    throw refusal(
      400,
      "The KV store needs the owner 'nobody' and an app: /servicesNS/nobody/{app}/…"
    )
  }
  const owner = namespace.owner === '-' ? '-' : 'nobody'
  return { ...request, namespace: { ...namespace, owner } }
}

const wrapped = (route: Route): Route => ({
  ...route,
  methods: Object.fromEntries(
    Object.entries(route.methods).map(([method, handler]: [string, Handler]) => [
      method,
      (request: RestRequest) => handler(inNobody(request))
    ])
  )
})

/** storage/collections/config: which collections there are, and what their fields are. */
export const kvConfigRoutes = (world: World): readonly Route[] => {
  const { store, kvCollections } = world
  return entityRoutes(world, kvCollections, {
    kept({ app, name }) {
      if (store.find(app, name) !== undefined) return
      store.create(app, name, () => typesOf(kvCollections, app, name))
    },
    removed: ({ app, name }) => store.drop(app, name)
  }).map(wrapped)
}
