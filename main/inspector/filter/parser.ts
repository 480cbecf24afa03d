import { fieldWord, type FieldWord, nearestField } from './fields.ts'
import type { Filter } from './filter.ts'
import { FilterProblem } from './problem.ts'
import { regexProblem } from './regex.ts'
import { shortComparison, valueFilter } from './values.ts'

/** Characters that a filter may have. */
export const longestFilter = 2000
/** Brackets within brackets. */
const deepest = 20

const listed = /[^\s(),]+/y
const valueShapes = {
  text: listed,
  is: listed,
  has: listed,
  number: /(?:(?:[<>]=?|=)\s*(?=\d))?[^\s()]+/y,
  time: /\d{4}-\d{1,2}-\d{1,2} \d{1,2}:\d{2}[^\s()]*|[^\s()]+/y
}

/** Reads one term at the place of the parser; null: unfinished, means nothing yet. */
type Term = () => Filter | null

/**
 * Reads the text of a filter from its beginning on. What is unfinished at the end of the text, such as
 * an open quote, `tool:` or a last `or`, counts as not there. Throws `FilterProblem`.
 */
export class FilterParser {
  readonly #text: string
  readonly #now: number
  #at = 0
  #depth = 0

  constructor(text: string, now: number) {
    this.#text = text
    this.#now = now
  }

  get at(): number {
    return this.#at
  }

  set at(at: number) {
    this.#at = at
  }

  get ended(): boolean {
    return this.#at >= this.#text.length
  }

  /** The whole text. */
  whole(): Filter {
    const filter = this.#any(this.term)
    if (!this.ended) throw this.closesNothing()
    return filter ?? { kind: 'all', of: [] }
  }

  /** Passes over space. */
  space(): void {
    this.#take(/\s+/y)
  }

  /** Passes over `or` or `and` where one stands here. */
  connective(): 'or' | 'and' | undefined {
    const word = this.#take(/(?:or|and)(?=[\s()]|$)/iy)?.toLowerCase()
    return word === 'or' || word === 'and' ? word : undefined
  }

  /** One term with what negates it. */
  readonly term: Term = () => this.#unary(this.#plain)

