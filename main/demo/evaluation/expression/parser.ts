import type { Result } from '../result.ts'
import { failed, notInDemo, type SearchFailed } from '../search-error.ts'
import { numberOf, textOf, valuesOf } from '../value.ts'
import type { Expression, Outcome } from './expression.ts'
import { evalFunctions } from './functions.ts'
import elsewhere from './functions-elsewhere.json' with { type: 'json' }
import { type Lexeme, lexemes } from './lexer.ts'
import { calculated, compared, isComparison, likePattern } from './operators.ts'

// Both bound the stack that an expression needs.
const deepest = 200
const mostLexemes = 5000

const fieldsOf = (parts: readonly Expression[]): string[] => [
  ...new Set(parts.flatMap(({ fields }) => fields))
]
const made = (
  parts: readonly Expression[],
  evaluate: (row: Result, now: number) => Outcome
): Expression => ({ evaluate, fields: fieldsOf(parts) })

/** Parses what eval, where and `eval()` in stats take. Throws `SearchFailed` with splunkd's texts. */
export class ExpressionParser {
  readonly #command: string
  readonly #lexemes: readonly Lexeme[]
  #at = 0
  #depth = 0

  /** `command` is what messages call it: 'EvalCommand', 'where'. */
  constructor(text: string, command: string) {
    this.#command = command
    const found = lexemes(text)
    if (found === null || found.length > mostLexemes) throw this.#malformed()
    this.#lexemes = found
  }

  /** The whole text as one expression. */
  whole(): Expression {
    const expression = this.#or()
    if (this.#next.kind !== 'end') throw this.#malformed()
    return expression
  }

  /** `name=expression, name=expression`, as eval takes it. */
  assignments(): { name: string; expression: Expression }[] {
    const found: { name: string; expression: Expression }[] = []
    do {
      if (found.length > 0 && this.#next.kind === 'end') break
      const target = this.#take()
      let name = target.text
      if (target.kind === 'operator' || target.kind === 'end') throw this.#malformed()
      while (target.kind === 'word' && this.#accept('.')) name += `.${this.#take().text}`
      if (!this.#accept('=')) throw this.#malformed()
      found.push({ name, expression: this.#or() })
    } while (this.#accept(','))
    if (this.#next.kind !== 'end') throw this.#malformed()
    return found
  }

  get #next(): Lexeme {
    return this.#lexemes[this.#at] ?? { kind: 'end', text: '' }
  }

  #take(): Lexeme {
    const taken = this.#next
    this.#at += 1
    return taken
  }

  #accept(operator: string): boolean {
    const found = this.#next.kind === 'operator' && this.#next.text === operator
    if (found) this.#at += 1
    return found
  }

  #acceptWord(word: string): boolean {
    const found = this.#next.kind === 'word' && this.#next.text.toUpperCase() === word
    if (found) this.#at += 1
    return found
  }

  #malformed(): SearchFailed {
    const where = this.#command === 'EvalCommand' ? `'EvalCommand'` : `'${this.#command}' command`
    return failed(`Error in ${where}: The expression is malformed.`)
  }

  #deeper(parse: () => Expression): Expression {
    this.#depth += 1
    if (this.#depth > deepest) throw this.#malformed()
    const parsed = parse()
    this.#depth -= 1
    return parsed
  }

  #or(): Expression {
    return this.#deeper(() => this.#alternatives())
  }

  #alternatives(): Expression {
    let left = this.#and()
    for (;;) {
      const exclusive = this.#acceptWord('XOR')
      if (!exclusive && !this.#acceptWord('OR')) break
      const [a, b] = [left, this.#and()]
      left = made([a, b], (row, now) => {
        const first = a.evaluate(row, now) === true
        if (exclusive) return first !== (b.evaluate(row, now) === true)
        return first || b.evaluate(row, now) === true
      })
    }
    return left
  }

  #and(): Expression {
    let left = this.#not()
    while (this.#acceptWord('AND')) {
      const [a, b] = [left, this.#not()]
      left = made(
        [a, b],
        (row, now) => a.evaluate(row, now) === true && b.evaluate(row, now) === true
      )
    }
    return left
  }

  #not(): Expression {
    if (!this.#acceptWord('NOT')) return this.#comparison()
    const inner = this.#deeper(() => this.#not())
    return made([inner], (row, now) => inner.evaluate(row, now) !== true)
  }

  #comparison(): Expression {
    const left = this.#sum()
    const { kind, text: operator } = this.#next
    if (kind === 'operator' && isComparison(operator)) {
      this.#at += 1
      const right = this.#sum()
      return made([left, right], (row, now) =>
        compared(operator, left.evaluate(row, now), right.evaluate(row, now))
      )
    }
    if (this.#acceptWord('LIKE')) return this.#like(left)
    const negated = this.#acceptWord('NOT')
    if (!this.#acceptWord('IN')) {
      if (negated) throw this.#malformed()
      return left
    }
    if (!this.#accept('(')) throw this.#malformed()
    const list = this.#list()
    return made([left, ...list], (row, now) => {
      const value = left.evaluate(row, now)
      return list.some((item) => compared('=', value, item.evaluate(row, now))) !== negated
    })
  }

  #like(left: Expression): Expression {
    const right = this.#sum()
    return made([left, right], (row, now) => {
      const pattern = likePattern(textOf(right.evaluate(row, now)) ?? '')
      const value = left.evaluate(row, now)
      return typeof value !== 'boolean' && valuesOf(value).some((text) => pattern.test(text))
    })
  }

  #sum(): Expression {
    let left = this.#product()
    while (this.#next.kind === 'operator' && ['+', '-', '.'].includes(this.#next.text)) {
      left = this.#calculation(this.#take().text, left, this.#product())
    }
    return left
  }

  #product(): Expression {
    let left = this.#unary()
    while (this.#next.kind === 'operator' && ['*', '/', '%'].includes(this.#next.text)) {
      left = this.#calculation(this.#take().text, left, this.#unary())
    }
    return left
  }

  #calculation(operator: string, a: Expression, b: Expression): Expression {
    return made([a, b], (row, now) =>
      calculated(operator, a.evaluate(row, now), b.evaluate(row, now))
    )
  }

