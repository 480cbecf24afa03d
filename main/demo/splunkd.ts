import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer, type Server } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import type { ServerCertificate } from './certificate.ts'
import type { Access } from './entities/access.ts'
import type { Journal } from './journal.ts'
import { type Answer, messagesAnswer } from './rest/answer.ts'
import { Arguments } from './rest/arguments.ts'
import { RestError } from './rest/rest-error.ts'
import { place, type Router } from './router.ts'
import type { SignIn } from './sign-in.ts'
import { writeAnswer } from './write-answer.ts'

const largestBody = 10 * 1024 * 1024
const triedPorts = 50
const formType = 'application/x-www-form-urlencoded'

interface Parts {
  readonly certificate: ServerCertificate
  readonly router: Router
  readonly signIn: SignIn
  readonly access: Access
  readonly journal: Journal
}

/** What is known of a request before it is signed in and routed; also how its errors are written. */
interface Envelope {
  readonly path: string
  readonly args: Arguments
  readonly body: string
  readonly outputMode: string
  readonly signal: AbortSignal
}

/** splunkd's management port: TLS, sign-in, routing, and every error in splunkd's shape. */
export class Splunkd {
  readonly #parts: Parts
  readonly #server: Server
  // The server itself knows only the connections whose TLS handshake is over.
  readonly #sockets = new Set<Socket>()

  constructor(parts: Parts) {
    this.#parts = parts
    this.#server = createServer(
      { key: parts.certificate.key, cert: parts.certificate.certificate, minVersion: 'TLSv1.2' },
      (request, response) => void this.#serve(request, response)
    )
    this.#server.on('connection', (socket: Socket) => {
      this.#sockets.add(socket)
      socket.once('close', () => this.#sockets.delete(socket))
    })
  }

  /** Takes the first free port from `port` on; 0 is any. Throws what the system says when none is. */
  async listen(port: number, host: string): Promise<number> {
    for (let candidate = port; ; candidate += 1) {
      try {
        return await this.#listenOn(candidate, host)
      } catch (error) {
        const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
        if (!taken || candidate >= Math.min(port + triedPorts, 65_535)) throw error
      }
    }
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()))
    for (const socket of this.#sockets) socket.destroy()
    await closed
  }

  #listenOn(port: number, host: string): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject)
      this.#server.listen(port, host, () => {
        this.#server.off('error', reject)
        resolve(portOf(this.#server.address()))
      })
    })
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const started = performance.now()
    const gone = new AbortController()
    response.once('close', () => gone.abort(new Error('The caller went away.')))
    const [path = '/', query = ''] = (request.url ?? '/').split('?', 2)
    let user = '-'
    let envelope: Envelope = { path, ...reading('', query), signal: gone.signal }
    let answer: Answer
    try {
      const body = await bodyOf(request)
      envelope = {
        path,
        ...reading(body, query, request.headers['content-type']),
        signal: gone.signal
      }
      answer = await this.#answer(request, envelope, (name) => (user = name))
    } catch (error) {
      if (gone.signal.aborted) return
      answer = failure(envelope, error)
    }
    try {
      const bytes = await writeAnswer(response, answer, gone.signal)
      this.#parts.journal.access({
        client: request.socket.remoteAddress ?? '-',
        user,
        method: request.method ?? '-',
        uri: loggedUri(path, query),
        status: answer.status,
        bytes,
        agent: request.headers['user-agent'] ?? '',
        milliseconds: Math.round(performance.now() - started)
      })
    } catch {
      // Half an answer has left already: only cutting the connection says that it is not whole.
      response.destroy()
    }
  }

  async #answer(
    request: IncomingMessage,
    envelope: Envelope,
    onUser: (name: string) => void
  ): Promise<Answer> {
    const { router, signIn, access } = this.#parts
    const { method = 'GET', headers, socket } = request
    const port = socket.localPort ?? 0
    const { segments, namespace } = place(envelope.path) ?? { segments: [], namespace: null }
    // Who is not signed in does not learn which paths exist.
    const user = router.isOpen(segments) ? '' : signIn.userOf(headers, `splunkd_${port}`)
    onUser(user === '' ? '-' : user)
    access.requireNamespace(namespace)
    const { handler, params, capability } = router.find(method, segments)
    if (capability !== null) access.require(user, capability)
    return handler({
      ...envelope,
      method,
      origin: `https://${headers.host ?? `${socket.localAddress ?? 'localhost'}:${port}`}`,
      namespace,
      params,
      serverPort: port,
      user
    })
  }
}

const portOf = (address: AddressInfo | string | null): number =>
  address !== null && typeof address === 'object' ? address.port : 0

/** A body without a type is a form. */
function reading(
  body: string,
  query: string,
  type = formType
): Pick<Envelope, 'args' | 'body' | 'outputMode'> {
  const args = new Arguments(query, type.startsWith(formType) ? body : '')
  return { args, body, outputMode: args.get('output_mode') ?? 'xml' }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += piece.length
    if (size > largestBody) {
      const text = `The request body is larger than ${largestBody} bytes.`
      throw new RestError(413, [{ type: 'ERROR', text }], { Connection: 'close' })
    }
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString('utf8')
}

function failure(envelope: Envelope, error: unknown): Answer {
  if (error instanceof RestError) {
    return messagesAnswer(envelope, error.status, error.messages, error.headers)
  }
  const text = error instanceof Error ? error.message : String(error)
  return messagesAnswer(envelope, 500, [
    { type: 'ERROR', text: `The demo Splunk failed on ${envelope.path}: ${text}` }
  ])
}

/** A session key in the path and a password in the query do not belong into a log. */
function loggedUri(path: string, query: string): string {
  const masked = path.replace(/(httpauth-tokens\/)[^/]+/, '$1********')
  return query === '' || masked.includes('auth/') ? masked : `${masked}?${query}`
}
