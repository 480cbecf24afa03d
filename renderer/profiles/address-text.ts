import type { Profile } from '../../preload/api.ts'

type Address = Profile['address']

export type ParsedAddress =
  | { readonly ok: true; readonly address: Address; readonly note: string | null }
  | { readonly ok: false; readonly complaint: string }

const managementPort = 8089
const shape =
  /^(?:([a-z][a-z0-9+.-]*):\/\/)?(\[[0-9a-f:.]+\]|[^/:?#\s[\]@]+)(?::([^/?#]*))?(\/[^?#]*)?(?:[?#].*)?$/i

/** Splits what was typed or pasted: a URL, `host:port` or a host. */
export function parseAddress(text: string): ParsedAddress {
  const typed = text.trim()
  const bad = (complaint: string): ParsedAddress => ({ ok: false, complaint })
  if (typed === '')
    return bad('Enter the address of the Splunk server, for example splunk.example.com:8089.')
  if (/^(?:[a-z]+:\/\/)?[^/]*@/i.test(typed)) {
    return bad('Leave the user name out of the address; it has a field of its own.')
  }
  const [, scheme = 'https', host = '', port, path = ''] = shape.exec(typed) ?? []
  if (host === '') return bad('This is no address. One looks like splunk.example.com:8089.')
  const lower = scheme.toLowerCase()
  if (lower !== 'https' && lower !== 'http')
    return bad('The address begins with https:// or http://.')
  if (!/^(?:[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?|\[.+\])$/i.test(host)) {
    return bad(`${host} is no host name: it has letters, digits, dots and dashes.`)
  }
  if (port !== undefined && !/^\d{1,5}$/.test(port))
    return bad('The port is a number, usually 8089.')
  const number = port === undefined ? managementPort : Number(port)
  if (number < 1 || number > 65535) return bad('A port is a number from 1 to 65535, usually 8089.')
  // Splunk Web's own pages begin with a language; they are no part of the management address.
  const basePath = /^\/[a-z]{2}-[A-Z]{2}(\/|$)/.test(path) ? '' : path.replace(/\/+$/, '')
  if (!/^(?:\/[A-Za-z0-9._~-]+)*$/.test(basePath)) {
    return bad('A path after the port looks like /splunkd/__raw.')
  }
  return {
    ok: true,
    address: { scheme: lower, host, port: number, basePath },
    note: noteOn(number, lower)
  }
}

function noteOn(port: number, scheme: string): string | null {
  if (port === 8000 || port === 443) {
    return `Port ${port} is usually Splunk Web. The management port is usually 8089.`
  }
  return scheme === 'http' ? 'Without https the password crosses the network readably.' : null
}

export function formatAddress({ scheme, host, port, basePath }: Address): string {
  return `${scheme}://${host}:${port}${basePath}`
}
