import { type IncomingMessage, type ServerResponse, createServer as createHttp } from 'node:http'
import { createServer as createHttps } from 'node:https'
import { type AddressInfo, type Server, createServer as createTcp } from 'node:net'
import { expect, onTestFinished } from 'vitest'
import type { Connection, SplunkRequest, Tls } from '../../main/splunk/connection.ts'
import { SplunkConnections } from '../../main/splunk/connections.ts'
import type { Splunk } from '../../main/splunk/splunk.ts'
import { type TestCertificate, selfSigned } from './test-certificates.ts'

export interface SeenRequest {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly form: URLSearchParams
  readonly headers: IncomingMessage['headers']
}

export type Script = (request: SeenRequest, response: ServerResponse) => void

export interface ScriptedSplunkd {
  readonly port: number
  readonly certificate: TestCertificate
  /** Everything that arrived, in order. */
  readonly seen: readonly SeenRequest[]
  /** How many requests to this path arrived. */
  count(path: string): number
  connection(over?: Partial<Connection>): Connection
}

export const seededPassword = 'pa55-Zw9-secret'

export function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=UTF-8' })
  response.end(JSON.stringify(body))
}

export const says = (response: ServerResponse, status: number, text: string, type = 'ERROR') =>
  json(response, status, { messages: [{ type, text }] })

/** vitest types its matchers as `any`. */
export const textWith = (part: string): unknown => expect.stringContaining(part)

export const entry = (name: string, content: Readonly<Record<string, unknown>>) => ({
  entry: [{ name, content }]
})

/** Takes every password, with a new session key each time. */
export function takesEveryPassword(): Script {
  let keys = 0
  return (_request, response) => json(response, 200, { sessionKey: `key-${(keys += 1)}` })
}

const splunkdDefaults: Readonly<Record<string, Script>> = {
  '/services/server/info': (_request, response) =>
    json(response, 200, entry('server-info', { serverName: 'idx1', version: '10.6.0.5' })),
  '/services/authentication/current-context': (_request, response) =>
    json(response, 200, entry('context', { username: 'admin', roles: ['admin', 'user'] }))
}

/** An https server that answers each path as the test says; gone when the test is over. */
export async function startScriptedSplunkd(
  scripts: Readonly<Record<string, Script>> = {},
  certificate?: TestCertificate
): Promise<ScriptedSplunkd> {
  const own = certificate ?? selfSigned()
  const seen: SeenRequest[] = []
  const routes = { '/services/auth/login': takesEveryPassword(), ...splunkdDefaults, ...scripts }
  const server = createHttps({ cert: own.cert, key: own.key }, answerBy(routes, seen))
  const port = await listen(server)
  onTestFinished(() => server.closeAllConnections())
  return {
    port,
    certificate: own,
    seen,
    count: (path) => seen.filter((request) => request.path === path).length,
    connection: (over) => connectionTo(port, { kind: 'pin', sha256: own.sha256 }, over)
  }
}

/** The same without TLS. */
export async function startPlainServer(script: Script): Promise<number> {
  const server = createHttp((request, response) => script(seenOf(request, ''), response))
  onTestFinished(() => server.closeAllConnections())
  return listen(server)
}

/** Takes connections and never says a word. */
export async function startSilentServer(): Promise<number> {
  const server = createTcp((socket) => {
    socket.on('error', () => undefined)
    onTestFinished(() => {
      socket.destroy()
    })
  })
  return listen(server)
}

/** A port where nobody listens. */
export async function closedPort(): Promise<number> {
  const server = createTcp()
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
  await new Promise((resolve) => server.close(resolve))
  return port
}

export function connectionTo(port: number, tls: Tls, over: Partial<Connection> = {}): Connection {
  return {
    key: `test:${port}`,
    address: { scheme: 'https', host: '127.0.0.1', port, basePath: '' },
    tls,
    proxy: null,
    app: null,
    credential: () =>
      Promise.resolve({ kind: 'password', username: 'admin', password: seededPassword }),
    ...over
  }
}

export interface OpenSplunk {
  readonly splunk: Splunk
  readonly connections: SplunkConnections
  readonly requests: readonly SplunkRequest[]
  /** What was told while it had to wait. */
  readonly waits: readonly string[]
}

/** A Splunk to ask, whose sockets are gone when the test is over. */
export function openSplunk(
  connection: Connection,
  {
    signal = new AbortController().signal,
    idleMs = 10_000,
    backOffMs = [10, 10, 10]
  }: {
    readonly signal?: AbortSignal
    readonly idleMs?: number
    readonly backOffMs?: readonly number[]
  } = {}
): OpenSplunk {
  const connections = new SplunkConnections('1.2.3', { connectMs: 5_000, idleMs, backOffMs })
  onTestFinished(() => connections.close())
  const requests: SplunkRequest[] = []
  const waits: string[] = []
  const splunk = connections.open(connection, {
    signal,
    label: 'Switchboard for Splunk: test',
    onRequest: (request) => requests.push(request),
    onWaiting: (text) => {
      if (text !== null) waits.push(text)
    }
  })
  return { splunk, connections, requests, waits }
}

function answerBy(routes: Readonly<Record<string, Script>>, seen: SeenRequest[]) {
  return (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = []
    request.on('error', () => undefined)
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const arrived = seenOf(request, Buffer.concat(chunks).toString())
      seen.push(arrived)
      const script = routes[arrived.path]
      if (script) script(arrived, response)
      else says(response, 404, 'Not Found')
    })
  }
}

function seenOf(request: IncomingMessage, body: string): SeenRequest {
  const url = new URL(request.url ?? '/', 'https://splunkd')
  return {
    method: request.method ?? '',
    path: url.pathname,
    query: url.searchParams,
    form: new URLSearchParams(body),
    headers: request.headers
  }
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
      })
  )
  return (server.address() as AddressInfo).port
}
