import { type Client, usualCallsPerMinute } from './client.ts'

const minute = 60_000
const withoutToken = 'anonymous'

/** This call is one too many; nothing was done. The hint says when the next one is possible. */
export class RateLimited extends Error {
  readonly code = 'rate_limited'
  readonly hint: string

  constructor(message: string, hint: string) {
    super(message)
    this.hint = hint
  }
}

/**
 * Limits how many calls each client makes, and how many all requests without a token make together:
 * after a rest a minute's worth at once, then as many as its limit lets grow back.
 */
export class CallRates {
  readonly #now: () => number
  /** When each may again make a minute's worth at once: every call moves it on by its share of a minute. */
  readonly #restedAt = new Map<string, number>()

  /** `now` in ms, from any beginning, and never going back. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now
  }

  /** Takes one call of this client, null for one without a token. Throws `RateLimited`. */
  take(client: Client | null): void {
    const most = client === null ? usualCallsPerMinute : client.callsPerMinute
    const id = client?.id ?? withoutToken
    if (most === null) {
      this.#restedAt.delete(id)
      return
    }
    const now = this.#now()
    const restedAt = Math.max(now, this.#restedAt.get(id) ?? now) + minute / most
    const wait = restedAt - minute - now
    // Shares of a minute add up to a whole one only by and large.
    if (wait >= 1) throw tooMany(client, most, wait)
    this.#restedAt.set(id, restedAt)
  }

  forget(clientId: string): void {
    this.#restedAt.delete(clientId)
  }
}

function tooMany(client: Client | null, most: number, waitMs: number): RateLimited {
  const again = `Try again in ${Math.ceil(waitMs / 1000)} s`
  return client === null
    ? new RateLimited(
        `Requests without a token share ${most} calls per minute, and these are used up; nothing was done.`,
        `${again}, or connect this program under Clients in Switchboard for Splunk, which gives it a limit of its own.`
      )
    : new RateLimited(
        `${client.name} has used up its ${most} calls per minute; nothing was done.`,
        `${again}. The analyst can raise the limit in Switchboard for Splunk: Clients, ${client.name}, Calls per minute.`
      )
}
