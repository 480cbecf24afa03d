import { randomUUID } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { isDeepStrictEqual } from 'node:util'
import { policySchema } from '../policy/policy.ts'
import type { SecretStore } from '../secrets/secret-store.ts'
import type { Store } from '../settings/store.ts'
import { freeSlug } from './free-slug.ts'
import { ProfileError } from './profile-error.ts'
import { ProfileSecrets, secretName } from './profile-secrets.ts'
import {
  profileSchema,
  type Address,
  type Profile,
  type ProfileDraft,
  type Tls
} from './profile.ts'
import { readProfiles } from './stored-profiles.ts'

/** Where the demo Splunk listens in this run, and its published password. */
export interface DemoSplunk {
  readonly address: Address
  readonly tls: Tls
  readonly password: string
}

/** Owns the profiles and their secrets; every change is on disk before its promise resolves. */
export class Profiles {
  readonly #store: Store
  readonly #secrets: ProfileSecrets
  readonly #events = new EventEmitter()
  readonly #problems: readonly string[]
  readonly #revisions = new Map<string, number>()
  #profiles: readonly Profile[]
  #demoPassword: string | null = null
  #lastChange: Promise<unknown> = Promise.resolve()

  constructor(store: Store, secrets: SecretStore) {
    this.#store = store
    this.#secrets = new ProfileSecrets(secrets)
    const { profiles, problems } = readProfiles(store)
    this.#profiles = profiles
    this.#problems = problems
  }

  list(): readonly Profile[] {
    return this.#profiles
  }

  get(id: string): Profile | undefined {
    return this.#profiles.find((profile) => profile.id === id)
  }

  bySlug(slug: string): Profile | undefined {
    const wanted = slug.toLowerCase()
    return this.#profiles.find((profile) => profile.slug === wanted)
  }

  /** What was found wrong on disk at start, in sentences. */
  problems(): readonly string[] {
    return this.#problems
  }

  subscribe(listener: () => void): () => void {
    this.#events.on('changed', listener)
    return () => this.#events.off('changed', listener)
  }

  /** Changes whenever address, trust, sign-in or secret of the profile change. */
  revision(id: string): string {
    return `${this.#known(id).id}#${this.#revisions.get(id) ?? 0}`
  }