  #unary(): Expression {
    if (this.#accept('+')) return this.#deeper(() => this.#unary())
    if (!this.#accept('-')) return this.#primary()
    const inner = this.#deeper(() => this.#unary())
    return made([inner], (row, now) => {
      const value = numberOf(inner.evaluate(row, now))
      return value === null ? null : -value
    })
  }

  #primary(): Expression {
    const { kind, text } = this.#take()
    if (kind === 'number') {
      const value = Number(text)
      return { evaluate: () => value, fields: [] }
    }
    if (kind === 'string') return { evaluate: () => text, fields: [], constant: text }
    if (kind === 'field') return this.#field(text)
    if (kind === 'word') return this.#accept('(') ? this.#call(text) : this.#named(text)
    if (kind === 'operator' && text === '(') {
      const inner = this.#or()
      if (!this.#accept(')')) throw this.#malformed()
      return inner
    }
    throw this.#malformed()
  }

  #named(word: string): Expression {
    if (/^(?:and|or|xor|not|like|in)$/i.test(word)) throw this.#malformed()
    if (/^(?:true|false)$/i.test(word)) {
      const value = word.toLowerCase() === 'true'
      return { evaluate: (row) => row.get(word) ?? value, fields: [] }
    }
    return this.#field(word)
  }

  #field(name: string): Expression {
    return { evaluate: (row) => row.get(name), fields: [name] }
  }

  #list(): Expression[] {
    const args: Expression[] = []
    if (this.#accept(')')) return args
    do args.push(this.#or())
    while (this.#accept(','))
    if (!this.#accept(')')) throw this.#malformed()
    return args
  }

  #call(name: string): Expression {
    const args = this.#list()
    const known = evalFunctions.get(name.toLowerCase())
    const where = this.#command === 'EvalCommand' ? `'EvalCommand'` : `'${this.#command}' command`
    if (known === undefined) {
      if (elsewhere.includes(name.toLowerCase())) throw notInDemo(`The eval function ${name}`)
      throw failed(`Error in ${where}: The '${name}' function is unsupported or undefined.`)
    }
    if (args.length < known.least || args.length > known.most) {
      throw failed(`Error in ${where}: The arguments to the '${name}' function are invalid.`)
    }
    return made(args, known.make(args, this.#command))
  }
}
