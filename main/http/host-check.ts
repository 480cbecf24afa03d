const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])

/** True for a `Host` header that names this computer's loopback, with any port or none. */
export function isLoopbackHost(header: string | undefined): boolean {
  if (header === undefined || !/^(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:]+\])(?::\d{1,5})?$/.test(header)) {
    return false
  }
  return loopback.has(header.replace(/:\d{1,5}$/, '').toLowerCase())
}

/**
 * True for an `Origin` header of a page that this computer serves itself, and where there is none
 * (no browser). A page of any other origin must not reach the endpoint, also not after its name was
 * rebound to 127.0.0.1: https://modelcontextprotocol.io/specification/2025-11-25/basic/transports#security-warning
 */
export function isLoopbackOrigin(header: string | undefined): boolean {
  if (header === undefined) return true
  if (!URL.canParse(header)) return false
  const url = new URL(header)
  return (
    (url.protocol === 'http:' || url.protocol === 'https:') &&
    url.origin === header.toLowerCase() &&
    loopback.has(url.hostname)
  )
}
