export type CheckedPattern =
  { readonly ok: true; readonly pattern: RegExp } | { readonly ok: false; readonly problem: string }

export const longestPattern = 200
/** A part without a bound of its own repeats at most this often, unless it stands at the end. */
const mostRepeats = 1024
/** How many ways there may be to match from one place on. */
const mostWays = 8192

interface Part {
  /** As written, without its quantifier. */
  readonly atom: string
  readonly quantifier: string
  readonly least: number
  /** Null: without a bound. */
  readonly most: number | null
  /** In how many ways it can match once: more than 1 where it repeats or branches inside. */
  readonly ways: number
}

class Refused extends Error {}

/**
 * A regular expression that the user wrote, made so that no text makes it slow: what repeats may not
 * repeat or branch inside, and what repeats without a bound gets one. `(?i)` before it: in any case.
 */
export function checkedPattern(source: string): CheckedPattern {
  try {
    return { ok: true, pattern: patternOf(source) }
  } catch (error) {
    const problem =
      error instanceof Refused
        ? error.message
        : `This is no regular expression: ${error instanceof Error ? error.message.replace(/^Invalid regular expression: /, '') : String(error)}.`
    return { ok: false, problem }
  }
}

function patternOf(written: string): RegExp {
  if (written.length > longestPattern) {
    throw new Refused(`At most ${longestPattern} characters.`)
  }
  const anyCase = written.startsWith('(?i)')
  const source = anyCase ? written.slice(4) : written
  const flags = anyCase ? 'gi' : 'g'
  new RegExp(source, flags)
  const parts = new Reader(source, flags).alternatives()
  const bounded = parts.map((alternative) => boundedText(alternative)).join('|')
  const pattern = new RegExp(bounded, flags)
  if (source === '' || new RegExp(bounded, flags).test('')) {
    throw new Refused('It matches also where there is nothing. Name what it must contain.')
  }
  for (const alternative of parts) waysOf(alternative, flags)
  return pattern
}

/** Reads a pattern that compiles. */
class Reader {
  readonly #source: string
  readonly #flags: string
  #at = 0

  constructor(source: string, flags: string) {
    this.#source = source
    this.#flags = flags
  }

  /** Up to the end, or the `)` of the group that it stands in. */
  alternatives(): Part[][] {
    const alternatives: Part[][] = [[]]
    while (this.#at < this.#source.length && this.#source[this.#at] !== ')') {
      if (this.#source[this.#at] === '|') {
        this.#at += 1
        alternatives.push([])
      } else alternatives.at(-1)?.push(this.#part())
    }
    return alternatives
  }

  #part(): Part {
    const { text: atom, ways } = this.#atom()
    const [quantifier = '', least, , , most] =
      /^(?:[*+?]|\{(\d+)((,)(\d*))?\})\??/.exec(this.#source.slice(this.#at)) ?? []
    this.#at += quantifier.length
    const range = rangeOf(quantifier, least, most)
    if (ways > 1 && (range.most === null || ways ** range.most > mostWays)) {
      throw new Refused(
        `${atom}${quantifier} repeats a part that repeats or branches itself, which some texts make endless. Write it without the inner repeat, or with a class such as [a-z0-9-]+.`
      )
    }
    return { atom, quantifier, ...range, ways }
  }

  #atom(): { readonly text: string; readonly ways: number } {
    const from = this.#at
    const first = this.#source[from]
    if (first === '(') return this.#group()
    if (first === '[') {
      const whole = /^\[(?:\\.|[^\]\\])*\]/s.exec(this.#source.slice(from))?.[0] ?? '['
      this.#at += whole.length
    } else if (first === '\\') {
      const escape =
        /^\\(?:u[\da-f]{4}|x[\da-f]{2}|c[a-z]|.)/is.exec(this.#source.slice(from))?.[0] ?? '\\'
      if (/^\\[1-9k]/.test(escape)) {
        throw new Refused(`${escape} refers back to an earlier group, which cannot be done here.`)
      }
      this.#at += escape.length
    } else this.#at += 1
    return { text: this.#source.slice(from, this.#at), ways: 1 }
  }

  #group(): { readonly text: string; readonly ways: number } {
    const opening = /^\((?:\?(?:[:=!]|<[=!]|<\w+>))?/.exec(this.#source.slice(this.#at))?.[0] ?? '('
    this.#at += opening.length
    const alternatives = this.alternatives()
    this.#at += 1
    const ways = alternatives
      .map((parts) => waysOf(parts, this.#flags))
      .reduce((sum, one) => sum + one, 0)
    const inner = alternatives.map((parts) => boundedText(parts, false)).join('|')
    return { text: `${opening}${inner})`, ways }
  }
}

function rangeOf(quantifier: string, least: string | undefined, most: string | undefined) {
  switch (quantifier[0]) {
    case undefined:
      return { least: 1, most: 1 }
    case '*':
      return { least: 0, most: null }
    case '+':
      return { least: 1, most: null }
    case '?':
      return { least: 0, most: 1 }
    default: {
      const from = Number(least)
      const to = quantifier.includes(',') ? (most === '' ? null : Number(most)) : from
      if (Math.max(from, to ?? 0) > mostRepeats) {
        throw new Refused(`${quantifier} repeats too often; at most ${mostRepeats} times.`)
      }
      return { least: from, most: to }
    }
  }
}

/** Nothing can fail after the last part, so it needs no bound. */
function boundedText(parts: readonly Part[], atEnd = true): string {
  return parts
    .map(({ atom, quantifier, least, most }, place) => {
      if (most !== null || (atEnd && place === parts.length - 1)) return `${atom}${quantifier}`
      const lazy = quantifier.length > 1 && quantifier.endsWith('?') ? '?' : ''
      return `${atom}{${least},${mostRepeats}}${lazy}`
    })
    .join('')
}

// Parts of open length multiply where they can trade characters, and add up where a letter that the
// first cannot match stands between them.
function waysOf(parts: readonly Part[], flags: string): number {
  let sum = 0
  let ways = 1
  let open: Part | null = null
  for (const part of parts) {
    const most = part.most ?? mostRepeats
    const own = part.ways ** most * (most - part.least + 1)
    if (own > 1) {
      ways *= own
      open = part
    } else if (open !== null && part.least > 0 && areApart(open, part, flags)) {
      sum += ways
      ways = 1
      open = null
    }
    if (sum + ways > mostWays) {
      throw new Refused(
        'It has several parts of open length that some texts make very slow. Give them bounds such as {1,40}.'
      )
    }
  }
  return sum + (sum > 0 && ways === 1 ? 0 : ways)
}

function areApart(open: Part, literal: Part, flags: string): boolean {
  const character = /^[^\\[(.^$]$/.test(literal.atom)
    ? literal.atom
    : /^\\[^A-Za-z0-9]$/.test(literal.atom)
      ? literal.atom.slice(1)
      : null
  if (character === null || open.atom.startsWith('(')) return false
  return !new RegExp(`^${open.atom}$`, flags.replace('g', '')).test(character)
}
