import { SplSyntaxError } from './syntax-error.ts'

export type TokenKind =
  'space' | 'comment' | 'string' | 'name' | 'macro' | 'pipe' | 'open' | 'close' | 'word' | 'symbol'

/** A piece of SPL; `text` is the source from `start` to `end`, quotes and backticks included. */
export interface Token {
  readonly kind: TokenKind
  readonly text: string
  readonly start: number
  readonly end: number
}

const shapes: readonly (readonly [TokenKind, RegExp])[] = [
  ['space', /\s+/y],
  ['comment', /```[^]*?```/y],
  ['string', /"(?:[^"\\]|\\[^])*"/y],
  // Only what hides neither pipe nor quote counts as a quoted field name: an apostrophe is no quote.
  ['name', /'[^'"`|\n]*'/y],
  ['macro', /`[^`]+`/y],
  ['pipe', /\|/y],
  ['open', /\[/y],
  ['close', /\]/y],
  ['symbol', /[(),=<>!]/y],
  ['word', /(?:\\[^]|(?<=\w)'|[^\s"'`|[\](),=<>!\\])+|['\\]/y]
]

const unclosed: Readonly<Record<string, string>> = {
  '"': 'A double quote is opened and never closed',
  '```': 'A comment is opened with three backticks and never closed',
  '`': 'A macro is opened with a backtick and never closed'
}

function tokenAt(spl: string, start: number): Token {
  for (const [kind, shape] of shapes) {
    if (kind === 'name' && /\w/.test(spl[start - 1] ?? '')) continue
    if (kind === 'macro' && spl.startsWith('```', start)) continue
    shape.lastIndex = start
    const text = shape.exec(spl)?.[0]
    if (text !== undefined) return { kind, text, start, end: start + text.length }
  }
  const opening = Object.keys(unclosed).find((mark) => spl.startsWith(mark, start))
  throw new SplSyntaxError(
    unclosed[spl.startsWith('```', start) ? '```' : (opening ?? '')] ?? 'This cannot be read',
    start
  )
}

/** Splits SPL so that the texts of all tokens together are the source. Throws `SplSyntaxError`. */
export function tokens(spl: string): Token[] {
  const found: Token[] = []
  for (let at = 0; at < spl.length;) {
    const token = tokenAt(spl, at)
    found.push(token)
    at = token.end
  }
  return found
}

/** The value of a double-quoted string, as the command that takes it sees it. */
export const unquote = (text: string): string =>
  text.startsWith('"') && text.endsWith('"') && text.length > 1
    ? text.slice(1, -1).replace(/\\(["\\])/g, '$1')
    : text
