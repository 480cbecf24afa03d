import type { Compile } from '../compiled-search.ts'
import { commandError } from '../search-error.ts'
import type { Comparator, Filter, ParsedFilter } from './filter.ts'
import type { Term } from './terms.ts'

const end: Term = { kind: 'symbol', text: 'end' }

/** Reads the language of `search`. Throws `SearchFailed`. */
export class FilterParser {
  readonly #terms: readonly Term[]
  readonly #compile: Compile
  readonly #command: string
  #at = 0
  #depth = 0
  #earliest: string | null = null
  #latest: string | null = null
  #indexEarliest: string | null = null
  #indexLatest: string | null = null

  constructor(terms: readonly Term[], compile: Compile, command = 'search') {
    this.#terms = terms
    this.#compile = compile
    this.#command = command
  }

  parse(): ParsedFilter {
    const filter = this.#next === end ? ({ kind: 'all' } as const) : this.#and()
    if (this.#next !== end) throw this.#unable('unbalanced parentheses.')
    return {
      filter,
      earliest: this.#earliest,
      latest: this.#latest,
      indexEarliest: this.#indexEarliest,
      indexLatest: this.#indexLatest
    }
  }

  get #next(): Term {
    return this.#terms[this.#at] ?? end
  }

  #unable(why: string) {
    return commandError(this.#command, `Unable to parse the search: ${why}`)
  }

  // Only capitals are operators: `or` is a word to look for.
  #accept(text: string): boolean {
    const next = this.#next
    const found =
      next.kind === 'symbol' || (next.kind === 'word' && !next.quoted) ? next.text === text : false
    if (found) this.#at += 1
    return found
  }

  #and(): Filter {
    this.#depth += 1
    if (this.#depth > 200) throw this.#unable('too many parentheses.')
    const parts: Filter[] = []
    for (;;) {
      parts.push(this.#or())
      const explicit = this.#accept('AND')
      const over = this.#next === end || (this.#next.kind === 'symbol' && this.#next.text === ')')
      if (over && explicit) {
        throw this.#unable("'AND' operator is missing a clause on the right hand side.")
      }
      if (over) break
    }
    this.#depth -= 1
    const kept = parts.filter(({ kind }) => kind !== 'all')
    const [only, ...others] = kept
    if (only === undefined) return { kind: 'all' }
    return others.length === 0 ? only : { kind: 'and', parts: kept }
  }

  // In a search OR binds tighter than AND.
  #or(): Filter {
    const parts = [this.#unary()]
    while (this.#accept('OR')) {
      if (this.#next === end) {
        throw this.#unable("'OR' operator is missing a clause on the right hand side.")
      }
      parts.push(this.#unary())
    }
    const [only, ...others] = parts
    return only !== undefined && others.length === 0 ? only : { kind: 'or', parts }
  }

  #unary(): Filter {
    if (this.#accept('NOT')) {
      this.#depth += 1
      if (this.#depth > 200) throw this.#unable('too many NOTs in a row.')
      const part = this.#unary()
      this.#depth -= 1
      return { kind: 'not', part }
    }
    while (this.#accept(',')) if (this.#next === end) return { kind: 'all' }
    if (this.#accept('(')) {
      if (this.#accept(')')) return { kind: 'all' }
      const inner = this.#and()
      if (!this.#accept(')')) throw this.#unable('unbalanced parentheses.')
      return inner
    }
    return this.#term()
  }

  #term(): Filter {
    const term = this.#next
    this.#at += 1
    if (term.kind === 'subsearch') {
      return { kind: 'subsearch', search: this.#compile(term.pipeline) }
    }
    if (term.kind === 'operator') {
      throw this.#unable(`Comparator '${term.text}' is missing a term on the left hand side.`)
    }
    if (term.kind === 'symbol') {
      throw this.#unable(
        term.text === 'end' ? 'a clause is missing at its end.' : 'unbalanced parentheses.'
      )
    }
    if (!term.quoted && /^(?:AND|OR)$/.test(term.text)) {
      throw this.#unable(`'${term.text}' operator is missing a clause on the left hand side.`)
    }
    const following = this.#next
    if (following.kind === 'operator') {
      this.#at += 1
      return this.#comparison(term.text, following.text as Comparator)
    }
    if (term.quoted) return { kind: 'keyword', text: term.text, caseSensitive: false }
    const field = /^([\w.{}-]+)::(.*)$/s.exec(term.text)
    if (field) return this.#compared(field[1] ?? '', '=', field[2] ?? '')
    if (/^(?:TERM|CASE|PREFIX)$/.test(term.text) && this.#accept('('))
      return this.#directive(term.text)
    if (following.kind === 'word' && /^IN$/i.test(following.text)) {
      const opening = this.#terms[this.#at + 1]
      if (opening?.kind === 'symbol' && opening.text === '(') {
        this.#at += 2
        return this.#in(term.text)
      }
    }
    return { kind: 'keyword', text: term.text, caseSensitive: false }
  }

  #comparison(field: string, operator: Comparator): Filter {
    const value = this.#next
    if (value.kind !== 'word') {
      throw this.#unable(`Comparator '${operator}' is missing a term on the right hand side.`)
    }
    this.#at += 1
    return this.#compared(field, operator, value.text)
  }

  #compared(field: string, operator: Comparator, value: string): Filter {
    if (field === 'earliest' || field === 'starttime') this.#earliest = value
    else if (field === 'latest' || field === 'endtime') this.#latest = value
    else if (/^_?index_earliest$/.test(field)) this.#indexEarliest = value
    else if (/^_?index_latest$/.test(field)) this.#indexLatest = value
    else return { kind: 'comparison', field, operator, value }
    return { kind: 'all' }
  }

  #in(field: string): Filter {
    const parts: Filter[] = []
    while (!this.#accept(')')) {
      const value = this.#next
      this.#at += 1
      if (value.kind === 'symbol' && value.text === ',') continue
      if (value.kind !== 'word') throw this.#unable('unbalanced parentheses.')
      parts.push({ kind: 'comparison', field, operator: '=', value: value.text })
    }
    return { kind: 'or', parts }
  }

  #directive(name: string): Filter {
    const value = this.#next
    this.#at += 1
    if (value.kind !== 'word' || !this.#accept(')')) throw this.#unable('unbalanced parentheses.')
    return { kind: 'keyword', text: value.text, caseSensitive: name === 'CASE' }
  }
}
