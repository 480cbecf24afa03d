import type { Settings } from '../settings/settings.ts'
import type { Client } from './client.ts'
import type { Clients } from './clients.ts'
import { clientIdOf } from './session-views.ts'
import type { Sessions } from './sessions.ts'

/** A client was let in by a token that has stopped working meanwhile. The hint says how to go on. */
export class ShutOut extends Error {
  readonly code: 'client_off' | 'client_revoked' | 'token_renewed'
  readonly hint: string

  constructor(code: ShutOut['code'], message: string, hint: string) {
    super(message)
    this.code = code
    this.hint = hint
  }
}

/** Why a client that was let in may not go on, by what is kept of it `now`; null where it may. */
export function shutOut({ name, tokenHash }: Client, now: Client | undefined): ShutOut | null {
  if (now === undefined) {
    return new ShutOut(
      'client_revoked',
      `${name} was revoked in Switchboard for Splunk.`,
      'To connect it again, make a new client there under Clients and put its token into the configuration of this program.'
    )
  }
  if (now.tokenHash !== tokenHash) {
    return new ShutOut(
      'token_renewed',
      `The token of ${name} was renewed in Switchboard for Splunk, and this one has stopped.`,
      'Put the new one into the configuration of this program; if nobody kept it, renew it again there under Clients.'
    )
  }
  if (now.enabled) return null
  return new ShutOut(
    'client_off',
    `The analyst switched ${now.name} off in Switchboard for Splunk.`,
    `It is switched on again there, under Clients, ${now.name}.`
  )
}

/** Follows who is shut out: a client's sessions end when it is revoked, else they sleep until it is back. */
export function closeShutOut(parts: {
  readonly clients: Clients
  readonly sessions: Sessions
  readonly settings: { readonly value: Settings; subscribe(listener: () => void): () => void }
}): void {
  const { clients, sessions, settings } = parts
  clients.onRevoked(({ id }) => sessions.endOf(`client:${id}`))
  clients.onShutOut(({ id }) => sessions.sleepWhere(({ owner }) => owner === `client:${id}`))
  settings.subscribe(() => {
    if (!settings.value.anonymous) sessions.sleepWhere((one) => clientIdOf(one) === null)
  })
}
