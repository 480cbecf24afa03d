import { z } from 'zod'
import { hostPort } from './address.ts'
import { flag, optionalText } from './feed.ts'
import { leadsAway } from './path-segment.ts'
import type { RequestOptions, Splunk } from './splunk.ts'
import { SplunkError } from './splunk-error.ts'
import type { Parameters } from './connection.ts'

const aclSchema = z.object({
  app: z.string().catch('').default(''),
  owner: z.string().catch('nobody').default('nobody'),
  sharing: z.string().catch('').default(''),
  /** Null for a private object. */
  perms: z
    .object({ read: z.array(z.string()).default([]), write: z.array(z.string()).default([]) })
    .nullable()
    .catch(null)
    .default(null),
  can_write: flag.catch(false).default(false),
  removable: flag.catch(false).default(false)
})

const feedSchema = z.object({
  entry: z.array(
    z.object({
      name: z.string(),
      author: optionalText,
      updated: optionalText,
      acl: aclSchema.prefault({}),
      /** properties have none. */
      content: z.unknown().optional()
    })
  ),
  paging: z.object({ total: z.coerce.number() }).optional().catch(undefined)
})

/** One object in splunkd, with who owns it and who may use it. */
export interface Entry<Content> {
  readonly name: string
  readonly author: string | null
  readonly updated: string | null
  readonly acl: Readonly<z.output<typeof aclSchema>>
  readonly content: Content
}

/** Who may use an object. */
export interface Access {
  readonly sharing: 'user' | 'app' | 'global'
  /** Roles; left out: as splunkd sets them. */
  readonly read?: readonly string[] | undefined
  readonly write?: readonly string[] | undefined
}

/** Whose objects of which app; left out: anybody's, of any app. */
export interface Namespace {
  readonly owner?: string | undefined
  readonly app?: string | undefined
}

export interface ListOptions extends Namespace {
  /** Most entries; 0: all. */
  readonly count: number
  readonly offset?: number
  /** splunkd's own filter: `field=value` or free text. */
  readonly search?: string | undefined
  readonly sortKey?: string
  readonly descending?: boolean
  readonly parameters?: Parameters
}

export interface EntryPage<Content> {
  readonly items: readonly Entry<Content>[]
  /** As splunkd counts them; null where it does not. */
  readonly total: number | null
}

/**
 * A page of a collection such as `saved/searches`, of `/servicesNS/{owner|-}/{app|-}`. Throws
 * `SplunkError`.
 */
export async function listEntries<Content>(
  splunk: Splunk,
  collection: string,
  content: z.ZodType<Content>,
  options: ListOptions
): Promise<EntryPage<Content>> {
  const { count, offset = 0, search, sortKey, descending = false, parameters } = options
  return pageFrom(splunk, content, {
    method: 'GET',
    path: entryPath(options, collection),
    query: {
      count,
      offset,
      search,
      sort_key: sortKey,
      sort_dir: sortKey === undefined ? undefined : descending ? 'desc' : 'asc',
      ...parameters
    }
  })
}

/**
 * The one object of that name. `what` is how an analyst calls it ("saved search"). Throws `not_found`,
 * and `ambiguous` where several apps or owners have one of that name.
 */
export async function findEntry<Content>(
  splunk: Splunk,
  collection: string,
  content: z.ZodType<Content>,
  name: string,
  options: Namespace & { readonly what: string }
): Promise<Entry<Content>> {
  const { what } = options
  const found = await namedEntries(splunk, collection, content, name, options)
  const [first, ...others] = found
  if (first === undefined) throw missing(splunk, what, name, null)
  if (others.length === 0) return first
  // A private object hides the shared one of the same app and name, as in a search.
  const places = found.map(({ acl }) => `app "${acl.app}" of owner "${acl.owner}"`)
  throw new SplunkError('ambiguous', `There are ${found.length} of ${what} "${name}".`, {
    hint: `Say which with app and owner: ${places.join(', ')}.`
  })
}

