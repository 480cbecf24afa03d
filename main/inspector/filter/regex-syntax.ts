import {
  type CodeSet,
  digits,
  lineEnds,
  negated,
  one,
  spaces,
  union,
  wordCodes
} from './regex-sets.ts'

/** `start` and `end` of the text; `word`: between a word and what is none. */
export type Assertion = 'start' | 'end' | 'word' | 'noWord'

/** What a regular expression is made of. */
export type Regex =
  | { readonly kind: 'set'; readonly set: CodeSet }
  | { readonly kind: 'row' | 'choice'; readonly of: readonly Regex[] }
  | { readonly kind: 'repeat'; readonly of: Regex; readonly min: number; readonly max: number }
  | { readonly kind: 'assert'; readonly what: Assertion }

/** Why a regular expression cannot be used, and what would work. */
export class RegexProblem extends Error {}

const classes: Readonly<Record<string, CodeSet>> = {
  d: digits,
  D: negated(digits),
  w: wordCodes,
  W: negated(wordCodes),
  s: spaces,
  S: negated(spaces)
}

const controls: Readonly<Record<string, string>> = {
  t: '\t',
  n: '\n',
  r: '\r',
  f: '\f',
  v: '\v',
  0: '\0'
}

/**
 * Reads a regular expression as JavaScript writes it, without what cannot be looked for in one pass over
 * the text: references back to groups, and looking ahead or behind. Throws `RegexProblem`.
 */
export class RegexParser {
  readonly #source: string
  #at = 0

  constructor(source: string) {
    this.#source = source
  }

  whole(): Regex {
    const regex = this.#choice()
    if (this.#at < this.#source.length) throw new RegexProblem('a ) closes nothing; write \\)')
    return regex
  }

  #choice(): Regex {
    const of = [this.#row()]
    while (this.#take(/\|/y) !== undefined) of.push(this.#row())
    return of.length === 1 && of[0] !== undefined ? of[0] : { kind: 'choice', of }
  }

  #row(): Regex {
    const of: Regex[] = []
    while (this.#at < this.#source.length && !/[|)]/.test(this.#source[this.#at] ?? '')) {
      const atom = this.#atom()
      of.push(this.#repeated(atom))
    }
    return { kind: 'row', of }
  }

  #repeated(atom: Regex): Regex {
    const sign = this.#take(/[*+?]|\{\d+(?:,\d*)?\}/y)
    if (sign === undefined) return atom
    if (atom.kind === 'assert') throw new RegexProblem(`${sign} has nothing to repeat`)
    this.#take(/\?/y)
    const [min, max] = times(sign)
    if (min > max) throw new RegexProblem(`${sign} has its numbers in the wrong order`)
    return { kind: 'repeat', of: atom, min, max }
  }

  #atom(): Regex {
    const sign = this.#take(/[^]/y) ?? ''
    switch (sign) {
      case '(':
        return this.#group()
      case '[':
        return { kind: 'set', set: this.#class() }
      case '.':
        return { kind: 'set', set: negated(lineEnds) }
      case '^':
        return { kind: 'assert', what: 'start' }
      case '$':
        return { kind: 'assert', what: 'end' }
      case '*':
      case '+':
      case '?':
        throw new RegexProblem(`${sign} has nothing to repeat; write \\${sign} for the character`)
      case '\\': {
        const word = this.#take(/[bB]/y)
        if (word !== undefined) return { kind: 'assert', what: word === 'b' ? 'word' : 'noWord' }
        return { kind: 'set', set: this.#escape() }
      }
      default:
        if (sign === '{' && this.#take(/\d+(?:,\d*)?\}/y) !== undefined) {
          throw new RegexProblem('{ has nothing to repeat; write \\{ for the character')
        }
        return { kind: 'set', set: one(sign.charCodeAt(0)) }
    }
  }

  #group(): Regex {
    if (this.#take(/\?<?[=!]/y) !== undefined) {
      throw new RegexProblem(
        'it looks ahead or behind, which takes more than one pass; use two terms, such as /a/ -/b/'
      )
    }
    if (this.#take(/\?(?!:|<[a-z_$])/iy) !== undefined) {
      throw new RegexProblem('after (? only : or a <name> can stand; for either case write /…/i')
    }
    this.#take(/\?(?::|<[\w$]+>)/y)
    const inside = this.#choice()
    if (this.#take(/\)/y) === undefined) {
      throw new RegexProblem('a ( is opened and not closed; write \\( for the character')
    }
    return inside
  }

  #class(): CodeSet {
    const not = this.#take(/\^/y) !== undefined
    const sets: CodeSet[] = []
    while (this.#take(/\]/y) === undefined) {
      const from = this.#member()
      const ranged = from.ranges.length === 2 && from.ranges[0] === from.ranges[1] && !from.not
      if (!ranged || this.#take(/-(?!\])/y) === undefined) {
        sets.push(from)
        continue
      }
      const to = this.#member()
      const [first = 0] = from.ranges
      const [last = 0, end] = to.ranges
      if (to.not || to.ranges.length !== 2 || last !== end) {
        sets.push(from, one(45), to)
      } else if (last < first) {
        throw new RegexProblem('a range in [ ] goes from the lower to the higher character')
      } else {
        sets.push({ ranges: [first, last], not: false })
      }
    }
    const all = union(sets)
    return not ? negated(all) : all
  }

  #member(): CodeSet {
    const sign = this.#take(/[^]/y)
    if (sign === undefined) {
      throw new RegexProblem('a [ is opened and not closed; write \\[ for the character')
    }
    if (sign !== '\\') return one(sign.charCodeAt(0))
    return this.#take(/b/y) === undefined ? this.#escape() : one(8)
  }

  /** After a backslash. */
  #escape(): CodeSet {
    const code = this.#take(/x[\da-f]{2}|u[\da-f]{4}/iy)
    if (code !== undefined) return one(parseInt(code.slice(1), 16))
    const sign = this.#take(/[^]/y)
    if (sign === undefined) throw new RegexProblem('a \\ at the end escapes nothing; write \\\\')
    const set = classes[sign]
    if (set !== undefined) return set
    const control = controls[sign]
    if (control !== undefined) return one(control.charCodeAt(0))
    if (/[1-9k]/.test(sign)) {
      throw new RegexProblem(`\\${sign} refers back to a group, which takes more than one pass`)
    }
    if (/[a-z]/i.test(sign)) throw new RegexProblem(`\\${sign} means nothing here`)
    return one(sign.charCodeAt(0))
  }

  #take(shape: RegExp): string | undefined {
    shape.lastIndex = this.#at
    const text = shape.exec(this.#source)?.[0]
    if (text !== undefined) this.#at += text.length
    return text
  }
}

function times(sign: string): readonly [number, number] {
  if (sign === '*') return [0, Infinity]
  if (sign === '+') return [1, Infinity]
  if (sign === '?') return [0, 1]
  const [min = '0', max] = sign.slice(1, -1).split(',')
  return [Number(min), max === undefined ? Number(min) : max === '' ? Infinity : Number(max)]
}
