import { setMaxListeners } from 'node:events'
import { request, type ClientRequest, type IncomingMessage } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { Target } from './target.ts'

/** The app does not listen, and did not start listening in time. */
export class NotRunning extends Error {
  constructor() {
    super('Switchboard for Splunk is not running: start it, then try again.')
  }
}

export interface Message {
  readonly method: 'POST' | 'GET' | 'DELETE'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

const retryMs = 500

/** The app's endpoint. Every request has a connection of its own, so none meets a stale one. */
export class Endpoint {
  readonly #target: Target
  readonly #patienceMs: number
  readonly #left = new AbortController()

  constructor(target: Target, patienceMs = 10_000) {
    this.#target = target
    this.#patienceMs = patienceMs
    // One listener for each request under way, however many there are.
    setMaxListeners(0, this.#left.signal)
  }

  /** Ends the requests of `send` that are under way. */
  leave(): void {
    this.#left.abort()
  }

  /** Waits `patienceMs` for an app that is still starting, then throws `NotRunning`. */
  async send(message: Message): Promise<IncomingMessage> {
    const giveUpAt = Date.now() + this.#patienceMs
    for (;;) {
      try {
        return await this.sendOnce(message, this.#left.signal)
      } catch (error) {
        if (!isRefused(error)) throw error
        if (Date.now() + retryMs > giveUpAt) throw new NotRunning()
        await wait(retryMs, undefined, { signal: this.#left.signal })
      }
    }
  }

  sendOnce({ method, headers, body }: Message, signal: AbortSignal): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const sent: ClientRequest = request(this.#target.url, {
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
}

const isRefused = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED'

export async function textOf(response: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of response.setEncoding('utf8') as AsyncIterable<string>) text += chunk
  return text
}