  #any(term: Term): Filter | null {
    const sides: Filter[] = []
    let last = this.#at
    for (;;) {
      const from = this.#at
      const side = this.#all(term)
      const place = this.#at
      const or = this.connective()
      const nothing = this.#text.slice(from, place).trim() === ''
      if (nothing && or !== undefined) throw this.#alone('or', place)
      if (nothing && from > last && !this.ended) throw this.#alone('or', last)
      if (side !== null) sides.push(side)
      last = place
      if (or === undefined) break
    }
    return sides.length > 1 ? { kind: 'any', of: sides } : (sides[0] ?? null)
  }

  #all(term: Term): Filter | null {
    const terms: Filter[] = []
    let first = true
    for (;;) {
      this.space()
      const from = this.#at
      if (this.#sees(/\)|$|or(?=[\s()]|$)/iy)) break
      const and = this.connective() !== undefined
      if (and && first) throw this.#alone('and', from)
      this.space()
      if (and && this.#sees(/\)|(?:or|and)(?=[\s()]|$)/iy)) throw this.#alone('and', from)
      const one = this.#unary(term)
      if (one !== null) terms.push(one)
      first = false
    }
    return terms.length > 1 ? { kind: 'all', of: terms } : (terms[0] ?? null)
  }

  #unary(term: Term): Filter | null {
    const from = this.#at
    let not = false
    while (this.#take(/-(?=[^\s)])|-$|not(?=[\s()]|$)\s*/iy) !== undefined) not = !not
    if (this.ended) return null
    if (from < this.#at && this.#sees(/\)|(?:or|and)(?=[\s()]|$)/iy)) throw this.#alone('not', from)
    const filter = this.#take(/\(/y) === undefined ? term() : this.#group(term)
    if (!not || filter === null) return filter
    return filter.kind === 'not' ? filter.of : { kind: 'not', of: filter }
  }

  /** After an opening bracket, up to its end. */
  #group(term: Term): Filter | null {
    const from = this.#at - 1
    if (++this.#depth > deepest) {
      throw new FilterProblem(`More than ${deepest} brackets within brackets`, from, from + 1)
    }
    const filter = this.#any(term)
    if (this.#take(/\)/y) === undefined) {
      throw new FilterProblem(
        'This bracket is opened and not closed; quotes make it text: "("',
        from,
        from + 1
      )
    }
    this.#depth--
    return filter
  }

  readonly #plain: Term = () => {
    const from = this.#at
    const quoted = this.#quoted()
    if (quoted !== undefined) return quoted === '' ? null : { kind: 'text', text: quoted }
    const regex = this.#regex()
    if (regex !== undefined) return regex
    if (this.#sees(/[<>]/y)) {
      return shortComparison(this.#take(/[<>]=?(?:\s*(?=\d))?[^\s()]*/y) ?? '', from)
    }
    const name = this.#take(/[a-z][a-z_]*:/iy)
    if (name === undefined) return { kind: 'text', text: this.#take(/[^\s()]+/y) ?? '' }
    const field = fieldWord(name.slice(0, -1))
    if (field === undefined) throw this.#unknown(name, from)
    return this.#take(/\(/y) === undefined ? this.#values(field) : this.#group(this.#each(field))
  }

  readonly #each =
    (field: FieldWord): Term =>
    () =>
      this.#values(field)

  /** One value of a field, or several with commas between them, of which one must fit. */
  #values(field: FieldWord): Filter | null {
    const several = field.kind !== 'number' && field.kind !== 'time'
    const found: Filter[] = []
    do {
      const from = this.#at
      const exact = field.kind === 'text' && this.#take(/=/y) !== undefined
      const quoted = this.#quoted()
      const text = quoted ?? this.#take(valueShapes[field.kind]) ?? ''
      const value = { text, exact, quoted: quoted !== undefined, from, to: this.#at }
      const filter = text === '' ? null : valueFilter(field, value, this.#now)
      if (filter !== null) found.push(filter)
    } while (several && this.#take(/,/y) !== undefined)
    return found.length > 1 ? { kind: 'any', of: found } : (found[0] ?? null)
  }

  #quoted(): string | undefined {
    if (this.#take(/"/y) === undefined) return undefined
    const inside = this.#take(/(?:\\["\\]|\\(?!["\\])|[^"\\])*/y) ?? ''
    this.#take(/"/y)
    return inside.replace(/\\(["\\])/g, '$1')
  }

  #regex(): Filter | undefined {
    const from = this.#at
    const text = this.#take(/\/(?:\\[^]|[^\\/]|\/(?!i?(?:[\s)]|$)))+\/i?(?=[\s)]|$)/iy)
    if (text === undefined) return undefined
    const end = text.lastIndexOf('/')
    const source = text.slice(1, end)
    const flags = end === text.length - 1 ? '' : 'i'
    const problem = regexProblem(source)
    if (problem !== undefined) throw new FilterProblem(problem, from, this.#at)
    return { kind: 'regex', source, flags }
  }

  #unknown(name: string, from: number): FilterProblem {
    const word = name.slice(0, -1)
    const known = nearestField(word)
    const hint = known === undefined ? '' : ` Did you mean ${known}?`
    return new FilterProblem(
      `There is no field ${word}.${hint} Quotes make it text: "${word}:…"`,
      from,
      from + word.length
    )
  }

  #alone(word: 'and' | 'or' | 'not', at: number): FilterProblem {
    const to = Math.min(at + word.length, this.#text.length)
    return new FilterProblem(
      word === 'not'
        ? 'After “not” there is nothing; quotes make it text: "not"'
        : `On one side of “${word}” there is nothing; quotes make it text: "${word}"`,
      at,
      to
    )
  }

  closesNothing(): FilterProblem {
    const message = 'This bracket closes nothing; quotes make it text: ")"'
    return new FilterProblem(message, this.#at, this.#at + 1)
  }

  #sees(shape: RegExp): boolean {
    shape.lastIndex = this.#at
    return shape.test(this.#text)
  }

  #take(shape: RegExp): string | undefined {
    shape.lastIndex = this.#at
    const text = shape.exec(this.#text)?.[0]
    if (text !== undefined) this.#at += text.length
    return text
  }
}

export type ParsedFilter =
  | { readonly ok: true; readonly filter: Filter }
  | { readonly ok: false; readonly message: string; readonly from: number; readonly to: number }

/** What the text of a filter means; `now` is what a time of day or a date without a zone is seen from. */
export function parseFilter(text: string, now = Date.now()): ParsedFilter {
  try {
    if (text.length > longestFilter) {
      throw new FilterProblem(
        `A filter may have ${longestFilter.toLocaleString('en-US')} characters; this one has ${text.length.toLocaleString('en-US')}`,
        longestFilter,
        text.length
      )
    }
    return { ok: true, filter: new FilterParser(text, now).whole() }
  } catch (error) {
    if (!(error instanceof FilterProblem)) throw error
    return { ok: false, message: error.message, from: error.from, to: error.to }
  }
}
