import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { EventEmitter } from 'node:events'
import type { AddressInfo } from 'node:net'
import { discardBody, isJson, isPlain, isTooLarge, parseJson, readBody } from '../http/body.ts'
import type { BoundedResponse } from '../http/bounded-response.ts'
import { OpenBodies } from '../http/open-bodies.ts'
import { requestTarget } from '../http/request-target.ts'
import { UnreadReplies } from '../http/unread-replies.ts'
import { deepest, isDeeper } from '../inspector/depth.ts'
import type { ExchangeRecording } from '../inspector/exchange-recording.ts'
import type { Inspector } from '../inspector/inspector.ts'
import { HeaderLoginRefused } from '../sessions/header-logins.ts'
import { LoginFieldError } from '../sessions/login-fields.ts'
import {
  type ArrivalDeps,
  arrivalOf,
  assertLocal,
  type BeginsExchange,
  pathSlugOf,
  stillAllowed
} from './arrival.ts'
import type { Conversations } from './conversations.ts'
import { modernPostOf } from './which-leg.ts'
import { httpServer } from './http-server.ts'
import type { ModernConversations } from './modern-conversations.ts'
import { Rejection, rejections, writeJson, writeRejection } from './rejection.ts'

export type EndpointState =
  | { readonly kind: 'stopped' }
  | { readonly kind: 'listening'; readonly url: string; readonly port: number }
  | {
      readonly kind: 'failed'
      readonly code: 'port_in_use' | 'failed'
      readonly port: number
      readonly message: string
      readonly hint: string
    }

export interface EndpointDeps extends ArrivalDeps {
  readonly version: string
  readonly conversations: Conversations
  readonly modern: ModernConversations
  readonly inspector: Pick<Inspector, 'exchange' | 'rejected'>
}

/**
 * The HTTP endpoint that MCP clients speak to. Every local program and, without the checks below,
 * every web page can send to it. Guards, in this order: bound to loopback, Host and Origin, path,
 * token, login headers, content type, 4 MiB, JSON; everything is answered in JSON.
 */
export class Endpoint {
  readonly #deps: EndpointDeps
  readonly #events = new EventEmitter()
  /** What is held of requests and answers under way. Every program of this computer can be anonymous. */
  readonly #held = { anonymous: held(128 * 2 ** 20), clients: held(512 * 2 ** 20) }
  #servers: readonly Server[] = []
  #state: EndpointState = { kind: 'stopped' }

  constructor(deps: EndpointDeps) {
    this.#deps = deps
  }

  get state(): EndpointState {
    return this.#state
  }

  /** Listens on 127.0.0.1, and on [::1] where there is one. A failure is a state, not an exception. */
  async start(port: number): Promise<EndpointState> {
    await this.stop()
    const server = this.#server()
    try {
      const bound = await listen(server, port, '127.0.0.1')
      this.#servers = [server]
      this.#servers = [server, ...(await this.#alsoOnIpv6(bound))]
      this.#set({ kind: 'listening', url: `http://127.0.0.1:${bound}/mcp`, port: bound })
    } catch (error) {
      await Promise.all(this.#servers.map(close))
      this.#servers = []
      this.#set(failed(error, port))
    }
    return this.#state
  }

  async stop(): Promise<void> {
    const servers = this.#servers
    this.#servers = []
    await Promise.all(servers.map(close))
    if (this.#state.kind !== 'stopped') this.#set({ kind: 'stopped' })
  }

  subscribe(listener: () => void): () => void {
    this.#events.on('changed', listener)
    return () => this.#events.off('changed', listener)
  }

  #set(state: EndpointState): void {
    this.#state = state
    this.#events.emit('changed')
  }

  #server(): Server {
    return httpServer(
      (req, res) => void this.#handle(req, res),
      undefined,
      (rejection) => this.#noteRejected(rejection)
    )
  }

