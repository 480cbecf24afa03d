import { once } from 'node:events'
import { type IncomingMessage, request as overHttp } from 'node:http'
import { request as overHttps } from 'node:https'
import type { Socket } from 'node:net'
import { bareHost, hostPort } from './address.ts'
import type { Address } from './connection.ts'
import type { Authorities } from './authorities.ts'
import { type Proxy, proxyName } from './proxy.ts'
import { SplunkError } from './splunk-error.ts'
import { abortedError, errorCode } from './transport-error.ts'
import { isTrustCode } from './trust.ts'

/**
 * A socket to `address` through the proxy, by CONNECT: what goes through it is between us and Splunk.
 * Throws `SplunkError` that names the proxy, and never its login.
 */
export async function openTunnel(
  proxy: Proxy,
  address: Address,
  authorities: Authorities,
  signal: AbortSignal
): Promise<Socket> {
  const target = hostPort(address)
  const options = {
    method: 'CONNECT',
    host: bareHost(proxy),
    port: proxy.port,
    path: target,
    agent: false,
    headers: {
      host: target,
      ...(proxy.authorization !== null && { 'proxy-authorization': proxy.authorization })
    }
  }
  const request =
    proxy.scheme === 'https' ? overHttps({ ...options, ...authorities.trust() }) : overHttp(options)
  // What comes after the first error or the abort is of no interest.
  request.on('error', () => undefined)
  request.end()
  try {
    const [answer, socket, head] = (await once(request, 'connect', { signal })) as [
      IncomingMessage,
      Socket,
      Buffer
    ]
    if (Math.floor((answer.statusCode ?? 0) / 100) === 2) {
      if (head.length > 0) socket.unshift(head)
      return socket
    }
    socket.destroy()
    throw refused(answer, proxy, address)
  } catch (error) {
    request.destroy()
    throw tunnelError(error, proxy, address, signal)
  }
}

function refused(answer: IncomingMessage, proxy: Proxy, address: Address): SplunkError {
  const status = answer.statusCode ?? 0
  if (status === 407) {
    const schemes = (answer.headers['proxy-authenticate'] ?? 'none').replace(/[ ,].*$/s, '')
    return new SplunkError(
      'proxy_login_refused',
      proxy.authorization === null
        ? `The proxy ${proxyName(proxy)} asks for a login.`
        : `The proxy ${proxyName(proxy)} refused its login.`,
      {
        hint: `Put name and password into HTTPS_PROXY (http://name:password@host:port) before the program starts. Only Basic is spoken here; the proxy asks for ${schemes.slice(0, 40)}.`
      }
    )
  }
  return new SplunkError(
    'proxy_refused',
    `The proxy ${proxyName(proxy)} answered ${status} and does not connect to ${hostPort(address)}.`,
    {
      hint: `Many proxies let only port 443 through: ask its administrator to allow ${hostPort(address)}, or leave the proxy out for this host.`
    }
  )
}

/** What a failure on the way to the proxy means. */
export function tunnelError(
  error: unknown,
  proxy: Proxy,
  address: Address,
  signal: AbortSignal
): SplunkError {
  if (error instanceof SplunkError) return error
  const where = `The proxy ${proxyName(proxy)}`
  const hint = `It is set ${proxy.from}. Check its address there, or leave the proxy out.`
  if (signal.aborted) {
    const stopped = abortedError(address, signal)
    return stopped.code === 'timed_out'
      ? new SplunkError(
          'timed_out',
          `${where} did not open the way to ${hostPort(address)} in time.`,
          { hint }
        )
      : stopped
  }
  const code = errorCode(error)
  return new SplunkError('proxy_unreachable', `${where} ${outcomes(code)}.`, { hint, cause: error })
}

function outcomes(code: string): string {
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'was not found by its name'
  if (code === 'ECONNREFUSED') return 'refused the connection'
  if (code.startsWith('HPE_')) return 'does not speak HTTP'
  if (code === 'EPROTO' || code.startsWith('ERR_SSL_')) return 'does not speak TLS'
  if (isTrustCode(code)) return `has a certificate that is not trusted (${code})`
  return `broke off${code && ` (${code})`}`
}
