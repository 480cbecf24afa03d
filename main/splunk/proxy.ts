import { BlockList, isIP } from 'node:net'
import { bareHost, hostPort } from './address.ts'
import type { Address } from './connection.ts'
import { SplunkError } from './splunk-error.ts'

/** A proxy that opens tunnels by CONNECT. */
export interface Proxy {
  readonly scheme: 'http' | 'https'
  readonly host: string
  readonly port: number
  /** Value of Proxy-Authorization; secret. */
  readonly authorization: string | null
  /** Where the user can change it: "in Settings". */
  readonly from: string
}

/** What the user chose: HTTPS_PROXY and NO_PROXY of the environment, none, or one of their own. */
export type ProxyChoice =
  | { readonly kind: 'environment' }
  | { readonly kind: 'none' }
  /** `except`: as NO_PROXY. */
  | { readonly kind: 'address'; readonly url: string; readonly except: string }

type Environment = Readonly<Record<string, string | undefined>>

/** As messages name it, without its login: "http://proxy.example.com:3128". */
export const proxyName = ({ scheme, host, port }: Proxy): string => `${scheme}://${host}:${port}`

/**
 * The proxy on the way to this Splunk; null for none. This machine itself is always reached directly.
 * Throws `proxy_unusable`.
 */
export function proxyFor(address: Address, choice: ProxyChoice, env: Environment): Proxy | null {
  if (choice.kind === 'none' || isLoopback(bareHost(address))) return null
  if (choice.kind === 'address') {
    return isExcepted(address, choice.except) ? null : parseProxy(choice.url, 'in Settings')
  }
  // Lower case wins, as in curl.
  const named = (name: string): readonly [string, string] | null => {
    const value = env[name.toLowerCase()] ?? env[name]
    return value === undefined || value === '' ? null : [name, value]
  }
  const found = named(address.scheme === 'https' ? 'HTTPS_PROXY' : 'HTTP_PROXY')
  if (found === null || isExcepted(address, named('NO_PROXY')?.[1] ?? '')) return null
  return parseProxy(found[1], `by ${found[0]} in the environment`)
}

function parseProxy(text: string, from: string): Proxy {
  const full = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`
  const url = URL.canParse(full) ? new URL(full) : null
  const scheme = url?.protocol.slice(0, -1)
  const authorization = url === null ? null : authorizationOf(url)
  // Its text may hold a password, so it is not repeated.
  if (
    url === null ||
    (scheme !== 'http' && scheme !== 'https') ||
    url.hostname === '' ||
    authorization === undefined
  ) {
    throw new SplunkError('proxy_unusable', `The proxy that is set ${from} is not an address.`, {
      hint: 'It looks like http://proxy.example.com:3128. SOCKS proxies and configuration scripts (PAC) are not supported.'
    })
  }
  return {
    scheme,
    host: url.hostname,
    port: Number(url.port) || (scheme === 'https' ? 443 : 80),
    authorization,
    from
  }
}

/** Undefined when it cannot be decoded. */
function authorizationOf({ username, password }: URL): string | null | undefined {
  if (username === '') return null
  try {
    const login = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
    return `Basic ${Buffer.from(login).toString('base64')}`
  } catch {
    return undefined
  }
}

const isLoopback = (host: string): boolean =>
  /^(?:(?:.+\.)?localhost\.?|127(?:\.\d+){3}|::1)$/i.test(host)

const family = (ip: string): 'ipv4' | 'ipv6' => (isIP(ip) === 6 ? 'ipv6' : 'ipv4')

/** `list`: hosts, domains (.example.com, also without the dot), addresses, 10.0.0.0/8; each with :port or not; or *. */
function isExcepted(address: Address, list: string): boolean {
  const host = bareHost(address).toLowerCase().replace(/\.$/, '')
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry === '*' || entry === hostPort(address).toLowerCase()) return true
      const [, name = entry, port] = /^([^:]+|\[.+\]):(\d+)$/.exec(entry) ?? []
      if (port !== undefined && Number(port) !== address.port) return false
      const bare = name.replace(/^\[(.*)\]$/, '$1').replace(/^\*?\./, '')
      return isIP(host) === 0
        ? host === bare || host.endsWith(`.${bare}`)
        : host === bare || isWithin(host, bare)
    })
}

function isWithin(ip: string, subnet: string): boolean {
  const [, net, bits] = /^(.+)\/(\d{1,3})$/.exec(subnet) ?? []
  if (net === undefined || isIP(net) !== isIP(ip) || Number(bits) > (isIP(ip) === 6 ? 128 : 32)) {
    return false
  }
  const list = new BlockList()
  list.addSubnet(net, Number(bits), family(ip))
  return list.check(ip, family(ip))
}
