interface Cookie {
  readonly value: string
  readonly path: string
  /** Unix milliseconds. */
  readonly until: number
}

const mostKept = 32
const mostBytes = 4096

/**
 * The cookies by which a load balancer keeps one conversation on one search head. Belongs to one
 * connection, so none ever goes to another host; memory only.
 */
export class Cookies {
  readonly #kept = new Map<string, Cookie>()

  /** `setCookies`: the values of an answer's Set-Cookie headers. */
  keep(setCookies: readonly string[]): void {
    for (const text of setCookies) this.#keepOne(text)
  }

  /** The Cookie header of a request to this path; null for none. */
  header(path: string): string | null {
    const now = Date.now()
    const pairs = [...this.#kept]
      .filter(([, cookie]) => cookie.until > now && isBelow(path, cookie.path))
      .map(([name, { value }]) => `${name}=${value}`)
    return pairs.length === 0 ? null : pairs.join('; ')
  }

  #keepOne(text: string): void {
    const [pair = '', ...attributes] = text.split(';').map((part) => part.trim())
    const [, name, value] =
      /^([\w!#$%&'*+.^`|~-]+)=([\x21\x23-\x2b\x2d-\x3a\x3c-\x7e"]*)$/.exec(pair) ?? []
    // splunkd's own cookie is a sign-in, which is kept elsewhere.
    if (name === undefined || value === undefined || /^splunkd_/.test(name)) return
    if (text.length > mostBytes) return
    const given = new Map(
      attributes.map((attribute) => {
        const [key = '', ...rest] = attribute.split('=')
        return [key.toLowerCase(), rest.join('=')] as const
      })
    )
    this.#kept.delete(name)
    const until = endOf(given)
    if (until <= Date.now()) return
    const path = given.get('path') ?? ''
    this.#kept.set(name, { value, path: path.startsWith('/') ? path : '/', until })
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > mostKept && oldest !== undefined) this.#kept.delete(oldest)
  }
}

function endOf(attributes: ReadonlyMap<string, string>): number {
  const seconds = attributes.get('max-age')
  if (seconds !== undefined && /^-?\d+$/.test(seconds)) return Date.now() + Number(seconds) * 1000
  const date = Date.parse(attributes.get('expires') ?? '')
  return Number.isNaN(date) ? Infinity : date
}

const isBelow = (path: string, prefix: string): boolean =>
  path === prefix || path.startsWith(prefix.endsWith('/') ? prefix : `${prefix}/`)
