import type { RestRequest } from '../rest/request.ts'
import { type RestError, refusal, unknownObject } from '../rest/rest-error.ts'
import { type Entity, type Placement, sharedIn } from './entity.ts'
import type { EntityCollection } from './entity-collection.ts'

/** What is asked of the accounts. */
export interface Rights {
  /** Imported roles included. */
  exists(user: string): boolean
  rolesOf(user: string): readonly string[]
  allows(user: string, capability: string): boolean
  defaultApp(user: string): string
}

type Asking = Pick<RestRequest, 'user' | 'namespace'>

const seesEverything = 'admin_all_objects'

/** Who may read and change which object, and which objects a namespace shows. */
export class Access {
  readonly #rights: Rights
  readonly #apps: EntityCollection

  constructor(rights: Rights, apps: EntityCollection) {
    this.#rights = rights
    this.#apps = apps
  }

  /** Throws `RestError` 404 for an owner or an app that does not exist. */
  requireNamespace(namespace: RestRequest['namespace']): void {
    if (namespace === null) return
    const { owner, app } = namespace
    if (!['-', 'nobody'].includes(owner) && !this.#rights.exists(owner)) {
      throw refusal(404, `User does not exist: ${owner}`)
    }
    if (!['-', 'system'].includes(app) && !this.#apps.list().some(({ name }) => name === app)) {
      throw refusal(404, `Application does not exist: ${app}`)
    }
  }

  /** /services shows what the user sees in the own default app; `-` stands for any owner, any app. */
  visible(entities: readonly Entity[], { user, namespace }: Asking): readonly Entity[] {
    const { owner, app } = namespace ?? { owner: user, app: this.#rights.defaultApp(user) }
    return entities.filter(
      (entity) =>
        this.#mayRead(entity, user) &&
        (entity.sharing !== 'user' || owner === '-' || entity.owner === owner) &&
        (app === '-' ||
          entity.app === app ||
          entity.app === 'system' ||
          ['global', 'system'].includes(entity.sharing))
    )
  }

  /** The one of this name: a private one before a shared one, the namespace's app before others. Throws `RestError` 404. */
  find(entities: readonly Entity[], name: string, asking: Asking): Entity {
    const app = asking.namespace?.app ?? this.#rights.defaultApp(asking.user)
    const rank = (entity: Entity): number =>
      (entity.sharing === 'user' ? 0 : 2) + (entity.app === app ? 0 : 1)
    const [found] = this.visible(
      entities.filter((entity) => entity.name === name),
      asking
    ).toSorted((a, b) => rank(a) - rank(b))
    if (found === undefined) throw unknownObject(name)
    return found
  }

  /** Where a new object goes: to its owner alone, unless it is made for nobody or `shared` says so. */
  placement({ user, namespace }: Asking, shared = false): Placement {
    const { owner, app } = namespace ?? { owner: user, app: this.#rights.defaultApp(user) }
    const named = { app: app === '-' ? this.#rights.defaultApp(user) : app }
    if (shared) return sharedIn(named.app, owner === '-' ? user : owner)
    return owner === 'nobody'
      ? sharedIn(named.app)
      : { ...named, owner: owner === '-' ? user : owner, sharing: 'user', perms: null }
  }

  mayWrite(entity: Placement, user: string): boolean {
    if (entity.owner === user || this.#rights.allows(user, seesEverything)) return true
    return entity.perms !== null && this.#named(entity.perms.write, user)
  }

  /** Throws `RestError` 403. */
  requireWrite(entity: Placement, user: string): void {
    if (!this.mayWrite(entity, user)) throw missing(user, seesEverything)
  }

  /** Throws `RestError` 403. */
  require(user: string, capability: string): void {
    if (!this.allows(user, capability)) throw missing(user, capability)
  }

  allows(user: string, capability: string): boolean {
    return this.#rights.allows(user, capability)
  }

  #mayRead(entity: Entity, user: string): boolean {
    if (entity.owner === user || this.#rights.allows(user, seesEverything)) return true
    return entity.perms !== null && this.#named(entity.perms.read, user)
  }

  #named(roles: readonly string[], user: string): boolean {
    return roles.includes('*') || this.#rights.rolesOf(user).some((role) => roles.includes(role))
  }
}

const missing = (user: string, capability: string): RestError =>
  refusal(
    403,
    `You (user=${user}) do not have permission to perform this operation (requires capability: ${capability}).`
  )
