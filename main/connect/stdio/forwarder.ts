import type { IncomingMessage } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { messagesIn, Refused, wordsFor } from './answer.ts'
import { NotRunning, type Endpoint } from './endpoint.ts'
import { readRpc, rpcError, type Rpc } from './rpc.ts'
import { headersOf, type Session, sessionOf } from './session.ts'
import { logMessage, nowRunning, standIn } from './stand-in.ts'

const initialized = '{"jsonrpc":"2.0","method":"notifications/initialized"}'
const reopenId = 'switchboard-reopen'
const pauseMs = 1000
const farewellMs = 1000

/**
 * Forwards a client's JSON-RPC lines to the endpoint, and the answers back. One client, one session:
 * when the endpoint no longer knows it, it is opened again and the client notices nothing. A client
 * that comes while the app does not run is greeted in its place, and gets its session when it does.
 */
export class Forwarder {
  readonly #endpoint: Endpoint
  readonly #write: (line: string) => Promise<void>
  readonly #running = new Set<string | number>()
  readonly #cancelled = new Set<string | number>()
  #initialize: string | null = null
  #session: Session | null = null
  #reopening: Promise<void> | null = null
  #ready: Promise<unknown> = Promise.resolve()
  #stream: AbortController | null = null
  /** The client was greeted in place of the app, and has no session yet. */
  #greeted = false
  #listens = false
  #ended = false

  /** `write` resolves when the client can take more. */
  constructor(endpoint: Endpoint, write: (line: string) => Promise<void>) {
    this.#endpoint = endpoint
    this.#write = write
    endpoint.onMissed(() => {
      if (this.#listens) this.#tell('Switchboard for Splunk is not running. Waiting for it.')
    })
  }

  /** Never rejects: what goes wrong becomes an answer to the requests in the line. */
  async forward(line: string): Promise<void> {
    const rpc = readRpc(line)
    if (rpc === undefined) {
      await this.#write(rpcError(null, -32700, 'The line is not JSON.'))
      return
    }
    // The revisions without sessions are for HTTP; so answered, a client goes on with initialize.
    if (rpc.method === 'server/discover') {
      for (const id of rpc.requestIds) await this.#write(rpcError(id, -32601, 'Method not found'))
      return
    }
    if (rpc.method === 'initialize') this.#forget(line)
    const sent = this.#inOrder(line, rpc)
    // What follows must not overtake these on another connection.
    if (rpc.method === 'initialize' || rpc.method === 'notifications/initialized') {
      this.#ready = sent
    }
    await sent
  }

  /** Ends the session, within one second. */
  async end(): Promise<void> {
    this.#ended = true
    this.#endpoint.leave()
    this.#stream?.abort()
    if (this.#session === null) return
    try {
      const headers = headersOf(this.#session)
      const limit = AbortSignal.timeout(farewellMs)
      const response = await this.#endpoint.sendOnce({ method: 'DELETE', headers }, limit)
      response.resume()
    } catch {
      // The app is gone or slow; it ends sessions that nobody uses by itself.
    }
  }

  async #inOrder(line: string, rpc: Rpc): Promise<void> {
    const waiting = new Set(rpc.requestIds)
    for (const id of rpc.requestIds) this.#running.add(id)
    if (rpc.cancelledId !== null && this.#running.has(rpc.cancelledId)) {
      this.#cancelled.add(rpc.cancelledId)
    }
    try {
      await this.#ready
      if (rpc.method === 'notifications/initialized') this.#listens = true
      if (await this.#standIn(line, rpc)) return
      await this.#exchange(line, rpc, waiting)
      if (waiting.size > 0) throw new Refused('Switchboard for Splunk gave no answer to this.')
      if (rpc.method === 'notifications/initialized') this.#listen()
    } catch (error) {
      await this.#answerFailed(error, waiting)
    } finally {
      for (const id of rpc.requestIds) {
        this.#running.delete(id)
        this.#cancelled.delete(id)
      }
    }
  }

  async #answerFailed(error: unknown, ids: ReadonlySet<string | number>): Promise<void> {
    if (this.#ended) return
    const text = wordsFor(error)
    for (const id of ids) {
      // A cancelled request gets no answer.
      if (!this.#cancelled.has(id)) await this.#write(rpcError(id, -32000, text))
    }
    if (ids.size === 0) process.stderr.write(`switchboard: a message was lost. ${text}\n`)
  }

  /** Whether the line was dealt with in place of an app that does not run. */
  async #standIn(line: string, rpc: Rpc): Promise<boolean> {
    if (!this.#greeted) return false
    const answer = standIn(line)
    if (answer !== null) await this.#write(answer)
    else if (rpc.requestIds.length > 0) await this.#reopen(null)
    if (rpc.method === 'notifications/initialized') this.#tell(new NotRunning().message)
    // There is no session yet that a notification or an answer could belong to.
    return answer !== null || rpc.requestIds.length === 0
  }

  /** Opens the session of a client that was greeted in place of the app, as soon as it runs. */
  async #awaitApp(): Promise<void> {
    while (this.#greeted && !this.#ended) {
      try {
        await this.#reopen(null)
      } catch (error) {
        if (!(error instanceof NotRunning)) {
          this.#tell(wordsFor(error))
          return
        }
      }
      await wait(pauseMs)
    }
  }

  #tell(text: string): void {
    if (!this.#ended) void this.#write(logMessage(text))
  }

  async #exchange(line: string, rpc: Rpc, waiting: Set<string | number>): Promise<void> {
    const session = this.#session
    let response: IncomingMessage
    try {
      response = await this.#post(line, session)
    } catch (error) {
      const greeting = rpc.method === 'initialize' ? standIn(line) : null
      if (greeting === null || !(error instanceof NotRunning)) throw error
      this.#greeted = true
      waiting.clear()
      await this.#write(greeting)
      void this.#awaitApp()
      return
    }
    if (response.statusCode === 404 && session !== null && rpc.method !== 'initialize') {
      response.resume()
      await this.#reopen(session)
      response = await this.#post(line, this.#session)
    }
    if (rpc.method !== 'initialize') {
      await this.#passOn(response, waiting)
      return
    }
    const version = await this.#passOn(response, waiting)
    this.#session = sessionOf(response, version)
  }

  #post(body: string, session: Session | null): Promise<IncomingMessage> {
    return this.#endpoint.send({ method: 'POST', body, headers: headersOf(session) })
  }

  /** Writes what the response brings; takes from `waiting` what it answers. Throws `Refused`. */
  async #passOn(
    response: IncomingMessage,
    waiting: Set<string | number>,
    write = this.#write
  ): Promise<string | null> {
    let version: string | null = null
    for await (const text of messagesIn(response)) {
      const rpc = readRpc(text)
      if (rpc === undefined) continue
      for (const id of rpc.answeredIds) waiting.delete(id)
      version ??= rpc.protocolVersion
      // Outside of strings, where no line break can be, JSON takes any white space.
      await write(text.replace(/[\r\n]+/g, ' '))
    }
    return version
  }

