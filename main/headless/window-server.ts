import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'
import { z } from 'zod'
import type { Events } from '../../preload/api.ts'
import { bearerToken } from '../http/bearer.ts'
import { isJson, parseJson, readBody } from '../http/body.ts'
import { answer } from '../window/answer.ts'
import type { Handlers } from '../window/handlers.ts'
import { pageFile } from '../window/page-file.ts'
import type { WindowKeys } from './window-keys.ts'

const keySchema = z.object({ key: z.string() })
const codeSchema = z.object({ code: z.string() })
const requestSchema = z.object({ name: z.string(), args: z.array(z.unknown()) })
const firstMessageWithin = 5000
const keyRefused = 4401
const mostUnread = 16 * 1024 * 1024
const whereTheAddressIs =
  'This page has no key for the program. Press Enter in the terminal where Switchboard for Splunk runs to get a new address.'

type Send = <Name extends keyof Events>(event: Name, value: Events[Name]) => void
/** Starts telling what changes; answers with the way to stop it. */
type Follow = (send: Send) => () => void

/**
 * Serves the window to a browser. Every local program and every web page can send to this port, so:
 * Host and Origin must be this server's own, with the port; without the key there is no data, no
 * action and no event; there is no cookie, which browsers would send from other ports as well.
 */
export class WindowServer {
  readonly #folder: string
  readonly #keys: WindowKeys
  readonly #handlers: Handlers
  readonly #follow: Follow
  readonly #server: Server
  readonly #sockets = new WebSocketServer({ noServer: true, maxPayload: 64 * 1024 })
  /** With the way to stop telling each. */
  readonly #listening = new Map<WebSocket, () => void>()
  #port = 0

  /** `folder`: the built page. `follow`: called for each page that listens. */
  constructor(folder: string, keys: WindowKeys, handlers: Handlers, follow: Follow) {
    this.#folder = folder
    this.#keys = keys
    this.#handlers = handlers
    this.#follow = follow
    this.#server = createServer((req, res) => {
      this.#handle(req, res).catch((error: unknown) => {
        refuse(res, 500, error instanceof Error ? error.message : String(error))
      })
    })
    this.#server.on('upgrade', (req, socket, head) => {
      // Without a listener, a client that goes away here would end the program.
      socket.on('error', () => socket.destroy())
      if (req.url !== '/api/events' || !this.#isOwn(req, true)) {
        socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n')
        return
      }
      this.#sockets.handleUpgrade(req, socket, head, (opened) => this.#greet(opened))
    })
  }

  /** Listens on the port, or on any free one where that is taken. */
  async start(port: number): Promise<void> {
    this.#port = await listen(this.#server, port).catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
        return listen(this.#server, 0)
      }
      throw error
    })
  }

  /** An address that opens the window once. The code is in the fragment, which no server sees. */
  newUrl(): string {
    return `http://127.0.0.1:${this.#port}/#code=${this.#keys.newCode()}`
  }

  /** Tells every page that listens. */
  send<Name extends keyof Events>(event: Name, value: Events[Name]): void {
    for (const socket of this.#listening.keys()) tell(socket, event, value)
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets.clients) socket.terminate()
    await new Promise<void>((resolve) => {
      this.#server.close(() => resolve())
      this.#server.closeAllConnections()
    })
  }

  #greet(socket: WebSocket): void {
    const impatience = setTimeout(() => socket.close(keyRefused), firstMessageWithin)
    socket.on('error', () => socket.terminate())
    socket.on('close', () => {
      clearTimeout(impatience)
      this.#listening.get(socket)?.()
      this.#listening.delete(socket)
    })
    socket.once('message', (data: Buffer) => {
      clearTimeout(impatience)
      const message = keySchema.safeParse(parseJson(data.toString('utf8'))?.value)
      if (!message.success || !this.#keys.opens(message.data.key)) {
        socket.close(keyRefused, 'This page has no key for the program.')
        return
      }
      this.#listening.set(
        socket,
        this.#follow((event, value) => tell(socket, event, value))
      )
    })
  }

  async #handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const path = (req.url ?? '/').split('?', 1)[0] ?? '/'
    if (!this.#isOwn(req, path.startsWith('/api/'))) {
      refuse(res, 403, 'This window is served to its own page only.')
    } else if (path === '/api/key') await this.#trade(req, res)
    else if (path === '/api/request') await this.#request(req, res)
    else if (req.method !== 'GET' && req.method !== 'HEAD') refuse(res, 405, 'Use GET.')
    else await this.#page(path, res)
  }

  async #trade(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const message = codeSchema.safeParse(await jsonOf(req))
    const key = message.success ? this.#keys.trade(message.data.code) : null
    if (key === null) refuse(res, 401, whereTheAddressIs)
    else writeJson(res, 200, { key })
  }

  async #request(req: IncomingMessage, res: ServerResponse): Promise<void> {
    if (!this.#keys.opens(bearerToken(req.headers.authorization) ?? '')) {
      req.resume()
      refuse(res, 401, whereTheAddressIs)
      return
    }
    const message = requestSchema.safeParse(await jsonOf(req))
    if (!message.success) refuse(res, 400, 'A request has a name and args.')
    else writeJson(res, 200, await answer(this.#handlers, message.data.name, message.data.args))
  }

  // A GET of a file by address bar has no Origin; whatever acts must have ours.
  #isOwn({ headers }: IncomingMessage, acts: boolean): boolean {
    const hosts = ['127.0.0.1', 'localhost'].map((name) => `${name}:${this.#port}`)
    if (!hosts.includes(headers.host ?? '')) return false
    if (headers.origin === undefined) return !acts
    return headers.origin === `http://${headers.host ?? ''}`
  }

  // The page and its scripts hold no data, so anyone on this computer may read them.
  async #page(path: string, res: ServerResponse): Promise<void> {
    const hosts = `ws://127.0.0.1:${this.#port} ws://localhost:${this.#port}`
    const file = await pageFile(this.#folder, path, `'self' ${hosts}`)
    if (file === null) refuse(res, 404, 'There is no such page.')
    else res.writeHead(200, file.headers).end(file.body)
  }
}

function tell(socket: WebSocket, event: string, value: unknown): void {
  // A page that does not read comes back later, and then asks for everything anew.
  if (socket.bufferedAmount > mostUnread) socket.terminate()
  else socket.send(JSON.stringify({ event, value }))
}

async function jsonOf(req: IncomingMessage): Promise<unknown> {
  if (req.method !== 'POST' || !isJson(req.headers['content-type'])) {
    req.resume()
    return undefined
  }
  const body = await readBody(req)
  return body.ok ? parseJson(body.text)?.value : undefined
}

function writeJson(res: ServerResponse, status: number, value: unknown): void {
  res.writeHead(status, {
    'Content-Type': 'application/json',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff'
  })
  res.end(JSON.stringify(value))
}

function refuse(res: ServerResponse, status: number, message: string): void {
  if (res.headersSent) res.end()
  else writeJson(res, status, { message })
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, host: '127.0.0.1' }, () => {
      server.off('error', reject)
      resolve((server.address() as AddressInfo).port)
    })
  })
}
