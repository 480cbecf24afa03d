import type { Pipeline } from '../../../spl/pipeline.ts'
import { type Token, tokens, unquote } from '../../../spl/tokens.ts'

export type Term =
  | { readonly kind: 'symbol'; readonly text: '(' | ')' | ',' | 'end' }
  | { readonly kind: 'operator'; readonly text: string }
  | { readonly kind: 'word'; readonly text: string; readonly quoted: boolean }
  | { readonly kind: 'subsearch'; readonly pipeline: Pipeline }

const operatorAt = /^(?:!=|<=|>=|==|=|<|>)/

/** Joins tokens to what a search is made of: `a`, `=`, `b=c`, `(`; a bracket is one subsearch. */
export function terms(source: readonly Token[], subsearches: readonly Pipeline[]): Term[] {
  const found: Term[] = []
  let at = 0
  let bracket = 0
  const symbol = () => source[at]?.text ?? ''

  const skipBracket = (): void => {
    let depth = 0
    do {
      const kind = source[at]?.kind
      if (kind === 'open') depth += 1
      if (kind === 'close') depth -= 1
      at += 1
    } while (depth > 0 && at < source.length)
  }
  const operator = (): string | null => {
    const two = `${symbol()}${source[at + 1]?.text ?? ''}`
    if (source[at]?.kind !== 'symbol') return null
    const text = operatorAt.exec(two)?.[0] ?? null
    at += text === null ? 0 : text.length
    return text
  }
  // Unquoted text goes on over commas, and in a value over = and < too: uri=/a?b=c.
  const word = (inValue: boolean): Term => {
    const first = source[at]
    if (first?.kind === 'string') {
      at += 1
      return { kind: 'word', text: unquote(first.text), quoted: true }
    }
    let text = ''
    for (let next = source[at]; next; next = source[at]) {
      const joins =
        next.kind === 'word' ||
        next.kind === 'name' ||
        (next.kind === 'string' && text.endsWith('::'))
      const symbols = inValue ? /^[=<>!]$/ : /^!$/
      const goesOn =
        next.kind === 'symbol' && symbols.test(next.text) && source[at + 1]?.text !== '='
      if (!joins && !goesOn) break
      text += next.kind === 'string' ? unquote(next.text) : next.text
      at += 1
    }
    return { kind: 'word', text, quoted: false }
  }

  while (at < source.length) {
    const token = source[at]
    if (token === undefined) break
    if (token.kind === 'space' || token.kind === 'comment') {
      at += 1
      continue
    }
    if (token.kind === 'open') {
      const pipeline = subsearches[bracket]
      bracket += 1
      skipBracket()
      if (pipeline) found.push({ kind: 'subsearch', pipeline })
      continue
    }
    if (token.text === '(' || token.text === ')' || token.text === ',') {
      found.push({ kind: 'symbol', text: token.text })
      at += 1
      continue
    }
    const comparator = operator()
    if (comparator !== null) {
      found.push({ kind: 'operator', text: comparator === '==' ? '=' : comparator })
      continue
    }
    const before = at
    found.push(word(found.at(-1)?.kind === 'operator'))
    if (at === before) at += 1
  }
  return found
}

export const termsOfText = (text: string): Term[] => terms(tokens(text), [])
