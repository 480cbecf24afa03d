import { z } from 'zod'
import type { Rights } from '../entities/access.ts'
import { systemPlacement } from '../entities/entity.ts'
import { EntityCollection } from '../entities/entity-collection.ts'
import plantedUsers from './accounts.json' with { type: 'json' }
import { roleContent, roleDefinition, userDefinition } from './definitions.ts'
import plantedRoles from './roles.json' with { type: 'json' }

/** Published: the demo holds generated events only and listens on this machine alone. */
export const demoUsername = 'admin'
export const demoPassword = 'changeme'

const roleSchema = z.object({
  capabilities: z.array(z.string()),
  imported_roles: z.array(z.string()),
  srchJobsQuota: z.number()
})
const userSchema = z.object({ roles: z.array(z.string()), defaultApp: z.string() })

/** The users and roles of the demo Splunk, and what a user may do by them. */
export class Accounts implements Rights {
  readonly users: EntityCollection
  readonly roles: EntityCollection
  readonly #passwords = new Map<string, string>()

  /** `clock` in milliseconds. */
  constructor(clock: () => number) {
    const seed = (name: string, content: object) => ({
      ...systemPlacement,
      name,
      content: { ...content }
    })
    this.roles = new EntityCollection(
      roleDefinition,
      plantedRoles.map((role) => seed(role.name, roleContent(role))),
      clock
    )
    this.users = new EntityCollection(
      userDefinition,
      plantedUsers.map(({ name, ...content }) => seed(name, content)),
      clock
    )
    for (const { name } of plantedUsers) this.#passwords.set(name, demoPassword)
  }

  isPassword(user: string, password: string): boolean {
    return this.#passwords.get(user) === password
  }

  setPassword(user: string, password: string): void {
    this.#passwords.set(user, password)
  }

  forget(user: string): void {
    this.#passwords.delete(user)
  }

  exists(user: string): boolean {
    return this.users.list().some(({ name }) => name === user)
  }

  rolesOf(user: string): readonly string[] {
    return this.withImported(this.#user(user)?.roles ?? [])
  }

  /** The roles and all that they import. */
  withImported(names: readonly string[]): readonly string[] {
    const found = new Set<string>()
    const add = (name: string): void => {
      const role = this.#role(name)
      if (role === undefined || found.has(name)) return
      found.add(name)
      role.imported_roles.forEach(add)
    }
    names.forEach(add)
    return [...found]
  }

  /** Sorted. */
  capabilitiesOf(roles: readonly string[]): readonly string[] {
    const all = this.withImported(roles).flatMap((name) => this.#role(name)?.capabilities ?? [])
    return [...new Set(all)].sort()
  }

  allCapabilities(): readonly string[] {
    return this.capabilitiesOf(this.roles.list().map(({ name }) => name))
  }

  allows(user: string, capability: string): boolean {
    return this.rolesOf(user).some((name) => this.#role(name)?.capabilities.includes(capability))
  }

  defaultApp(user: string): string {
    return this.#user(user)?.defaultApp ?? 'search'
  }

  /** How many searches of this user may run at once. */
  searchQuota(user: string): number {
    return Math.max(0, ...this.rolesOf(user).map((name) => this.#role(name)?.srchJobsQuota ?? 0))
  }

  #user(user: string): z.infer<typeof userSchema> | undefined {
    const found = this.users.list().find(({ name }) => name === user)
    return found === undefined ? undefined : userSchema.parse(found.content)
  }

  #role(role: string): z.infer<typeof roleSchema> | undefined {
    const found = this.roles.list().find(({ name }) => name === role)
    return found === undefined ? undefined : roleSchema.parse(found.content)
  }
}