  #reopen(lost: Session | null): Promise<void> {
    if (this.#session !== lost) return this.#reopening ?? Promise.resolve()
    this.#reopening ??= this.#openAgain().finally(() => {
      this.#reopening = null
    })
    return this.#reopening
  }

  async #openAgain(): Promise<void> {
    if (this.#initialize === null) throw new Refused('The session has ended.')
    const message = JSON.stringify({
      ...(JSON.parse(this.#initialize) as Readonly<Record<string, unknown>>),
      id: reopenId
    })
    const failures: string[] = []
    const response = await this.#post(message, null)
    const version = await this.#passOn(response, new Set(), (text) => {
      const failure = readRpc(text)?.errorText ?? null
      if (failure !== null) failures.push(failure)
      return Promise.resolve()
    })
    if (failures[0] !== undefined) throw new Refused(failures[0])
    const session = sessionOf(response, version)
    const accepted = await this.#post(initialized, session)
    accepted.resume()
    this.#session = session
    this.#listen()
    if (!this.#greeted) return
    this.#greeted = false
    for (const line of nowRunning) await this.#write(line)
  }

  #forget(initialize: string): void {
    this.#initialize = initialize
    this.#session = null
    this.#greeted = false
    this.#listens = false
    this.#stream?.abort()
  }

  #listen(): void {
    this.#stream?.abort()
    if (this.#session === null || this.#ended) return
    const stream = new AbortController()
    this.#stream = stream
    void this.#follow(this.#session, stream.signal)
  }

  /** Holds the stream of messages that belong to no request, until the endpoint says no. */
  async #follow(session: Session, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        const request = { method: 'GET', headers: headersOf(session) } as const
        const response = await this.#endpoint.sendOnce(request, signal)
        if (response.statusCode !== 200) {
          response.resume()
          // Opened again, it has a stream of its own.
          if (response.statusCode === 404) await this.#reopen(session)
          return
        }
        await this.#passOn(response, new Set())
      } catch {
        // The app has stopped or restarts. The next round tries again; requests tell the user.
      }
      await wait(pauseMs, undefined, { signal }).catch(() => undefined)
    }
  }
}
