import { type Acl, type Content, type Entry, type Feed, feedTime } from '../feed.ts'
import { systemAcl } from './acl.ts'
import { listFilter, plain } from './list-filter.ts'
import type { RestRequest } from './request.ts'
import { unknownObject } from './rest-error.ts'

/** An object that splunkd lists. */
export interface Thing {
  readonly name: string
  readonly author?: string
  readonly acl?: Partial<Acl>
  readonly content: Content
  readonly updated?: number
  /** Beside alternate and list: `edit`, and sub-resources. */
  readonly links?: readonly string[]
  readonly required?: readonly string[]
  readonly wildcard?: readonly string[]
}

const defaultCount = 30

/** A page of a collection by `count`, `offset`, `search`, `sort_key`, `sort_dir` and `f`. `actions`: `_new` and such. */
export function listing(
  request: RestRequest,
  collection: string,
  things: readonly Thing[],
  actions: readonly string[] = []
): Feed {
  const { args } = request
  const found = sorted(
    things.filter(listFilter(args.get('search'))),
    args.get('sort_key'),
    args.get('sort_dir')
  )
  const count = args.integer('count', defaultCount)
  const offset = Math.max(0, args.integer('offset', 0))
  const page = found.slice(offset, count > 0 ? offset + count : undefined)
  return {
    ...envelope(request, collection),
    links: Object.fromEntries(
      actions.map((action) => [
        action === '_new' ? 'create' : action,
        `${new URL(request.path, request.origin).pathname.replace(/(\/_reload)?\/?$/, '')}/${action}`
      ])
    ),
    entry: page.map((thing) => entry(request, collection, thing)),
    paging: { total: found.length, perPage: count > 0 ? count : found.length, offset }
  }
}

/** One object by name, with the fields that it can have. Throws `RestError` 404. */
export function single(
  request: RestRequest,
  collection: string,
  things: readonly Thing[],
  name: string
): Feed {
  const thing = things.find((candidate) => candidate.name === name)
  if (thing === undefined) throw unknownObject(name)
  const { required = [], wildcard = [] } = thing
  const optional = Object.keys(thing.content).filter((key) => !required.includes(key))
  const fields = { required, optional: optional.sort(), wildcard }
  return {
    ...envelope(request, collection),
    entry: [{ ...entry(request, collection, thing), fields }],
    paging: { total: 1, perPage: defaultCount, offset: 0 }
  }
}

function envelope(request: RestRequest, collection: string): Omit<Feed, 'entry' | 'paging'> {
  return {
    title: collection.split('/').at(-1) ?? collection,
    links: {},
    origin: `${request.origin}${request.path.replace(/\/$/, '')}`,
    updated: feedTime(Date.now()),
    messages: []
  }
}

function entry(request: RestRequest, collection: string, thing: Thing): Entry {
  const acl = { ...systemAcl, ...thing.acl }
  // A shared object has the address of nobody's, whoever owns it.
  const owner = acl.sharing === 'user' ? acl.owner : 'nobody'
  const prefix = acl.app === '' ? '/services' : `/servicesNS/${segment(owner)}/${segment(acl.app)}`
  const link = `${prefix}/${collection}/${segment(thing.name)}`
  const same = ['alternate', 'list', 'edit', 'remove']
  const relations = ['alternate', 'list', ...(thing.links ?? [])]
  const wanted = request.args.all('f').filter((name) => name !== '')
  return {
    name: thing.name,
    id: `${request.origin}${link}`,
    updated: feedTime(thing.updated ?? 0),
    links: Object.fromEntries(
      relations.map((relation) => [
        relation,
        same.includes(relation) ? link : `${link}/${relation}`
      ])
    ),
    author: thing.author ?? acl.owner,
    acl,
    content: wanted.length === 0 ? thing.content : picked(thing.content, wanted)
  }
}

// splunkd shows a slash within a name encoded twice in its links.
const segment = (name: string): string => encodeURIComponent(name.replaceAll('/', '%2F'))

const picked = (content: Content, names: readonly string[]): Content =>
  Object.fromEntries(Object.entries(content).filter(([name]) => names.includes(name)))

function sorted(
  things: readonly Thing[],
  key: string | null,
  direction: string | null
): readonly Thing[] {
  const by = (thing: Thing): string =>
    key === null || key === 'name' ? thing.name : plain(thing.content[key])
  const order = direction === 'desc' ? -1 : 1
  return key === null && direction === null
    ? things
    : things.toSorted((a, b) => order * by(a).localeCompare(by(b), 'en', { numeric: true }))
}
