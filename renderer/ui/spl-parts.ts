import { SplSyntaxError } from '../../main/spl/syntax-error.ts'
import { tokens, type Token } from '../../main/spl/tokens.ts'

export interface SplPart {
  readonly kind: 'plain' | 'quiet' | 'command' | 'keyword' | 'string' | 'macro' | 'comment' | 'pipe'
  readonly text: string
}

/** Stands where a secret was, as a word as long: a search in brackets is something else. */
export const withoutMarks = (spl: string): string => spl.replaceAll('[redacted]', '·redacted·')

const keywords = new Set([
  'by',
  'as',
  'and',
  'or',
  'not',
  'where',
  'over',
  'in',
  'output',
  'outputnew'
])
const kinds: Partial<Record<Token['kind'], SplPart['kind']>> = {
  string: 'string',
  macro: 'macro',
  comment: 'comment',
  pipe: 'pipe',
  open: 'pipe',
  close: 'pipe',
  symbol: 'quiet'
}

/** Cuts SPL into what is to look alike, as large as can be. Text that is cut off or broken keeps its tail plain. */
export function splParts(spl: string): readonly SplPart[] {
  const { read, rest } = readable(spl)
  const parts: { readonly kind: SplPart['kind']; text: string }[] = []
  const add = (kind: SplPart['kind'], text: string) => {
    const last = parts.at(-1)
    if (last?.kind === kind) last.text += text
    else parts.push({ kind, text })
  }
  // A search may begin without a command; the first word is one only after a pipe or bracket.
  let commandNext = false
  for (const { kind, text } of read) {
    const isWord = kind === 'word'
    if (isWord && commandNext) add('command', text)
    else if (isWord && keywords.has(text.toLowerCase())) add('keyword', text)
    else add(kinds[kind] ?? 'plain', text)
    if (kind === 'pipe' || kind === 'open') commandNext = true
    else if (kind !== 'space' && kind !== 'comment') commandNext = false
  }
  if (rest !== '') add('plain', rest)
  return parts
}

export function readable(spl: string): { read: readonly Token[]; rest: string } {
  const words = withoutMarks(spl)
  const read = (end: number) =>
    tokens(words.slice(0, end)).map((token) => ({
      ...token,
      text: spl.slice(token.start, token.end)
    }))
  try {
    return { read: read(spl.length), rest: '' }
  } catch (error) {
    if (!(error instanceof SplSyntaxError) || error.position >= spl.length) throw error
    return { read: read(error.position), rest: spl.slice(error.position) }
  }
}

/** One stage of the pipeline per line, as people write longer searches. */
export function splLines(spl: string): string {
  const { read, rest } = readable(spl)
  let depth = 0
  let text = ''
  for (const token of read) {
    if (token.kind === 'open') depth++
    if (token.kind === 'close') depth--
    const breaks = token.kind === 'pipe' && depth === 0 && text.trim() !== ''
    text = breaks && !/\n\s*$/.test(text) ? `${text.trimEnd()}\n${token.text}` : text + token.text
  }
  return text + rest
}
