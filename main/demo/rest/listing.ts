import { type Acl, type Content, type Entry, type Feed, feedTime } from '../feed.ts'
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

const systemAcl: Acl = {
  app: 'system',
  can_list: true,
  can_write: true,
  modifiable: false,
  owner: 'nobody',
  perms: { read: ['*'], write: ['admin'] },
  removable: false,
  sharing: 'system'
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
    filtered(things, args.get('search')),
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

/** `name=web* disabled=0`, and words that stand in the name or in any value; all must fit. */
function filtered(things: readonly Thing[], search: string | null): readonly Thing[] {
  const terms = search?.match(/(?:[^\s"]|"[^"]*")+/g) ?? []
  return things.filter((thing) => terms.every((term) => fits(thing, term.replaceAll('"', ''))))
}

function fits(thing: Thing, term: string): boolean {
  const [, field, wanted] = /^([\w.:]+)=(.*)$/.exec(term) ?? []
  if (field !== undefined && wanted !== undefined) return like(plain(valueOf(thing, field)), wanted)
  const texts = [thing.name, ...Object.values(thing.content).map(plain)]
  return texts.some((text) => like(text, `*${term}*`))
}

/** Lists of Splunk Web filter by `eai:acl.owner` and such, though `eai:acl` itself is shown as null. */
function valueOf(thing: Thing, field: string): unknown {
  if (field === 'name') return thing.name
  const part = /^eai:acl\.(app|owner|sharing)$/.exec(field)?.[1]
  if (part === undefined) return thing.content[field]
  return new Map(Object.entries({ ...systemAcl, ...thing.acl })).get(part)
}

function like(text: string, pattern: string): boolean {
  const [first = '', ...rest] = pattern.toLowerCase().split('*')
  const value = text.toLowerCase()
  const last = rest.pop()
  if (last === undefined) return value === first
  if (!value.startsWith(first) || !value.endsWith(last)) return false
  let at = first.length
  for (const part of rest) {
    const found = value.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return at + last.length <= value.length
}

function plain(value: unknown): string {
  if (typeof value === 'boolean') return value ? '1' : '0'
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  return Array.isArray(value) ? value.map(plain).join(' ') : ''
}

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