  // `localhost` may mean ::1 first, and another program must not be able to sit there in our place.
  async #alsoOnIpv6(port: number): Promise<readonly Server[]> {
    const server = this.#server()
    try {
      await listen(server, port, '::1')
      return [server]
    } catch (error) {
      if (codeOf(error) === 'EADDRINUSE') throw error
      return []
    }
  }

  async #handle(req: IncomingMessage, res: BoundedResponse): Promise<void> {
    res.unreadReplies = this.#held.anonymous.replies
    try {
      await this.#route(req, res)
    } catch (error) {
      // A client that waits to be asked for its body may send none, and another request would follow.
      if (req.headers.expect !== undefined && !req.complete) res.setHeader('Connection', 'close')
      const rejection = rejectionOf(error)
      this.#noteRejected(rejection)
      writeRejection(res, rejection)
      discardBody(req)
    }
  }

  #noteRejected({ status, reason }: Rejection): void {
    this.#deps.inspector.rejected(status, reason)
  }

  async #route(req: IncomingMessage, res: BoundedResponse): Promise<void> {
    const { host, path } = requestTarget(req.url ?? '/')
    assertLocal(req.headers)
    if (host !== null) assertLocal({ host })
    if (path === '/health') {
      this.#health(req, res)
      return
    }
    const pathSlug = pathSlugOf(path)
    const { method } = req
    if (method !== 'POST' && method !== 'GET' && method !== 'DELETE') throw rejections.method()
    const seen = { method, path, headers: req.headers }
    const begin: BeginsExchange = (secrets) => this.#deps.inspector.exchange(seen, res, secrets)
    const arrived = await arrivalOf(req, pathSlug, this.#deps, begin)
    const arrival = stillAllowed(arrived, this.#deps)
    const { recorded } = arrival
    res.once('close', () => recorded.close())
    const { bodies, replies } = this.#held[arrival.client === null ? 'anonymous' : 'clients']
    res.unreadReplies = replies
    const { conversations, modern } = this.#deps
    if (method === 'GET') await conversations.listen(arrival, res)
    else if (method === 'DELETE') conversations.end(arrival, res)
    else {
      const body = await bodyOf(req, res, bodies, recorded)
      const allowed = stillAllowed(arrival, this.#deps)
      const post = modernPostOf(arrival.headers, body)
      if (post?.kind === 'refused') {
        this.#deps.inspector.rejected(post.status, post.error.message)
      }
      if (post === null) await conversations.post(allowed, body, res)
      else modern.post(post, allowed, res)
    }
  }

  #health(req: IncomingMessage, res: ServerResponse): void {
    if (req.method !== 'GET' && req.method !== 'HEAD') throw rejections.method()
    res.setHeader('X-MCP-Session-Mode', 'session')
    writeJson(res, 200, {
      status: 'ok',
      server: { name: 'switchboard-for-splunk', version: this.#deps.version },
      http: { session_mode: 'session' }
    })
  }
}

const held = (most: number) => ({
  bodies: new OpenBodies(most),
  replies: new UnreadReplies(most)
})

async function bodyOf(
  req: IncomingMessage,
  res: ServerResponse,
  among: OpenBodies,
  recorded: ExchangeRecording
): Promise<unknown> {
  const { headers, httpVersion } = req
  if (!isJson(headers['content-type'])) throw rejections.contentType()
  if (!isPlain(headers['content-encoding'])) throw rejections.contentEncoding()
  if (isTooLarge(req)) throw rejections.tooLarge()
  if (headers.expect !== undefined && httpVersion !== '1.0') res.writeContinue()
  const body = await readBody(req, among)
  if (!body.ok) throw rejections.tooLarge()
  recorded.body(body.text, body.bytes)
  const json = parseJson(body.text)
  if (json === undefined) throw rejections.brokenJson()
  if (isDeeper(json.value)) throw rejections.tooDeep(deepest)
  return json.value
}

function rejectionOf(error: unknown): Rejection {
  if (error instanceof Rejection) return error
  if (error instanceof LoginFieldError) return rejections.login(error.message)
  if (error instanceof HeaderLoginRefused) return rejections.headerLoginsOff(error.message)
  return new Rejection(
    500,
    -32603,
    'Switchboard for Splunk failed while handling this request. Its window says more.'
  )
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, host }, () => {
      server.off('error', reject)
      resolve((server.address() as AddressInfo).port)
    })
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

function failed(error: unknown, port: number): EndpointState {
  const taken = codeOf(error) === 'EADDRINUSE'
  return {
    kind: 'failed',
    code: taken ? 'port_in_use' : 'failed',
    port,
    message: taken
      ? `Port ${port} is in use by another program, so clients cannot connect.`
      : `The server could not listen on port ${port}: ${error instanceof Error ? error.message : String(error)}.`,
    hint: 'End that program, or choose another port under Settings. Clients must then be told the new address.'
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined
}
