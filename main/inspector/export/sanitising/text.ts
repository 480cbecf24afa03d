import { fullHostName, identityOf, isHarmless, type Identity } from './names.ts'
import type { Placeholders, Replaced } from './placeholders.ts'
import type { Kind, Tally } from './tally.ts'

const email = /(?<![\w.%+-])[\w.%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})+/gu
const url =
  /(?<![\w+.-])([a-z][a-z0-9+.-]{0,20}:\/\/)(?:([^\s/@:"'<>]{1,256})(:[^\s/@"'<>]{0,256})?@)?(\[[0-9a-f:.%]{2,64}\]|[^\s/:?#"'<>()[\]{},;|\\]{1,255})/gi
const ipv4 =
  /(?<![\d.])(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}(?![\d]|\.\d)/g
const network = /(?<![\d.])\d{1,3}(?:\.\d{1,3}){0,2}\.\*(?![\w])/g
const ipv6 =
  /(?<![\w:.])(?:(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}|(?:[0-9a-f]{1,4}:){1,7}:|(?:[0-9a-f]{1,4}:){1,6}(?::[0-9a-f]{1,4}){1,6}|::(?:[0-9a-f]{1,4}:){0,6}[0-9a-f]{1,4})(?![\w:])/gi
const windowsUser = /(?<![\w\\])([A-Z][A-Z0-9-]{1,14})(\\{1,2})([A-Za-z][\w.$-]{1,64})(?![\w\\])/g
const homeOf = /((?:\/home\/|\/Users\/|\\{1,2}Users\\{1,2}|\/servicesNS\/))([^/\\\s"'?]{1,64})/g
const field =
  /(?<![\w.])(["']?)([A-Za-z_][\w.]{0,80})\1(\s*(?:!=|==|=|:)\s*)("(?:[^"\\]|\\.){0,400}"|'[^']{0,400}'|[^\s,;|)\]}"'&(=]{1,400}(?![(\w]))/g
const listed = /(?<![\w.])([A-Za-z_][\w.]{0,80})(\s+in\s*\()([^)]{0,4000})(?=\))/gi
const prose =
  /\b((?:password (?:of|for)|for (?:the )?user|as user|owned by|(?:logged|signed) in as|on behalf of)\s+)(["']?)([\p{L}\p{N}_][\p{L}\p{N}_.@\\-]{0,80})/giu
const quotedUser = /\b((?:user|username|account|owner)\s+)(["'])([^"']{1,80})(?=\2)/gi
const word = /[\p{L}\p{N}_][\p{L}\p{N}_.@-]*/gu
// From the coarsest on: parts of a word that may be a name of their own.
const seams = [/(@)/, /(\.)/, /(__+)/, /(_)/, /(-)/] as const
/** Up to this seam a part may be a host; finer ones would find "web" in "web-shop". */
const hostSeams = 3

const localAddress = /^(?:127\.|0\.0\.0\.0$|255\.255\.255\.255$)/

/** Takes out of a text who and where, by its patterns and by the names that are known. */
export class TextSanitiser {
  readonly #placeholders: Placeholders
  readonly #tally: Tally

  constructor(placeholders: Placeholders, tally: Tally) {
    this.#placeholders = placeholders
    this.#tally = tally
  }

  /** A value that is a name by its field. Wildcards at its ends stay. */
  name(kind: Identity, value: string): string {
    const [, before = '', core = '', after = ''] = /^([\s*]*)(.*?)([\s*]*)$/s.exec(value) ?? []
    if (isHarmless(core) || identityOf(core) !== null || /^\$.*\$$/.test(core)) return value
    if (kind === 'host' && /^\d+$/.test(core)) return value
    const patterned = this.#patterns(core)
    if (patterned !== core) return `${before}${this.text(patterned)}${after}`
    this.#placeholders.learn(kind, core)
    return before + this.#replace(kind, kind, core) + after
  }

  text(text: string): string {
    const fields = this.#patterns(text)
      .replace(field, (all, quote: string, name: string, sign: string, value: string) => {
        const kind = identityOf(name)
        if (kind === null) return all
        const [inner, mark] = unquoted(value)
        if (/^\s*:/.test(sign) && quote === '' && mark === '') {
          // "user: not found" is prose; what follows is no name to look for elsewhere.
          return all
        }
        return `${quote}${name}${quote}${sign}${mark}${this.name(kind, inner)}${mark}`
      })
      .replace(listed, (all, name: string, open: string, values: string) => {
        const kind = identityOf(name)
        if (kind === null) return all
        const items = values.replace(/"[^"]*"|'[^']*'|[^\s,]+/g, (item) => {
          const [inner, mark] = unquoted(item)
          return `${mark}${this.name(kind, inner)}${mark}`
        })
        return `${name}${open}${items}`
      })
      .replace(prose, (_all, before: string, mark: string, name: string) => {
        const [, core = '', end = ''] = /^(.*?)(\.*)$/s.exec(name) ?? []
        return `${before}${mark}${this.name('user', core)}${end}`
      })
      .replace(
        quotedUser,
        (_all, before: string, mark: string, name: string) =>
          `${before}${mark}${this.name('user', name)}`
      )
      .replace(fullHostName, (name) => this.#host(name))
    return fields.replace(word, (token, at: number) => {
      // The name of an index or a source type stays, also where a machine has the same.
      const before = fields.slice(Math.max(0, at - 20), at)
      return /\b(?:index|sourcetype)\s*(?:!=|=)\s*"?$/i.test(before) ? token : this.#word(token, 0)
    })
  }

  #patterns(text: string): string {
    return text
      .replace(email, (address) =>
        /@example\.com$/i.test(address) && this.#placeholders.isPlaceholder(address)
          ? address
          : this.#replace('email', 'email', address)
      )
      .replace(
        url,
        (
          all,
          scheme: string,
          user: string | undefined,
          secret: string | undefined,
          host: string
        ) =>
          all === 'https://example.com'
            ? all
            : `${scheme}${user === undefined ? '' : `${this.name('user', user)}${secret ?? ''}@`}${this.#host(host)}`
      )
      .replace(ipv4, (address) =>
        localAddress.test(address) || this.#placeholders.isPlaceholder(address)
          ? address
          : this.#replace('address', 'address', address)
      )
      .replace(network, (range) => `${this.#replace('address', 'network', range.slice(0, -2))}.*`)
      .replace(ipv6, (address) =>
        /^(?:::1?|[0-9a-f]{1,2}::)$/i.test(address) || this.#placeholders.isPlaceholder(address)
          ? address
          : this.#replace('address', 'address6', address)
      )
      .replace(
        windowsUser,
        (_all, domain: string, slash: string, user: string) =>
          `${this.name('host', domain)}${slash}${this.name('user', user)}`
      )
      .replace(homeOf, (_all, folder: string, user: string) => folder + this.name('user', user))
  }

  #host(name: string): string {
    const bare = name.replace(/^\[|\]$/g, '')
    if (isHarmless(bare) || this.#placeholders.isPlaceholder(bare)) return name
    if (/^[\d.]+$/.test(bare) || bare.includes(':')) return name
    this.#placeholders.learn('host', bare)
    return this.#replace('host', 'host', bare)
  }

  #word(token: string, seam: number): string {
    if (this.#placeholders.isPlaceholder(token)) return token
    const known = this.#placeholders.word(token)
    if (known !== undefined && (known.kind !== 'host' || seam <= hostSeams)) {
      this.#tally.add(known.kind, token, known.placeholder)
      return known.placeholder
    }
    const at = seams.findIndex((pattern, place) => place >= seam && pattern.test(token))
    const pattern = seams[at]
    if (pattern === undefined) return token
    return token
      .split(pattern)
      .map((part, place) => (place % 2 === 1 ? part : this.#word(part, at + 1)))
      .join('')
  }

  #replace(kind: Kind, replaced: Replaced, value: string): string {
    if (this.#placeholders.isPlaceholder(value)) return value
    const placeholder = this.#placeholders.of(replaced, value)
    this.#tally.add(kind, value, placeholder)
    return placeholder
  }
}

function unquoted(value: string): readonly [inner: string, mark: string] {
  const mark = value[0] ?? ''
  return (mark === '"' || mark === "'") && value.length > 1 && value.endsWith(mark)
    ? [value.slice(1, -1), mark]
    : [value, '']
}
