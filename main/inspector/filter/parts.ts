import type { Filter } from './filter.ts'
import { FilterParser } from './parser.ts'
import { FilterProblem } from './problem.ts'
import { meaning } from './words.ts'

interface Span {
  readonly from: number
  readonly to: number
  readonly text: string
}

/** A part of a filter's text that stands by itself; what lies between parts is space. */
export type FilterPart = Span &
  (
    | {
        readonly kind: 'term'
        readonly filter: Filter
        /** Its field, where all of it is of one. */
        readonly field: string | null
        /** "Took more than 2 s" */
        readonly meaning: string
      }
    | { readonly kind: 'or' | 'and' | 'unfinished' }
    | { readonly kind: 'problem'; readonly message: string }
  )

/** The parts of a text, whether it can be read or not. */
export function filterParts(text: string, now = Date.now()): FilterPart[] {
  const parts: FilterPart[] = []
  for (let at = 0; at < text.length;) {
    const part = partAt(text, at, now)
    if (part === undefined) break
    parts.push(part)
    at = part.to
  }
  return parts
}

function partAt(text: string, at: number, now: number): FilterPart | undefined {
  const parser = new FilterParser(text, now)
  parser.at = at
  parser.space()
  if (parser.ended) return undefined
  const from = parser.at
  const span = (to: number): Span => ({ from, to, text: text.slice(from, to) })
  try {
    if (text[from] === ')') throw parser.closesNothing()
    const connective = parser.connective()
    if (connective !== undefined) return { ...span(parser.at), kind: connective }
    const filter = parser.term()
    const whole = { ...span(from + text.slice(from, parser.at).trimEnd().length) }
    if (filter === null) return { ...whole, kind: 'unfinished' }
    return { ...whole, kind: 'term', filter, field: fieldOf(filter), meaning: meaning(filter) }
  } catch (error) {
    if (!(error instanceof FilterProblem)) throw error
    return { ...span(endOf(text, from)), kind: 'problem', message: error.message }
  }
}

/** Where a part that cannot be read ends: at the next space outside of quotes and brackets. */
function endOf(text: string, from: number): number {
  let depth = 0
  let quoted = false
  for (let at = from; at < text.length; at++) {
    const letter = text[at] ?? ''
    if (letter === '"') quoted = !quoted
    else if (letter === '\\' && quoted) at++
    else if (quoted) continue
    else if (letter === '(') depth++
    else if (letter === ')' && --depth < 0) return at === from ? at + 1 : at
    else if (depth === 0 && /\s/.test(letter)) return at
  }
  return text.length
}

function fieldOf(filter: Filter): string | null {
  switch (filter.kind) {
    case 'field':
    case 'number':
    case 'time':
      return filter.field
    case 'not':
      return fieldOf(filter.of)
    case 'all':
    case 'any': {
      const fields = new Set(filter.of.map(fieldOf))
      const [field = null] = fields
      return fields.size === 1 ? field : null
    }
    default:
      return null
  }
}
