import { type IncomingMessage, createServer as createHttp } from 'node:http'
import { createServer as createHttps } from 'node:https'
import { type AddressInfo, type Socket, connect } from 'node:net'
import { onTestFinished } from 'vitest'
import type { Proxy } from '../../main/splunk/proxy.ts'
import type { TestCertificate } from './test-certificates.ts'

export interface ScriptedProxy {
  readonly proxy: Proxy
  /** What CONNECT asked for, with its headers. */
  readonly asked: readonly {
    readonly target: string
    readonly headers: IncomingMessage['headers']
  }[]
}

interface ProxyOptions {
  /** Where every tunnel leads, whatever name was asked for: the proxy alone knows the names. */
  readonly leadsTo: number
  /** Answers this instead of a tunnel; null for a tunnel. */
  readonly refuses?: (headers: IncomingMessage['headers']) => string | null
  readonly certificate?: TestCertificate
  readonly authorization?: string | null
}

/** A proxy that opens tunnels by CONNECT; gone when the test is over. */
export async function startScriptedProxy({
  leadsTo,
  refuses = () => null,
  certificate,
  authorization = null
}: ProxyOptions): Promise<ScriptedProxy> {
  const asked: { target: string; headers: IncomingMessage['headers'] }[] = []
  const sockets = new Set<Socket>()
  const server = certificate
    ? createHttps({ cert: certificate.cert, key: certificate.key })
    : createHttp()
  server.on('connect', (request: IncomingMessage, client: Socket) => {
    asked.push({ target: request.url ?? '', headers: request.headers })
    client.on('error', () => undefined)
    const refusal = refuses(request.headers)
    if (refusal !== null) {
      client.end(refusal)
      return
    }
    const upstream = connect(leadsTo, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n')
      upstream.pipe(client).pipe(upstream)
    })
    upstream.on('error', () => client.destroy())
    client.on('close', () => upstream.destroy())
    sockets.add(upstream)
  })
  server.on('connection', (socket: Socket) => sockets.add(socket))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      })
  )
  return {
    asked,
    proxy: {
      scheme: certificate ? 'https' : 'http',
      host: '127.0.0.1',
      port: (server.address() as AddressInfo).port,
      authorization,
      from: 'in Settings'
    }
  }
}
