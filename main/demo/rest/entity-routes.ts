import { type Definition, changes, requireArguments } from '../entities/definition.ts'
import type { Entity, Placement } from '../entities/entity.ts'
import type { EntityCollection } from '../entities/entity-collection.ts'
import type { Content } from '../feed.ts'
import type { Handler, Route } from '../router.ts'
import { changeAcl } from './acl.ts'
import { type Answer, feedAnswer } from './answer.ts'
import { entityThing } from './entity-thing.ts'
import { listing, single } from './listing.ts'
import { param, type RestRequest } from './request.ts'
import { refusal } from './rest-error.ts'
import type { World } from './world.ts'

/** What one collection does beyond keeping its objects. */
export interface Behaviour {
  /** Where the objects are shown to be; the collection's own path when it does not say. */
  readonly path?: (request: RestRequest) => string
  /** Keys of the content that are computed when it is read. */
  readonly view?: (entity: Entity) => Content
  /** Refuses what may not be set; throws `RestError`. `before` is null for a new object. */
  readonly check?: (change: Content, before: Entity | null, request: RestRequest) => void
  /** After an object was made or changed. */
  readonly kept?: (entity: Entity, request: RestRequest) => void
  readonly removed?: (entity: Entity) => void
  /** Sub-resources of an object, which its `links` show. */
  readonly links?: readonly string[]
}

type Parts = Pick<World, 'access'>

/**
 * All endpoints of a collection: list, make, `_new`, `_reload`, and for each object read, change,
 * delete, `acl`, `enable`, `disable`, `_reload`.
 */
export const entityRoutes = (
  parts: Parts,
  collection: EntityCollection,
  behaviour: Behaviour = {}
): readonly Route[] =>
  routesOf(parts, collection.definition.path, collection.definition, () => collection, behaviour)

/** The same where the path names the collection: `path` is then the route, with `{names}` in it. */
export function routesOf(
  parts: Parts,
  path: string,
  definition: Definition,
  of: (request: RestRequest) => EntityCollection,
  behaviour: Behaviour
): readonly Route[] {
  const { read: capability } = definition
  const handlers = handlersOf(parts, of, behaviour)
  const { list, blank, get, create, update, remove, enable, disable, acl } = handlers
  const route = (below: string, methods: Route['methods']): Route => ({
    path: `${path}${below}`,
    methods,
    ...(capability === undefined ? {} : { capability })
  })
  return [
    route('', { GET: list, POST: create }),
    // A POST to the form of a new object makes none.
    route('/_new', { GET: blank, POST: blank }),
    route('/_reload', { GET: list, POST: list }),
    route('/{name}', { GET: get, POST: update, DELETE: remove }),
    route('/{name}/_reload', { GET: get, POST: get }),
    route('/{name}/acl', { GET: get, POST: acl }),
    ...('disabled' in definition.defaults
      ? [route('/{name}/enable', { POST: enable }), route('/{name}/disable', { POST: disable })]
      : [])
  ]
}

type HandlerName =
  'list' | 'blank' | 'get' | 'create' | 'update' | 'remove' | 'enable' | 'disable' | 'acl'

function handlersOf(
  { access }: Parts,
  of: (request: RestRequest) => EntityCollection,
  behaviour: Behaviour
): Readonly<Record<HandlerName, Handler>> {
  const thing = (request: RestRequest, entity: Entity) =>
    entityThing(access, of(request).definition, behaviour, entity, request)
  const answer = (request: RestRequest, entity: Entity, status = 200): Answer => {
    return feedAnswer(
      request,
      single(request, pathOf(request), [thing(request, entity)], entity.name),
      status
    )
  }
  const pathOf = (request: RestRequest): string =>
    behaviour.path?.(request) ?? of(request).definition.path
  const found = (request: RestRequest): Entity =>
    access.find(of(request).list(), param(request, 'name'), request)
  const placement = (request: RestRequest): Placement =>
    of(request).definition.fixed ?? access.placement(request)
  const requireChange = (request: RestRequest, at: Placement): void => {
    const { write } = of(request).definition
    if (write === undefined) access.requireWrite(at, request.user)
    else access.require(request.user, write)
  }
  const writable = (request: RestRequest): Entity => {
    const entity = found(request)
    requireChange(request, entity)
    return entity
  }
  const list: Handler = (request) => {
    const things = access.visible(of(request).list(), request).map((each) => thing(request, each))
    return feedAnswer(
      request,
      listing(request, pathOf(request), things, ['_new', '_reload', '_acl'])
    )
  }
  const set =
    (disabled: boolean): Handler =>
    (request) => {
      const entity = of(request).change(writable(request), { disabled })
      behaviour.kept?.(entity, request)
      return answer(request, entity)
    }
  return {
    list,
    get: (request) => answer(request, found(request)),
    blank(request) {
      const content = of(request).definition.defaults
      const blank = { name: '_new', content, updated: 0, removable: false }
      return answer(request, { ...placement(request), ...blank })
    },
    create(request) {
      const { definition } = of(request)
      const name = request.args.get('name')
      if (name === null) throw nameless('POST')
      const at = placement(request)
      requireChange(request, at)
      if (of(request).at(name, at) !== undefined) {
        throw refusal(409, definition.taken?.(name) ?? `An object with name=${name} already exists`)
      }
      const change = changes(definition, request.args)
      requireArguments(definition, request.args)
      behaviour.check?.(change, null, request)
      const entity = of(request).add(name, at, change)
      behaviour.kept?.(entity, request)
      return answer(request, entity, 201)
    },
    update(request) {
      const before = writable(request)
      const change = changes(of(request).definition, request.args)
      behaviour.check?.(change, before, request)
      const entity = of(request).change(before, change)
      behaviour.kept?.(entity, request)
      return answer(request, entity)
    },
    remove(request) {
      const entity = writable(request)
      if (!entity.removable) {
        const text = `Object id=${entity.name} cannot be deleted in config=${pathOf(request)}.`
        throw refusal(403, text)
      }
      of(request).remove(entity)
      behaviour.removed?.(entity)
      return list(request)
    },
    enable: set(false),
    disable: set(true),
    acl(request) {
      const before = writable(request)
      const access = changeAcl(before, request.args)
      const there = of(request).at(before.name, { ...before, ...access })
      if (there !== undefined && there !== before) {
        throw refusal(409, 'Cannot overwrite existing app object')
      }
      return answer(request, of(request).change(before, {}, access))
    }
  }
}

const nameless = (method: string) =>
  refusal(400, `Cannot perform action "${method}" without a target name to act on.`)
