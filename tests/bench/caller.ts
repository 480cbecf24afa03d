import { initialize, jsonHeaders, rpc } from '../support/raw-http.ts'
import { BenchConnection } from './connection.ts'
import type { BenchServer } from './servers.ts'

const lines = (headers: Readonly<Record<string, string>>) =>
  Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')

/** A client with a session of its own that calls one tool after another. */
export class Caller {
  readonly #connection: BenchConnection
  readonly #headers: string
  #id = 1

  private constructor(connection: BenchConnection, headers: string) {
    this.#connection = connection
    this.#headers = headers
  }

  static async open({ port, token }: Pick<BenchServer, 'port' | 'token'>): Promise<Caller> {
    const connection = await BenchConnection.open(port)
    const bearer = token === '' ? {} : { authorization: `Bearer ${token}` }
    const opening = lines({ ...jsonHeaders, ...bearer })
    const opened = await connection.post(opening, JSON.stringify(initialize()))
    const session = /\r\nmcp-session-id: *(\S+)/i.exec(opened)?.[1] ?? ''
    const headers = opening + lines({ 'mcp-session-id': session })
    const initialized = { jsonrpc: '2.0', method: 'notifications/initialized' }
    await connection.post(headers, JSON.stringify(initialized))
    return new Caller(connection, headers)
  }

  /** Calls until then, in the time of `performance.now()`; tells what each call took, in ms. */
  async call(until: number, took: number[]): Promise<void> {
    while (performance.now() < until) took.push(await this.callOnce())
  }

  /** Answers what the call took, in ms. */
  async callOnce(): Promise<number> {
    this.#id += 1
    const params = { name: 'echo', arguments: { text: 'hello' } }
    const body = JSON.stringify(rpc(this.#id, 'tools/call', params))
    const started = performance.now()
    const answer = await this.#connection.post(this.#headers, body)
    const took = performance.now() - started
    if (!answer.includes('"hello"')) throw new Error(`answered ${answer.slice(0, 500)}`)
    return took
  }

  close(): void {
    this.#connection.close()
  }
}
