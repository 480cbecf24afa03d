import type { Result } from '../../result.ts'
import { perlRegex } from '../../perl-regex.ts'
import { textOf, valuesOf } from '../../value.ts'
import { asValue, type EvalFunction, type Expression, type Outcome } from '../expression.ts'
import { likePattern } from '../operators.ts'

/** The compiled pattern of an argument, made once when the argument is a constant. */
function compiledArg<Compiled>(
  arg: Expression | undefined,
  compile: (source: string) => Compiled
): (row: Result, now: number) => Compiled | null {
  if (arg?.constant !== undefined) {
    const constant = compile(arg.constant)
    return () => constant
  }
  return (row, now) => {
    const source = textOf(arg?.evaluate(row, now))
    return source === null ? null : compile(source)
  }
}

const testing = (compile: (source: string, command: string) => RegExp): EvalFunction => ({
  least: 2,
  most: 2,
  make([subject, pattern], command) {
    const regex = compiledArg(pattern, (source) => compile(source, command))
    return (row, now) => {
      const values = valuesOf(asValue(subject?.evaluate(row, now)))
      const test = regex(row, now)
      return test !== null && values.some((value) => test.test(value))
    }
  }
})

/** The IPv4 range of `10.0.0.0/8`, or null. */
export function ipv4Range(text: string): { first: number; last: number } | null {
  const [address = '', bits] = text.split('/')
  const number = ipv4(address)
  const length = bits === undefined ? 32 : Number(bits)
  if (number === null || !Number.isInteger(length) || length < 0 || length > 32) return null
  const size = 2 ** (32 - length)
  const first = Math.floor(number / size) * size
  return { first, last: first + size - 1 }
}

export function ipv4(text: string): number | null {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)?.slice(1).map(Number)
  if (parts?.some((part) => part > 255) ?? true) return null
  return (parts ?? []).reduce((sum, part) => sum * 256 + part, 0)
}

/** Functions that match texts against patterns. */
export const patternFunctions: Readonly<Record<string, EvalFunction>> = {
  match: testing((source, command) => perlRegex(command, source)),
  like: testing(likePattern),
  cidrmatch: {
    least: 2,
    most: 2,
    make([range, address]) {
      const parsed = compiledArg(range, ipv4Range)
      return (row, now) => {
        const within = parsed(row, now)
        const value = ipv4(textOf(address?.evaluate(row, now)) ?? '')
        return within !== null && value !== null && value >= within.first && value <= within.last
      }
    }
  },
  replace: {
    least: 3,
    most: 3,
    make([subject, pattern, replacement], command) {
      const regex = compiledArg(pattern, (source) => perlRegex(command, source, 'g'))
      return (row, now): Outcome => {
        const [test, text] = [regex(row, now), textOf(subject?.evaluate(row, now))]
        const written = textOf(replacement?.evaluate(row, now))
        if (test === null || text === null || written === null) return null
        return text.replace(test, written.replace(/\$/g, '$$$$').replace(/\\(\d)/g, '$$$1'))
      }
    }
  },
  searchmatch: {
    least: 1,
    most: 1,
    make([term]) {
      const word = term?.constant?.toLowerCase() ?? ''
      return (row) => (textOf(row.get('_raw')) ?? '').toLowerCase().includes(word)
    }
  }
}
