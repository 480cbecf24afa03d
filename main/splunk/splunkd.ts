import { Pool } from 'undici'
import { origin } from './address.ts'
import { type Answer, readAnswer } from './answer.ts'
import type { Authorities } from './authorities.ts'
import type { Connection, Parameters, SplunkRequest } from './connection.ts'
import { connector } from './connector.ts'
import { Cookies } from './cookies.ts'
import { exchange } from './exchange.ts'
import { SearchSlots } from './search-slots.ts'
import { SignIn } from './sign-in.ts'
import { SplunkError } from './splunk-error.ts'
import { StartedSearches } from './started-searches.ts'

/** How long to wait, in ms. */
export interface Patience {
  /** For the socket and the TLS handshake. */
  readonly connectMs: number
  /** For the headers, and between two pieces of the body. */
  readonly idleMs: number
  /** Before a busy Splunk is asked again: one for each try after the first. */
  readonly backOffMs: readonly number[]
}

export const defaultPatience: Patience = {
  connectMs: 10_000,
  idleMs: 60_000,
  backOffMs: [1000, 3000, 8000]
}

export interface Outgoing {
  readonly method: 'GET' | 'POST' | 'DELETE'
  /** From `/services` or `/servicesNS` on, each segment encoded; no query. */
  readonly path: string
  readonly query?: Parameters
  readonly form?: Parameters
  /** Of the form, what not even the record is told. */
  readonly untold?: readonly string[]
  /** Search job that the request is about, for the record. */
  readonly sid?: string
  readonly idleMs?: number
  readonly maxBytes?: number
  /** A POST that only reads, and may be sent again when the connection was lost before its answer. */
  readonly replayable?: boolean
  /** Asked again after a pause when splunkd was too busy for it, and so did nothing. As `replayable`. */
  readonly whenBusy?: 'ask again' | 'give up'
}

const maxBytes = 64 * 2 ** 20

/** What is kept for one `Connection.key`: its sockets, its sign-in, and what is known of the server. */
export class Splunkd {
  readonly signIn = new SignIn()
  /** Null: not asked yet. */
  version: string | null = null
  /** Its serverName; null: not asked yet. */
  server: string | null = null
  /** Whether it has the v2 endpoints of search; null: goes by its version. */
  searchV2: boolean | null = null
  /** By its last answer, how far its clock is ahead of ours; null: it has not said. */
  clockSkewSeconds: number | null = null
  readonly searchSlots = new SearchSlots()
  readonly startedSearches = new StartedSearches()
  readonly patience: Patience
  readonly #connection: Connection
  readonly #userAgent: string
  readonly #cookies = new Cookies()
  readonly #pool: Pool

  constructor(
    connection: Connection,
    userAgent: string,
    patience: Patience,
    authorities: Authorities
  ) {
    this.#connection = connection
    this.#userAgent = userAgent
    this.patience = patience
    this.#pool = new Pool(origin(connection.address), {
      connect: connector(connection, authorities, patience.connectMs),
      connections: 64,
      pipelining: 1,
      keepAliveTimeout: 30_000
    })
  }

  /** `authorization` null: nothing secret goes out but what is in the form. Throws `SplunkError`. */
  async send(
    outgoing: Outgoing,
    authorization: string | null,
    signal: AbortSignal,
    onRequest: (request: SplunkRequest) => void
  ): Promise<Answer> {
    const { address } = this.#connection
    const path = `${address.basePath}${outgoing.path}`
    const cookie = this.#cookies.header(path)
    const startedAt = Date.now()
    const began = performance.now()
    let status: number | null = null
    let bytes = 0
    let error: string | null = null
    try {
      const http = await exchange(this.#pool, address, {
        method: outgoing.method,
        target: `${path}?${encode({ output_mode: 'json', ...outgoing.query })}`,
        headers: {
          accept: 'application/json',
          'accept-encoding': 'gzip',
          'user-agent': this.#userAgent,
          ...(outgoing.form && { 'content-type': 'application/x-www-form-urlencoded' }),
          ...(authorization !== null && { authorization }),
          ...(cookie !== null && { cookie })
        },
        body: outgoing.form ? encode(outgoing.form) : null,
        signal,
        idleMs: outgoing.idleMs ?? this.patience.idleMs,
        maxBytes: outgoing.maxBytes ?? maxBytes,
        replayable: outgoing.replayable ?? outgoing.method === 'GET'
      })
      status = http.status
      bytes = http.body.length
      this.#cookies.keep(http.setCookies)
      const answer = readAnswer(http, address)
      if (http.clockSkewMs !== null) this.clockSkewSeconds = Math.round(http.clockSkewMs / 1000)
      return answer
    } catch (failure) {
      error = failure instanceof Error ? failure.message : String(failure)
      throw failure
    } finally {
      onRequest({
        method: outgoing.method,
        path,
        query: outgoing.query ?? null,
        form: toldForm(outgoing),
        sid: outgoing.sid ?? null,
        startedAt,
        ms: performance.now() - began,
        status,
        bytes,
        error
      })
    }
  }

  /** Ends idle sockets now, and the others when their requests are through. */
  close(): Promise<void> {
    this.startedSearches.close()
    return this.#pool.close()
  }

  /** Ends every socket now; requests under way fail. */
  destroy(): Promise<void> {
    this.startedSearches.close()
    return this.#pool.destroy(
      new SplunkError('aborted', 'Switchboard for Splunk is stopping, so the request was given up.')
    )
  }
}

function toldForm({ form, untold = [] }: Outgoing): Parameters | null {
  if (form === undefined) return null
  const told = Object.entries(form).map(([name, value]) => [
    name,
    untold.includes(name) ? '' : value
  ])
  return Object.fromEntries(told) as Parameters
}

function encode(parameters: Parameters): string {
  const form = new URLSearchParams()
  for (const [name, value] of Object.entries(parameters)) {
    if (value === undefined) continue
    if (typeof value === 'boolean') form.append(name, value ? '1' : '0')
    else if (typeof value === 'string' || typeof value === 'number') form.append(name, `${value}`)
    else for (const one of value) form.append(name, one)
  }
  return form.toString()
}
