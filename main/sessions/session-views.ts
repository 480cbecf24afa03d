import type { Client } from './client.ts'
import type { Resolver } from './resolver.ts'
import { clientInfoOf, protocolVersionOf, type Session } from './session.ts'

/** A session as the window shows it. */
export interface SessionView {
  readonly id: string
  readonly xSessionId: string | null
  /** All windows of the program have it together, since they send no id of their own. */
  readonly shared: boolean
  /** Null: anonymous. */
  readonly clientId: string | null
  /** The connected client's name, else clientInfo's, else "anonymous". */
  readonly client: string
  readonly clientInfo: { readonly name: string; readonly version: string } | null
  readonly protocolVersion: string | null
  /** connected: holds an event stream; live: can be called; dormant: taken up at the next request. */
  readonly state: 'connected' | 'live' | 'dormant'
  /** Its client is switched off: its requests are refused until that is on again. */
  readonly switchedOff: boolean
  /** Null: unassigned. `error`: what it should use is gone or not allowed. */
  readonly login:
    | { readonly kind: 'profile'; readonly profileId: string; readonly rule: string }
    | { readonly kind: 'headers'; readonly host: string; readonly username: string | null }
    | { readonly kind: 'error'; readonly message: string }
    /** The analyst is asked at its first call that needs one, or has refused it. */
    | { readonly kind: 'ask' | 'refused' }
    | null
  /** The profile that the user assigned in the window. */
  readonly assignedProfileId: string | null
  readonly calls: number
  readonly errors: number
  readonly running: number
  readonly startedAt: number
  readonly lastActivityAt: number
}

/** The id of the client that a session belongs to; null for an anonymous one. */
export function clientIdOf({ owner }: Session): string | null {
  return owner.startsWith('client:') ? owner.slice('client:'.length) : null
}

export function sessionView(
  session: Session,
  client: Client | null,
  resolver: Resolver
): SessionView {
  const clientInfo = clientInfoOf(session)
  return {
    id: session.id,
    xSessionId: session.xSessionId,
    shared: session.derivedFrom !== null,
    clientId: client?.id ?? null,
    client: client?.name ?? clientInfo?.name ?? 'anonymous',
    clientInfo,
    protocolVersion: protocolVersionOf(session),
    state: session.connected ? 'connected' : session.dormant ? 'dormant' : 'live',
    switchedOff: client?.enabled === false,
    login: loginOf(session, client, resolver),
    assignedProfileId: session.assignedProfileId,
    calls: session.calls,
    errors: session.errors,
    running: session.running,
    startedAt: session.startedAt,
    lastActivityAt: session.lastUsedAt
  }
}

function loginOf(
  session: Session,
  client: Client | null,
  resolver: Resolver
): SessionView['login'] {
  const { pathSlug, headerSlug } = session
  const resolution = resolver.attempt({ session, client, pathSlug, headerSlug })
  if (resolution instanceof Error) {
    if (resolution.code === 'choice_pending') return { kind: 'ask' }
    if (resolution.code === 'session_refused') return { kind: 'refused' }
    const nothing = resolution.code === 'unassigned' || resolution.code === 'token_needed'
    return nothing ? null : { kind: 'error', message: resolution.message }
  }
  const { login, rule } = resolution
  if (login.kind === 'profile') return { kind: 'profile', profileId: login.profile.id, rule }
  const { address, credential } = login
  return {
    kind: 'headers',
    host: `${address.host}:${address.port}`,
    username: credential.kind === 'password' ? credential.username : null
  }
}
