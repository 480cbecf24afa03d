import { hostPort, portHint, refusedHint, timeoutHint } from './address.ts'
import type { Address } from './connection.ts'
import { SplunkError } from './splunk-error.ts'
import { isTrustCode, notTrusted } from './trust.ts'

export const errorCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

/** What a failed socket, handshake or HTTP exchange means, in the user's words. */
export function transportError(error: unknown, address: Address, signal: AbortSignal): SplunkError {
  if (error instanceof SplunkError) return error
  const where = hostPort(address)
  if (signal.aborted) return abortedError(address, signal)
  const code = errorCode(error)
  if (isTrustCode(code)) return notTrusted(code, null, address, error)
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EAI_NODATA':
      return new SplunkError('name_not_found', `The host name ${address.host} was not found.`, {
        hint: 'Check its spelling, and the VPN if the name is known only there.',
        cause: error
      })
    case 'ECONNREFUSED':
      return new SplunkError('refused', `${where} refused the connection.`, {
        hint: refusedHint(address),
        cause: error
      })
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'EADDRNOTAVAIL':
      return new SplunkError('unreachable', `There is no network route to ${where}.`, {
        hint: 'Check the network or VPN, and whether a proxy is needed (Settings, Proxy).',
        cause: error
      })
    case 'ETIMEDOUT':
    case 'UND_ERR_CONNECT_TIMEOUT':
      return new SplunkError('timed_out', `${where} did not answer the connection in time.`, {
        hint: timeoutHint(address),
        cause: error
      })
    case 'UND_ERR_HEADERS_TIMEOUT':
    case 'UND_ERR_BODY_TIMEOUT':
      return new SplunkError('timed_out', `Splunk at ${where} took the request and went silent.`, {
        hint: 'It may be overloaded. Try again, or ask for less at once.',
        cause: error
      })
  }
  if (code === 'EPROTO' || code.startsWith('ERR_SSL_')) {
    return new SplunkError('not_splunkd', `${where} does not speak TLS.`, {
      hint: `Choose http if Splunk's management port has TLS switched off there. ${portHint}`,
      cause: error
    })
  }
  // undici gives the code for some of what it cannot parse, and else only this name.
  if (code.startsWith('HPE_') || (error instanceof Error && error.name === 'HTTPParserError')) {
    return new SplunkError('not_splunkd', `${where} does not speak HTTP.`, {
      hint: portHint,
      cause: error
    })
  }
  if (isLost(error)) {
    return new SplunkError('connection_lost', `The connection to ${where} broke off.`, {
      hint:
        address.scheme === 'http'
          ? "Splunk's management port usually speaks https: check the scheme. Else try again."
          : 'Try again. If it stays so, look whether Splunk is restarting or a proxy stands between.',
      cause: error
    })
  }
  return new SplunkError('failed', `The request to ${where} failed${code && ` (${code})`}.`, {
    hint: 'Try again.',
    cause: error
  })
}

/** Whether the other side closed or reset the socket. */
export const isLost = (error: unknown): boolean =>
  [
    'ECONNRESET',
    'EPIPE',
    'ECONNABORTED',
    'UND_ERR_SOCKET',
    'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
    'UND_ERR_CLOSED',
    'UND_ERR_DESTROYED'
  ].includes(errorCode(error))

export function abortedError(address: Address, signal: AbortSignal): SplunkError {
  const late = signal.reason instanceof Error && signal.reason.name === 'TimeoutError'
  return late
    ? new SplunkError('timed_out', `${hostPort(address)} did not answer in time.`, {
        hint: timeoutHint(address)
      })
    : new SplunkError('aborted', `The request to Splunk at ${hostPort(address)} was cancelled.`)
}
