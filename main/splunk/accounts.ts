import { currentContext } from './current-context.ts'
import { type Role, listRoles } from './roles.ts'
import type { Splunk } from './splunk.ts'
import { SplunkError } from './splunk-error.ts'
import { findUser } from './users.ts'

/** A user as Splunk judges what he may see. */
export interface Account {
  readonly username: string
  /** Direct and inherited. */
  readonly roles: readonly string[]
  readonly capabilities: readonly string[]
}

/** Every role by its name; null where this user may not read them. Throws other errors. */
export async function rolesByName(splunk: Splunk): Promise<ReadonlyMap<string, Role> | null> {
  try {
    const { items } = await listRoles(splunk, { count: 0 })
    return new Map(items.map(({ name, content }) => [name, content]))
  } catch (error) {
    if (error instanceof SplunkError && error.code === 'forbidden') return null
    throw error
  }
}

/** The named user, else the one of this connection. Throws `not_found`, `forbidden`. */
export async function accountOf(
  splunk: Splunk,
  username: string | undefined,
  roles: ReadonlyMap<string, Role> | null
): Promise<Account> {
  const found =
    username === undefined ? await currentContext(splunk) : await named(splunk, username)
  const effective = withInherited(found.roles, roles)
  const byRole = [...effective].flatMap((name) => roles?.get(name)?.capabilities ?? [])
  return {
    username: found.username,
    roles: [...effective],
    capabilities: [...new Set([...found.capabilities, ...byRole])]
  }
}

async function named(splunk: Splunk, username: string) {
  const { name, content } = await findUser(splunk, username)
  return { username: name, roles: content.roles, capabilities: content.capabilities }
}

function withInherited(
  direct: readonly string[],
  roles: ReadonlyMap<string, Role> | null
): ReadonlySet<string> {
  const found = new Set<string>()
  const add = (name: string): void => {
    if (found.has(name)) return
    found.add(name)
    for (const inherited of roles?.get(name)?.importedRoles ?? []) add(inherited)
  }
  for (const name of direct) add(name)
  return found
}