/** Makes an object; answers with what splunkd made of it. Throws `exists`. */
export async function createEntry<Content>(
  splunk: Splunk,
  collection: string,
  content: z.ZodType<Content>,
  { form, ...namespace }: Namespace & { readonly form: Parameters }
): Promise<Entry<Content>> {
  return sent(splunk, content, entryPath(namespace, collection), form)
}

/** Changes only what stands in `form`. */
export async function updateEntry<Content>(
  splunk: Splunk,
  collection: string,
  content: z.ZodType<Content>,
  entry: Entry<unknown>,
  form: Parameters
): Promise<Entry<Content>> {
  return sent(splunk, content, pathOf(entry, collection), form)
}

export async function deleteEntry(
  splunk: Splunk,
  collection: string,
  entry: Entry<unknown>
): Promise<void> {
  await splunk.request({ method: 'DELETE', path: pathOf(entry, collection) })
}

/** Shares an object and says who may read and write it; splunkd wants owner and sharing each time. */
export async function shareEntry(
  splunk: Splunk,
  collection: string,
  entry: Entry<unknown>,
  access: Access
): Promise<void> {
  await splunk.request({
    method: 'POST',
    path: `${pathOf(entry, collection)}/acl`,
    form: {
      owner: entry.acl.owner,
      sharing: access.sharing,
      'perms.read': access.read?.join(','),
      'perms.write': access.write?.join(',')
    }
  })
}

/** Where the object itself is, whatever namespace it was found in. */
export const pathOf = ({ name, acl }: Entry<unknown>, collection: string): string =>
  entryPath(
    { owner: acl.sharing === 'user' ? acl.owner : 'nobody', app: acl.app || 'system' },
    collection,
    name
  )

/**
 * `/servicesNS/{owner}/{app}/{collection}/{name}`, with each segment encoded once. Throws
 * `bad_request` for a segment that would lead to another endpoint.
 */
export function entryPath({ owner, app }: Namespace, collection: string, name?: string): string {
  const path = `/servicesNS/${segment(owner ?? '-')}/${segment(app ?? '-')}/${collection}`
  return name === undefined ? path : `${path}/${segment(name)}`
}

function segment(text: string): string {
  if (!leadsAway(text)) return encodeURIComponent(text)
  throw new SplunkError('bad_request', `"${text}" is not a name that Splunk can have.`, {
    hint: 'Take the name from a list.'
  })
}

async function namedEntries<Content>(
  splunk: Splunk,
  collection: string,
  content: z.ZodType<Content>,
  name: string,
  { what, ...namespace }: Namespace & { readonly what: string }
): Promise<readonly Entry<Content>[]> {
  try {
    const path = entryPath(namespace, collection, name)
    return (await pageFrom(splunk, content, { method: 'GET', path })).items
  } catch (error) {
    if (!(error instanceof SplunkError) || error.code !== 'not_found') throw error
    throw missing(splunk, what, name, error)
  }
}

async function sent<Content>(
  splunk: Splunk,
  content: z.ZodType<Content>,
  path: string,
  form: Parameters
): Promise<Entry<Content>> {
  const { items } = await pageFrom(splunk, content, { method: 'POST', path, form })
  const [entry] = items
  if (entry !== undefined) return entry
  throw new SplunkError(
    'not_splunkd',
    `Splunk at ${hostPort(splunk.connection.address)} took the change of ${path}, but did not show it.`
  )
}

async function pageFrom<Content>(
  splunk: Splunk,
  content: z.ZodType<Content>,
  options: RequestOptions
): Promise<EntryPage<Content>> {
  const { entry, paging } = await splunk.read(feedSchema, options)
  return {
    items: entry.map((one) => ({
      ...one,
      content: splunk.parse(content, options.path, one.content)
    })),
    total: paging?.total ?? null
  }
}

function missing(splunk: Splunk, what: string, name: string, cause: SplunkError | null) {
  return new SplunkError(
    'not_found',
    `Splunk at ${hostPort(splunk.connection.address)} has no ${what} "${name}" that this user may see.`,
    {
      hint: 'Names are case-sensitive. List them first, and check app and owner.',
      status: cause?.status ?? null,
      messages: cause?.messages ?? [],
      ...(cause !== null && { cause })
    }
  )
}
