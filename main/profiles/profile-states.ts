import { EventEmitter } from 'node:events'
import { z } from 'zod'

/** What the last request to a profile's Splunk showed. */
export type ProfileState =
  | { readonly kind: 'unknown' }
  | {
      readonly kind: 'ok'
      readonly at: number
      /** Empty until a connection test or a health call has told it. */
      readonly server: string
      readonly version: string
      /** How far Splunk's clock is ahead of ours; null: not known. */
      readonly clockSkewSeconds: number | null
    }
  | { readonly kind: 'failing'; readonly at: number; readonly message: string }

// Failures that say something about a Splunk or its sign-in, not about one search.
const unwell = new Set([
  'name_not_found',
  'refused',
  'unreachable',
  'ca_file_unusable',
  'proxy_unusable',
  'proxy_unreachable',
  'proxy_login_refused',
  'proxy_refused',
  'timed_out',
  'connection_lost',
  'certificate_not_trusted',
  'redirected',
  'unauthorized',
  'no_secret',
  'demo_stopped',
  'secrets_unavailable'
])
const failureSchema = z.object({ code: z.string(), message: z.string() })

interface Told {
  readonly server: string | null
  readonly version: string | null
  readonly clockSkewSeconds: number | null
}

const unknown: ProfileState = { kind: 'unknown' }

/** Remembers, for this run, how each profile's Splunk answered last. */
export class ProfileStates {
  readonly #states = new Map<string, ProfileState>()
  readonly #events = new EventEmitter()

  of(profileId: string): ProfileState {
    return this.#states.get(profileId) ?? unknown
  }

  answered(profileId: string, told: Told): void {
    const before = this.of(profileId)
    const known = before.kind === 'ok' ? before : { server: '', version: '' }
    this.#set(profileId, {
      kind: 'ok',
      at: Date.now(),
      server: told.server ?? known.server,
      version: told.version ?? known.version,
      clockSkewSeconds: told.clockSkewSeconds
    })
  }

  failed(profileId: string, message: string): void {
    this.#set(profileId, { kind: 'failing', at: Date.now(), message })
  }

  /** How a call that asked the profile's Splunk went; `error` is null where it answered. */
  note(profileId: string, error: unknown, told: Told): void {
    if (error === null) this.answered(profileId, told)
    const failure = failureSchema.safeParse(error).data
    if (failure !== undefined && unwell.has(failure.code)) this.failed(profileId, failure.message)
  }

  forget(profileId: string): void {
    this.#states.delete(profileId)
    this.#events.emit('changed')
  }

  subscribe(listener: () => void): () => void {
    this.#events.on('changed', listener)
    return () => this.#events.off('changed', listener)
  }

  #set(profileId: string, state: ProfileState): void {
    this.#states.set(profileId, state)
    this.#events.emit('changed')
  }
}