  /**
   * Makes a profile, or changes the one with the draft's id. Without `secret` the stored one stays,
   * as long as the draft signs in the same user at the same address. Throws `ProfileError`,
   * `SecretsUnavailable`; then nothing is changed.
   */
  save(draft: ProfileDraft): Promise<Profile> {
    return this.#inTurn(async () => {
      const { secret, id, ...values } = draft
      const before = id === undefined ? undefined : this.#known(id)
      const profile = profileSchema.parse({
        ...values,
        id: before?.id ?? randomUUID(),
        policy: draft.policy ?? before?.policy ?? policySchema.parse({}),
        origin: before?.origin ?? 'user'
      })
      this.#refuseTakenSlug(profile)
      if (before?.origin === 'demo') refuseMovedDemo(before, draft)
      else if (secret === undefined) refuseMovedSecret(before, profile)
      else await this.#secrets.set(profile, secret)
      if (secret !== undefined || !before || connectsElsewhere(before, profile)) {
        this.#raiseRevision(profile.id)
      }
      return this.#put(profile)
    })
  }

  /** A copy with its own secret, called "X copy". */
  duplicate(id: string): Promise<Profile> {
    return this.#inTurn(async () => {
      const original = this.#known(id)
      const taken = new Set(this.#profiles.map((profile) => profile.slug))
      const copy: Profile = {
        ...original,
        id: randomUUID(),
        name: `${original.name.slice(0, 75)} copy`,
        slug: freeSlug(`${original.slug.slice(0, 59)}-copy`, taken),
        origin: 'user'
      }
      if (await this.hasSecret(id)) await this.#secrets.set(copy, await this.secret(id))
      return this.#put(copy)
    })
  }

  /** Removes the profile and its secret. */
  remove(id: string): Promise<void> {
    return this.#inTurn(async () => {
      const profile = this.#known(id)
      if (profile.origin === 'user') await this.#secrets.remove(profile)
      this.#replace(this.#profiles.filter((other) => other.id !== id))
    })
  }

  /** Whether a sign-in can be tried; false too while the keychain cannot be read. */
  async hasSecret(id: string): Promise<boolean> {
    const profile = this.#known(id)
    return profile.origin === 'demo' || (await this.#secrets.has(profile))
  }

  /** For signing in to Splunk, nothing else. Throws `ProfileError`, `SecretsUnavailable`. */
  async secret(id: string): Promise<string> {
    const profile = this.#known(id)
    if (profile.origin === 'demo') {
      if (this.#demoPassword !== null) return this.#demoPassword
      throw new ProfileError(
        'demo_stopped',
        'The demo Splunk is not running. Start it in Switchboard for Splunk.'
      )
    }
    const secret = await this.#secrets.get(profile)
    if (secret !== undefined) return secret
    throw new ProfileError(
      'no_secret',
      `The profile "${profile.name}" lacks ${secretName(profile)}. Enter it in the profile.`
    )
  }

  /** The secret that a draft would sign in with, for testing it before it is saved. */
  async secretOf(draft: ProfileDraft): Promise<string> {
    if (draft.secret !== undefined) return draft.secret
    const before = draft.id === undefined ? undefined : this.#known(draft.id)
    refuseMovedSecret(before, draft)
    return this.secret(before.id)
  }

  /** Makes the demo profile, or points it at the demo Splunk of this run. */
  setDemo({ address, tls, password }: DemoSplunk): Profile {
    const before = this.#profiles.find((profile) => profile.origin === 'demo')
    const taken = new Set(this.#profiles.map((profile) => profile.slug))
    const profile = profileSchema.parse({
      id: randomUUID(),
      name: 'Demo',
      slug: before?.slug ?? freeSlug('demo', taken),
      colour: 0,
      policy: policySchema.parse({}),
      ...before,
      signIn: { kind: 'password', username: 'admin' },
      address,
      tls,
      origin: 'demo'
    })
    this.#demoPassword = password
    if (!before || connectsElsewhere(before, profile)) this.#raiseRevision(profile.id)
    return isDeepStrictEqual(before, profile) ? profile : this.#put(profile)
  }

  #known(id: string): Profile {
    const profile = this.get(id)
    if (profile) return profile
    throw new ProfileError('profile_not_found', `There is no profile with the id ${id} any more.`)
  }

  #refuseTakenSlug(profile: Profile): void {
    const other = this.bySlug(profile.slug)
    if (!other || other.id === profile.id) return
    throw new ProfileError(
      'slug_taken',
      `The short name ${profile.slug} belongs to the profile "${other.name}". Choose another one.`
    )
  }

  #raiseRevision(id: string): void {
    this.#revisions.set(id, (this.#revisions.get(id) ?? 0) + 1)
  }

  #put(profile: Profile): Profile {
    const known = this.get(profile.id) !== undefined
    this.#replace(
      known
        ? this.#profiles.map((other) => (other.id === profile.id ? profile : other))
        : [...this.#profiles, profile]
    )
    return profile
  }

  #replace(profiles: readonly Profile[]): void {
    this.#store.set('profiles', profiles)
    this.#profiles = profiles
    this.#events.emit('changed')
  }

  // Changes wait for the keychain, so two at once could both find a short name free.
  #inTurn<Value>(change: () => Promise<Value>): Promise<Value> {
    const result = this.#lastChange.then(change, change)
    this.#lastChange = result.catch(() => undefined)
    return result
  }
}

const connectsElsewhere = (before: Profile, after: Profile): boolean =>
  !isDeepStrictEqual(
    [before.address, before.tls, before.signIn],
    [after.address, after.tls, after.signIn]
  )

/** A secret is only ever sent to the server and for the user that it was entered for. */
function refuseMovedSecret(
  before: Profile | undefined,
  draft: Pick<Profile, 'address' | 'signIn'>
): asserts before is Profile {
  if (before && secretName(before) === secretName(draft)) return
  throw new ProfileError(
    'secret_needed',
    `Enter ${secretName(draft)}${before ? `: what is stored is ${secretName(before)}` : ''}.`
  )
}

function refuseMovedDemo(before: Profile, draft: ProfileDraft): void {
  const asked = [draft.address, draft.tls, draft.signIn]
  if (isDeepStrictEqual(asked, [before.address, before.tls, before.signIn])) return
  throw new ProfileError(
    'demo_profile',
    'The demo profile follows the demo Splunk. Duplicate it to change its address or sign-in.'
  )
}
