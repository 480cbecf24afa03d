import { createServer, type IncomingMessage, type Server, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { type BoundedHandler, BoundedResponse } from '../http/bounded-response.ts'
import { type Rejection, rejectionJson, rejections, writeRejection } from './rejection.ts'

/** How long a client may take, in ms, and how many connections there may be. */
export interface HttpLimits {
  readonly headersMs: number
  /** For the whole request with its body. */
  readonly requestMs: number
  /** Between two requests on a connection. */
  readonly idleMs: number
  /** How often the first two are looked at. */
  readonly checkMs: number
  readonly connections: number
}

const defaultLimits: HttpLimits = {
  headersMs: 30_000,
  requestMs: 120_000,
  // Longer than clients keep their own idle connections, so that none is closed under a request.
  idleMs: 120_000,
  checkMs: 5_000,
  connections: 6_000
}
/** For a client that still sends when it is refused to read why. */
const lingerMs = 1_000

/**
 * A server of node:http that answers in JSON also where node would answer by itself or not at all:
 * malformed, too large, too slow, CONNECT, an unknown Expect. `handle` is also given requests with
 * `Expect: 100-continue`, and asks for the body when it wants it.
 */
export function httpServer(
  handle: BoundedHandler,
  limits = defaultLimits,
  onRejected: (rejection: Rejection) => void = () => undefined
): Server {
  const server = createServer<typeof IncomingMessage, typeof BoundedResponse>({
    ServerResponse: BoundedResponse,
    // Its absence is refused with the other foreign hosts, in words.
    requireHostHeader: false,
    headersTimeout: limits.headersMs,
    requestTimeout: limits.requestMs,
    keepAliveTimeout: limits.idleMs,
    connectionsCheckingInterval: limits.checkMs
  })
  const last = new WeakMap<Duplex, BoundedResponse>()
  const onRequest: BoundedHandler = (req, res) => {
    last.set(req.socket, res)
    handle(req, res)
  }
  server.on('request', onRequest)
  server.on('checkContinue', onRequest)
  server.on('checkExpectation', (_req, res) => {
    const rejection = rejections.expectation()
    onRejected(rejection)
    writeRejection(res, rejection)
  })
  const refuse = (socket: Duplex, rejection: Rejection) => {
    // The parser tells of each piece that still comes.
    if (!socket.writable) return
    onRejected(rejection)
    writeAndClose(socket, rejection)
  }
  server.on('connect', (_req, socket) => refuse(socket, rejections.method()))
  server.on('clientError', (error, socket) => {
    if (canBeAnswered(last.get(socket))) refuse(socket, rejectionOf(error))
    else socket.destroy()
  })
  makeRoom(server, limits.connections)
  return server
}

// An answer that has begun, or one that waits behind such, cannot be taken back.
function canBeAnswered(answer: BoundedResponse | undefined): boolean {
  return (
    answer === undefined ||
    answer.writableFinished ||
    (answer.socket !== null && !answer.headersSent)
  )
}

/** Answers on the bare connection and closes it. */
function writeAndClose(socket: Duplex, rejection: Rejection): void {
  const { status } = rejection
  const body = rejectionJson(rejection)
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close'
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
  socket.resume()
  const closing = setTimeout(() => socket.destroy(), lingerMs)
  socket.once('close', () => clearTimeout(closing))
}

function rejectionOf(error: Error): Rejection {
  switch ('code' in error ? error.code : undefined) {
    case 'HPE_HEADER_OVERFLOW':
      return rejections.headersTooLarge()
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return rejections.tooSlow()
    default:
      return rejections.malformed()
  }
}

// Idle connections, whose clients open new ones, give way to those that want something.
function makeRoom(server: Server, most: number): void {
  let open = 0
  server.maxConnections = most
  server.on('connection', (socket) => {
    open += 1
    socket.once('close', () => (open -= 1))
    if (open >= most) server.closeIdleConnections()
  })
}
