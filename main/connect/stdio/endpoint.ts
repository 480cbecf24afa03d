import { setMaxListeners } from 'node:events'
import { request, type ClientRequest, type IncomingMessage } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { isOurs, readHandshake } from './handshake.ts'
import { startApp } from './start-app.ts'
import type { Target } from './target.ts'

/** The app does not listen, and did not start listening in time. */
export class NotRunning extends Error {
  constructor(startFailure: string | null = null) {
    super(
      startFailure === null
        ? 'Switchboard for Splunk is not running: start it, then try again.'
        : `Switchboard for Splunk is not running and could not be started (${startFailure}): start it yourself, then try again.`
    )
  }
}

/** By its own word the app does not listen. */
class Absent extends Error {}

export interface Message {
  readonly method: 'POST' | 'GET' | 'DELETE'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

const retryMs = 500
// Clients give up after 60 seconds.
const patience = { startingMs: 30_000, elseMs: 10_000 }

/** The app's endpoint. Every request has a connection of its own, so none meets a stale one. */
export class Endpoint {
  readonly #target: Target
  readonly #patienceMs: number
  readonly #left = new AbortController()
  #missed = false
  #startFailure: string | null = null
  #onMissed: () => void = () => undefined

  constructor(target: Target, patienceMs?: number) {
    this.#target = target
    this.#patienceMs = patienceMs ?? (target.mayStart ? patience.startingMs : patience.elseMs)
    // One listener for each request under way, however many there are.
    setMaxListeners(0, this.#left.signal)
  }

  /** Calls the listener each time that the app, which was there or never was, turns out not to run. */
  onMissed(listener: () => void): void {
    this.#onMissed = listener
  }

  /** Ends the requests of `send` that are under way. */
  leave(): void {
    this.#left.abort()
  }

  /**
   * Waits for an app that is still starting, and starts it where that is allowed. Throws
   * `NotRunning` when its patience is over, and `HandshakeDistrusted`.
   */
  async send(message: Message): Promise<IncomingMessage> {
    const giveUpAt = Date.now() + this.#patienceMs
    for (;;) {
      try {
        const response = await this.sendOnce(message, this.#left.signal)
        this.#missed = false
        return response
      } catch (error) {
        if (!isAbsence(error)) throw error
        await this.#miss()
        if (this.#startFailure !== null || Date.now() + retryMs > giveUpAt) {
          throw new NotRunning(this.#startFailure)
        }
        await wait(retryMs, undefined, { signal: this.#left.signal })
      }
    }
  }

  async sendOnce(
    { method, headers, body }: Message,
    signal: AbortSignal
  ): Promise<IncomingMessage> {
    const url = this.#url()
    return new Promise((resolve, reject) => {
      const sent: ClientRequest = request(url, {
        method,
        agent: false,
        signal,
        headers: {
          accept: method === 'GET' ? 'text/event-stream' : 'application/json, text/event-stream',
          ...(body === undefined
            ? {}
            : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
          ...headers,
          ...this.#target.headers
        }
      })
      sent.once('response', resolve)
      sent.once('error', reject)
      sent.end(body)
    })
  }

  // While the app does not run, anyone on this computer can listen on its port and would be given
  // the token. So where there is a handshake, its word goes before each request.
  #url(): URL {
    const { handshake, url } = this.#target
    if (handshake === null) return url
    const { running } = readHandshake(handshake)
    if (running === null || !isOurs(running.pid)) throw new Absent()
    return new URL(`http://127.0.0.1:${running.port}${url.pathname}`)
  }

  /** Once in each absence: tells, and starts the app where that is allowed. */
  async #miss(): Promise<void> {
    if (this.#missed) return
    this.#missed = true
    this.#startFailure = null
    this.#onMissed()
    const { handshake, mayStart } = this.#target
    const command = mayStart && handshake !== null ? readHandshake(handshake).start : null
    if (command !== null) this.#startFailure = await startApp(command, process.env)
  }
}

const isAbsence = (error: unknown): boolean =>
  error instanceof Absent ||
  (error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED')

export async function textOf(response: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of response.setEncoding('utf8') as AsyncIterable<string>) text += chunk
  return text
}
