import { lookup } from 'node:dns/promises'
import { once } from 'node:events'
import { type Socket, connect, isIP } from 'node:net'
import { connect as startTls } from 'node:tls'
import { abortable } from './abortable.ts'
import { bareHost, hostPort, timeoutHint } from './address.ts'
import type { Authorities } from './authorities.ts'
import type { Address, Connection } from './connection.ts'
import { SplunkError } from './splunk-error.ts'
import { transportError } from './transport-error.ts'
import { openTunnel, tunnelError } from './tunnel.ts'
import { type Certificate, certificateOf, notTrusted, pinRefusal, trustOptions } from './trust.ts'

/** The addresses of the host; of the proxy, which alone needs to know the host, where there is one. */
export async function lookUp({ address, proxy }: Connection, signal: AbortSignal): Promise<string> {
  try {
    const found = await abortable(lookup(bareHost(proxy ?? address), { all: true }), signal)
    const addresses = found.map((one) => one.address).join(', ')
    return proxy === null ? addresses : `proxy ${proxy.host}: ${addresses}`
  } catch (error) {
    throw proxy === null || signal.aborted
      ? transportError(error, address, signal)
      : tunnelError(error, proxy, address, signal)
  }
}

/** A TCP connection, through the proxy where there is one; the caller ends it. */
export async function openSocket(
  { address, proxy }: Connection,
  authorities: Authorities,
  signal: AbortSignal
): Promise<Socket> {
  if (proxy !== null) return openTunnel(proxy, address, authorities, signal)
  const socket = connect({ host: bareHost(address), port: address.port })
  try {
    await once(socket, 'connect', { signal })
    return socket
  } catch (error) {
    socket.destroy()
    throw transportError(error, address, signal)
  }
}

export interface Handshake {
  /** "TLS 1.3, CN=idx1" */
  readonly detail: string
  readonly certificate: Certificate | null
  /** Why the certificate is not trusted; null when it is. */
  readonly refusal: SplunkError | null
}

/** Does the TLS handshake on an open socket, sends nothing more, and judges the certificate. */
export async function handshake(
  { address, tls }: Connection,
  socket: Socket,
  authorities: Authorities,
  signal: AbortSignal
): Promise<Handshake> {
  const host = bareHost(address)
  const secure = startTls({
    ...(await trustOptions(tls, authorities)),
    rejectUnauthorized: false,
    socket,
    host,
    ...(isIP(host) === 0 && { servername: host })
  })
  try {
    await once(secure, 'secureConnect', { signal })
    const certificate = certificateOf(secure)
    const name = certificate?.subject.split(', ').find((part) => part.startsWith('CN='))
    const protocol = (secure.getProtocol() ?? 'TLS').replace('v', ' ')
    const parts = [protocol, name, tls.kind === 'off' && 'not verified']
    return {
      detail: parts.filter(Boolean).join(', '),
      certificate,
      refusal:
        tls.kind === 'pin' || tls.kind === 'off' || secure.authorized
          ? pinRefusal(tls, certificate, address)
          : notTrusted(String(secure.authorizationError), certificate, address)
    }
  } catch (error) {
    const late = signal.aborted && signal.reason instanceof Error
    if (late && signal.reason.name === 'TimeoutError') throw silentHandshake(address)
    throw transportError(error, address, signal)
  } finally {
    secure.destroy()
  }
}

const silentHandshake = (address: Address): SplunkError =>
  new SplunkError(
    'timed_out',
    `${hostPort(address)} took the connection and did not answer the TLS handshake in time.`,
    { hint: timeoutHint(address) }
  )
