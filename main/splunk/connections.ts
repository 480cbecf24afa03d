import { Authorities } from './authorities.ts'
import type { Connection } from './connection.ts'
import { Splunk, type Use } from './splunk.ts'
import { SplunkError } from './splunk-error.ts'
import { type Patience, Splunkd, defaultPatience } from './splunkd.ts'

/** Logins that requests bring in their headers come and go; the longest unused is let go. */
const mostKept = 128

/** Owns the sockets and the sign-ins, one of each per `Connection.key`. */
export class SplunkConnections {
  readonly #userAgent: string
  readonly #patience: Patience
  readonly #authorities: Authorities
  /** Longest unused first. */
  readonly #kept = new Map<string, Splunkd>()
  #closed = false

  /** `version`: of this program, for the User-Agent. */
  constructor(
    version: string,
    patience: Patience = defaultPatience,
    authorities = new Authorities()
  ) {
    this.#userAgent = `Switchboard-for-Splunk/${version}`
    this.#patience = patience
    this.#authorities = authorities
  }

  /** Nothing is sent before the first request. */
  open(connection: Connection, use: Use): Splunk {
    return new Splunk(connection, use, () => this.#keep(connection))
  }

  /** What its answers have told of this Splunk so far. The clock: seconds that it is ahead of ours. */
  known(key: string): Pick<Splunkd, 'server' | 'version' | 'clockSkewSeconds'> {
    return this.#kept.get(key) ?? { server: null, version: null, clockSkewSeconds: null }
  }

  /** Drops the sign-in and ends the sockets; requests under way come through. */
  async forget(key: string): Promise<void> {
    const splunkd = this.#kept.get(key)
    this.#kept.delete(key)
    await splunkd?.close()
  }

  /** Ends everything; requests under way fail. */
  async close(): Promise<void> {
    this.#closed = true
    const all = [...this.#kept.values()]
    this.#kept.clear()
    await Promise.all(all.map((splunkd) => splunkd.destroy()))
  }

  #keep(connection: Connection): Splunkd {
    if (this.#closed) throw new SplunkError('aborted', 'Switchboard for Splunk is stopping.')
    const splunkd =
      this.#kept.get(connection.key) ??
      new Splunkd(connection, this.#userAgent, this.#patience, this.#authorities)
    this.#kept.delete(connection.key)
    this.#kept.set(connection.key, splunkd)
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > mostKept && oldest !== undefined) void this.forget(oldest)
    return splunkd
  }
}
