import { z } from 'zod'
import type { Account } from './accounts.ts'
import { type Entry, type Namespace, findEntry } from './entries.ts'
import type { Role } from './roles.ts'
import type { Splunk } from './splunk.ts'
import { SplunkError } from './splunk-error.ts'

const collections = {
  dashboard: { collection: 'data/ui/views', what: 'dashboard' },
  saved_search: { collection: 'saved/searches', what: 'saved search' },
  macro: { collection: 'configs/conf-macros', what: 'macro' },
  lookup: { collection: 'data/transforms/lookups', what: 'lookup definition' },
  lookup_file: { collection: 'data/lookup-table-files', what: 'lookup file' },
  eventtype: { collection: 'saved/eventtypes', what: 'event type' },
  data_model: { collection: 'datamodel/model', what: 'data model' },
  kvstore_collection: { collection: 'storage/collections/config', what: 'KV store collection' },
  app: { collection: 'apps/local', what: 'app' },
  index: { collection: 'data/indexes', what: 'index' }
} as const

export type ObjectType = keyof typeof collections
export const objectTypes = Object.keys(collections) as ObjectType[]

/** Null: cannot be told. */
export interface Verdict {
  readonly allowed: boolean | null
  readonly because: string
}

/** An object with its access list. Throws `not_found` also for what this user may not see. */
export const findObject = (
  splunk: Splunk,
  type: ObjectType,
  name: string,
  place: Namespace
): Promise<Entry<unknown>> => {
  const { collection, what } = collections[type]
  return findEntry(splunk, collection, z.unknown(), name, { ...place, what })
}

/** Whether the app's own access list lets this user in; null where the app itself cannot be seen. */
export async function appOf(splunk: Splunk, app: string): Promise<Entry<unknown> | null> {
  try {
    return await findObject(splunk, 'app', app, {})
  } catch (error) {
    if (error instanceof SplunkError && error.code === 'not_found') return null
    throw error
  }
}

/** By Splunk's rules: administrators, the owner, then roles; a private object is its owner's alone. */
export function judgeAccess(
  { acl }: Entry<unknown>,
  account: Account,
  kind: 'read' | 'write'
): Verdict {
  if (account.capabilities.includes('admin_all_objects')) {
    return yes('the capability admin_all_objects opens every object')
  }
  if (acl.owner === account.username) return yes(`${account.username} owns it`)
  if (acl.sharing === 'user') return no(`it is private to its owner ${acl.owner}`)
  const roles = acl.perms?.[kind] ?? []
  if (roles.includes('*')) return yes(`every role may ${kind} it`)
  const role = roles.find((name) => account.roles.includes(name))
  if (role !== undefined) return yes(`the role ${role} may ${kind} it`)
  return no(
    `only ${roles.join(', ') || 'no role'} may ${kind} it, and ${account.username} has ${account.roles.join(', ') || 'no role'}`
  )
}

/** The roles that may search an index, of those that are known. */
export const rolesSearching = (roles: ReadonlyMap<string, Role>, index: string): string[] =>
  [...roles].filter(([, role]) => mayRoleSearch(role, index)).map(([name]) => name)

const mayRoleSearch = ({ indexesAllowed, indexesDisallowed }: Role, index: string): boolean =>
  matches(indexesAllowed, index) && !matches(indexesDisallowed, index)

/** An index is searched by the roles' own lists; its access list says nothing of that. */
export function judgeSearch(
  index: string,
  account: Account,
  roles: ReadonlyMap<string, Role> | null
): Verdict {
  if (roles === null) return { allowed: null, because: 'this user may not read the roles' }
  const own = account.roles.flatMap((name) => {
    const role = roles.get(name)
    return role === undefined ? [] : [[name, role] as const]
  })
  const forbidding = own.find(([, role]) => matches(role.indexesDisallowed, index))
  if (forbidding !== undefined) return no(`the role ${forbidding[0]} excludes this index`)
  const allowing = own.find(([, role]) => matches(role.indexesAllowed, index))
  if (allowing !== undefined) return yes(`the role ${allowing[0]} may search it`)
  return no(`none of the roles ${account.roles.join(', ') || '(none)'} may search it`)
}

// A pattern that does not begin with _ leaves internal indexes out.
const matches = (patterns: readonly string[], index: string): boolean =>
  patterns.some(
    (pattern) => pattern.startsWith('_') === index.startsWith('_') && like(pattern, index)
  )

function like(pattern: string, name: string): boolean {
  const parts = pattern
    .toLowerCase()
    .split('*')
    .map((part) => part.replace(/\W/g, '\\$&'))
  return new RegExp(`^${parts.join('.*')}$`).test(name.toLowerCase())
}

const yes = (because: string): Verdict => ({ allowed: true, because })
const no = (because: string): Verdict => ({ allowed: false, because })
