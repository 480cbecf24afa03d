import { fullHostName, identityOf, isHarmless, type Identity } from './names.ts'
import type { Placeholders, Replaced } from './placeholders.ts'
import type { Kind, Tally } from './tally.ts'

const email = /(?<![\w.%+-])[\w.%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})+/gu
const url =
  /(?<![\w+.-])([a-z][a-z0-9+.-]{0,20}:\/\/)(?:([^\s/@:"'<>]{1,256})(:[^\s/@"'<>]{0,256})?@)?(\[[0-9a-f:.%]{2,64}\]|[^\s/:?#"'<>()[\]{},;|\\]{1,255})/gi
const ipv4 =
  /(?<![\d.])(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}(?![\d]|\.\d)/g
const network = /(?<![\w.-])\d{1,3}(?:\.\d{1,3}){0,2}\.\*(?![\w])/g
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

const plain = /^[\w ]*$/
const beforeIndex = /\b(?:index|sourcetype)\s*(?:!=|=)\s*"?$/i
const localAddress6 = /^(?:::1?|[0-9a-f]{1,2}::)$/i
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
    const patterned = plain.test(value) ? value : this.#patterns(value)
    if (patterned !== value) return this.text(patterned)
    const [, before = '', core = '', after = ''] = /^([\s*]*)(.*?)(\.?[\s*]*)$/s.exec(value) ?? []
    if (isHarmless(core) || identityOf(core) !== null || /^\$.*\$$/.test(core)) return value
    if (kind === 'host' && /^\d+$/.test(core)) return value
    this.#placeholders.learn(kind, core)
    return before + this.#replace(kind, kind, core) + after
  }

  text(text: string): string {
    // Most texts are a word or two, and every pattern costs.
    let clean = plain.test(text) ? text : this.#patterns(text)
    if (/[=:]/.test(clean)) clean = this.#fields(clean)
    if (clean.includes('(')) clean = this.#lists(clean)
    if (clean.includes(' ')) clean = this.#prose(clean)
    if (clean.includes('.')) clean = clean.replace(fullHostName, (name) => this.#host(name))
    const whole = clean
    return whole.replace(word, (token, at: number) => {
      const replaced = this.#word(token, 0)
      if (replaced === token) return token
      // The name of an index or a source type stays, also where a machine has the same.
      const isIndex = beforeIndex.test(whole.slice(Math.max(0, at - 20), at))
      return isIndex ? token : replaced
    })
  }

  #fields(text: string): string {
    return text.replace(field, (all, quote: string, name: string, sign: string, value: string) => {
      const kind = identityOf(name)
      if (kind === null) return all
      const [inner, mark] = unquoted(value)
      // "user: not found" is prose, and tells no name.
      if (/^\s*:/.test(sign) && quote === '' && mark === '') return all
      return `${quote}${name}${quote}${sign}${mark}${this.name(kind, inner)}${mark}`
    })
  }

  #lists(text: string): string {
    return text.replace(listed, (all, name: string, open: string, values: string) => {
      const kind = identityOf(name)
      if (kind === null) return all
      const items = values.replace(/"[^"]*"|'[^']*'|[^\s,]+/g, (item) => {
        const [inner, mark] = unquoted(item)
        return `${mark}${this.name(kind, inner)}${mark}`
      })
      return `${name}${open}${items}`
    })
  }

  #prose(text: string): string {
    return text
      .replace(prose, (_all, before: string, mark: string, name: string) => {
        const [, core = '', end = ''] = /^(.*?)(\.*)$/s.exec(name) ?? []
        return `${before}${mark}${this.name('user', core)}${end}`
      })
      .replace(
        quotedUser,
        (_all, before: string, mark: string, name: string) =>
          `${before}${mark}${this.name('user', name)}`
      )
  }

  #patterns(text: string): string {
    let clean = text
    const replace = (pattern: RegExp, by: (...groups: string[]) => string) =>
      (clean = clean.replace(pattern, by))
    if (clean.includes('@')) replace(email, (all = '') => this.#replace('email', 'email', all))
    if (clean.includes('://')) {
      replace(url, (_all, scheme = '', user?: string, secret = '', host = '') => {
        const login = user === undefined ? '' : `${this.name('user', user)}${secret}@`
        return `${scheme}${login}${this.#host(host)}`
      })
    }
    if (clean.includes('.')) {
      replace(ipv4, (all = '') =>
        localAddress.test(all) ? all : this.#replace('address', 'address', all)
      )
      replace(network, (all = '') => `${this.#replace('address', 'network', all.slice(0, -2))}.*`)
    }
    if (clean.includes(':')) {
      replace(ipv6, (all = '') =>
        localAddress6.test(all) ? all : this.#replace('address', 'address6', all)
      )
    }
    if (clean.includes('\\')) {
      replace(
        windowsUser,
        (_all, domain = '', slash = '', user = '') =>
          `${this.name('host', domain)}${slash}${this.name('user', user)}`
      )
    }
    if (/[\\/]/.test(clean)) {
      replace(homeOf, (_all, folder = '', user = '') => folder + this.name('user', user))
    }
    return clean
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
    if (this.#placeholders.hasNoWords) return token
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
