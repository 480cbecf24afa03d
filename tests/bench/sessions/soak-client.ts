import { type Agent, type ClientRequest, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { initialize, jsonHeaders, rpc } from '../../support/raw-http.ts'

/** What became of all calls. */
export interface Tally {
  answered: number
  /** Calls that were sent again, since the server was away. */
  retried: number
  /** Sessions that the server had lost and that were opened again. */
  reopened: number
  /** What was refused, or answered with something else; each is a failure of the soak. */
  readonly wrong: string[]
}

interface Answer {
  readonly status: number
  readonly sessionId: string | undefined
  readonly text: string
}

const retryMs = 100
const longestMs = 60_000

/** An MCP client with a session and an event stream of its own, that tries again while the server is away. */
export class SoakClient {
  readonly #port: number
  readonly #token: string
  readonly #agent: Agent
  readonly #tally: Tally
  #sessionId = ''
  #stream: ClientRequest | undefined
  readonly #calls = new Set<Promise<void>>()
  #left = false
  #count = 0

  private constructor(port: number, token: string, agent: Agent, tally: Tally) {
    this.#port = port
    this.#token = token
    this.#agent = agent
    this.#tally = tally
  }

  static async open(port: number, token: string, agent: Agent, tally: Tally): Promise<SoakClient> {
    const client = new SoakClient(port, token, agent, tally)
    await client.#open()
    client.#listen()
    return client
  }

  /** Calls the tool; resolves when it has been answered, however often that took. */
  async call(): Promise<void> {
    const call = this.#call()
    this.#calls.add(call)
    await call.finally(() => this.#calls.delete(call))
  }

  async #call(): Promise<void> {
    this.#count += 1
    const text = `call ${this.#count}`
    const body = rpc(this.#count, 'tools/call', { name: 'echo', arguments: { text } })
    let answer = await this.#send('POST', body)
    if (answer.status === 404) {
      this.#tally.reopened += 1
      await this.#open()
      answer = await this.#send('POST', body)
    }
    if (answer.status === 200 && answer.text.includes(text)) this.#tally.answered += 1
    else this.#tally.wrong.push(`${answer.status} ${answer.text.slice(0, 200)}`)
  }

  /** Ends the session when its calls are answered, as polite clients do. */
  async end(): Promise<void> {
    await this.settled()
    this.drop()
    const { status, text } = await this.#send('DELETE')
    if (status !== 200) this.#tally.wrong.push(`DELETE: ${status} ${text.slice(0, 200)}`)
  }

  async settled(): Promise<void> {
    await Promise.all(this.#calls)
  }

  /** Goes away without a word. */
  drop(): void {
    this.#left = true
    this.#stream?.destroy()
  }

  async #open(): Promise<void> {
    this.#sessionId = ''
    const { status, sessionId, text } = await this.#send('POST', initialize(0))
    if (sessionId === undefined) throw new Error(`initialize: ${status} ${text.slice(0, 200)}`)
    this.#sessionId = sessionId
    await this.#send('POST', { jsonrpc: '2.0', method: 'notifications/initialized' })
  }

  #listen(): void {
    if (this.#left) return
    this.#stream = request(
      {
        ...this.#to('GET'),
        agent: false,
        headers: { ...this.#headers(), accept: 'text/event-stream' }
      },
      (response) => response.resume().once('close', () => this.#listenAgain())
    )
      .once('error', () => this.#listenAgain())
      .end()
  }

  #listenAgain(): void {
    if (!this.#left) setTimeout(() => this.#listen(), retryMs)
  }

  async #send(method: string, body?: object): Promise<Answer> {
    const giveUpAt = Date.now() + longestMs
    for (;;) {
      try {
        return await this.#sendOnce(method, body)
      } catch (error) {
        if (Date.now() > giveUpAt) throw error
        this.#tally.retried += 1
        await sleep(retryMs)
      }
    }
  }

  #sendOnce(method: string, body?: object): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const sent = request(
        { ...this.#to(method), agent: this.#agent, headers: this.#headers() },
        (response) => {
          let text = ''
          response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
          response.once('error', reject)
          response.once('end', () => {
            const id = response.headers['mcp-session-id']
            const sessionId = typeof id === 'string' ? id : undefined
            resolve({ status: response.statusCode ?? 0, sessionId, text })
          })
        }
      )
      sent.once('error', reject)
      sent.end(body === undefined ? undefined : JSON.stringify(body))
    })
  }

  #to(method: string) {
    return { host: '127.0.0.1', port: this.#port, path: '/mcp', method }
  }

  #headers(): Record<string, string> {
    return {
      ...jsonHeaders,
      authorization: `Bearer ${this.#token}`,
      ...(this.#sessionId === '' ? {} : { 'mcp-session-id': this.#sessionId })
    }
  }
}
