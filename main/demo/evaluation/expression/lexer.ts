import { unquote } from '../../../spl/tokens.ts'

export interface Lexeme {
  readonly kind: 'number' | 'string' | 'field' | 'word' | 'operator' | 'end'
  /** Quotes are taken away. */
  readonly text: string
}

const shapes: readonly (readonly [Lexeme['kind'], RegExp])[] = [
  ['number', /(?:\d+(?:\.\d+)?|\.\d+)(?:e[+-]?\d+)?(?![\w])/iy],
  ['string', /"(?:[^"\\]|\\[^])*"/y],
  ['field', /'[^']*'|\$[\w.]+\$/y],
  ['word', /[A-Za-z_@][\w@]*(?:\{[\w.*]*\}(?:\.[A-Za-z_]\w*)*)?|\{\w+\}\w*/y],
  ['operator', /==|!=|<=|>=|<>|[-+*/%.=<>(),]/y]
]

/** Splits an eval expression; null when a character has no place in one. */
export function lexemes(text: string): Lexeme[] | null {
  const found: Lexeme[] = []
  let at = 0
  while (at < text.length) {
    const space = /\s+/y
    space.lastIndex = at
    if (space.test(text)) {
      at = space.lastIndex
      continue
    }
    let next: Lexeme | null = null
    for (const [kind, shape] of shapes) {
      shape.lastIndex = at
      const part = shape.exec(text)?.[0]
      if (part === undefined) continue
      next = {
        kind,
        text: kind === 'string' ? unquote(part) : kind === 'field' ? part.slice(1, -1) : part
      }
      at = shape.lastIndex
      break
    }
    if (next === null) return null
    found.push(next)
  }
  return [...found, { kind: 'end', text: '' }]
}
