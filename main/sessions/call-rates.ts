import { type Client, usualCallsPerMinute } from './client.ts'

interface Bucket {
  /** Calls that may be made at once; a fraction while the next one is on its way. */
  left: number
  filledAt: number
}

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
  readonly #buckets = new Map<string, Bucket>()

  /** `now` in ms, from any beginning, and never going back. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now
  }

  /** Takes one call of this client, null for one without a token. Throws `RateLimited`. */
  take(client: Client | null): void {
    const most = client === null ? usualCallsPerMinute : client.callsPerMinute
    const id = client?.id ?? withoutToken
    if (most === null) {
      this.#buckets.delete(id)
      return
    }
    const now = this.#now()
    const before = this.#buckets.get(id) ?? { left: most, filledAt: now }
    const left = Math.min(most, before.left + ((now - before.filledAt) / minute) * most)
    const taken = left >= 1
    this.#buckets.set(id, { left: taken ? left - 1 : left, filledAt: now })
    if (!taken) throw tooMany(client, most, ((1 - left) * minute) / most)
  }

  forget(clientId: string): void {
    this.#buckets.delete(clientId)
  }
}

function tooMany(client: Client | null, most: number, waitMs: number): RateLimited {
  const again = `Try again in ${Math.max(1, Math.ceil(waitMs / 1000))} s`
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
