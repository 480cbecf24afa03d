import type { Profile } from '../profiles/profile.ts'
import type { Settings } from '../settings/settings.ts'
import type { Client } from './client.ts'
import type { DirectLogin } from './login.ts'
import { firstMatch, type Mapping } from './mapping.ts'
import { type LoginError, type Resolution, Resolver } from './resolver.ts'
import { clientIdOf } from './session-views.ts'
import type { Session } from './session.ts'

/** What sessions' Splunks depend on beside themselves; owners have these shapes. */
export interface RuleSources {
  readonly profiles: { list(): readonly Profile[] }
  readonly mappings: { list(): readonly Mapping[] }
  readonly clients: { list(): readonly Client[] }
  readonly settings: { readonly value: Settings }
  readonly environmentLogin: DirectLogin | null
}

/** Which Splunk a session uses, or why none. */
export type Answer = Resolution | LoginError

/** What decides for all sessions at one moment: values are replaced, so that an older one goes on to tell of then. */
export interface Rules {
  /** Another wherever a session could get another answer. */
  readonly key: string
  readonly resolver: Resolver
  client(id: string): Client | null
  clientOf(session: Session): Client | null
  of(session: Session): Answer
}

/** The rules as its sources have them at this moment. */
export function rulesOf(sources: RuleSources): Rules {
  const profiles = sources.profiles.list()
  const mappings = sources.mappings.list()
  const clients = sources.clients.list()
  const { defaultProfileId } = sources.settings.value
  const resolver = new Resolver({
    profiles: {
      get: (wanted) => profiles.find(({ id }) => id === wanted),
      bySlug: (wanted) => profiles.find(({ slug }) => slug === wanted)
    },
    mappings: { find: (xSessionId) => firstMatch(mappings, xSessionId) },
    settings: { value: sources.settings.value },
    environmentLogin: sources.environmentLogin
  })
  const client = (wanted: string) => clients.find(({ id }) => id === wanted) ?? null
  const clientOf = (session: Session) => client(clientIdOf(session) ?? '')
  return {
    key: JSON.stringify([
      profiles.map((profile) => [profile.id, profile.slug, reachOf(profile)]),
      mappings,
      clients.map(({ id, defaultProfileId, allowedProfileIds }) => [
        id,
        defaultProfileId,
        allowedProfileIds
      ]),
      defaultProfileId
    ]),
    resolver,
    client,
    clientOf,
    of: (session) => {
      const { pathSlug, headerSlug } = session
      return resolver.attempt({ session, client: clientOf(session), pathSlug, headerSlug })
    }
  }
}

/** What of a profile says where its requests go and as whom. */
const reachOf = ({ address, tls, signIn, defaultApp }: Profile) => [
  address,
  tls,
  signIn,
  defaultApp
]

/** Whether both name the same Splunk, reached as the same user; two errors name none alike. */
export function isSame(one: Answer, other: Answer): boolean {
  if (one instanceof Error || other instanceof Error) {
    return one instanceof Error && other instanceof Error
  }
  const [a, b] = [one.login, other.login]
  if (a.kind !== 'profile' || b.kind !== 'profile') {
    return a.kind !== 'profile' && b.kind !== 'profile' && a.hash === b.hash
  }
  return (
    a.profile === b.profile ||
    (a.profile.id === b.profile.id &&
      JSON.stringify(reachOf(a.profile)) === JSON.stringify(reachOf(b.profile)))
  )
}
