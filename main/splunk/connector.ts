import type { Socket } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { buildConnector } from 'undici'
import type { Authorities } from './authorities.ts'
import type { Connection } from './connection.ts'
import { certificateOf, pinRefusal, trustOptions } from './trust.ts'
import { openTunnel } from './tunnel.ts'

/**
 * Opens sockets, through the proxy where there is one, and hands one over only when its certificate
 * is trusted: nothing is written to it before. No TLS session is taken up again, because Node skips
 * the check of the name for those.
 */
export function connector(
  connection: Connection,
  authorities: Authorities,
  timeoutMs: number
): buildConnector.connector {
  const { address, tls, proxy } = connection
  const open = async (options: buildConnector.Options): Promise<Socket> => {
    const trust = await trustOptions(tls, authorities)
    const tunnel =
      proxy === null
        ? null
        : await openTunnel(proxy, address, authorities, AbortSignal.timeout(timeoutMs))
    if (tunnel !== null && address.scheme === 'http') return tunnel
    const connect = buildConnector({ ...trust, timeout: timeoutMs, maxCachedSessions: 0 })
    const socket = await opened(
      connect,
      tunnel === null ? options : { ...options, httpSocket: tunnel }
    )
    const refusal = isTls(socket) ? pinRefusal(tls, certificateOf(socket), address) : null
    if (refusal === null) return socket
    socket.destroy()
    throw refusal
  }
  return (options, callback) => {
    open(options).then(
      (socket) => callback(null, socket),
      (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), null)
    )
  }
}

const opened = (
  connect: buildConnector.connector,
  options: buildConnector.Options
): Promise<Socket> =>
  new Promise((resolve, reject) => {
    connect(options, (...outcome) => {
      // undici calls with the error alone, though its types promise a null after it.
      if (outcome[0] === null) resolve(outcome[1])
      else reject(outcome[0])
    })
  })

const isTls = (socket: Socket): socket is TLSSocket => 'getPeerX509Certificate' in socket
