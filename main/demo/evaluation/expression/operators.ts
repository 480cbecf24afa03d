import { compareText, numberOf, numberText, textOf, valuesOf } from '../value.ts'
import type { Outcome } from './expression.ts'

/** Equal, smaller, larger; null when a side is not there. Numbers by size, texts with case. */
function order(left: Outcome, right: Outcome): number | null {
  const a = numberOf(left)
  const b = numberOf(right)
  if (a !== null && b !== null) return a - b
  const [first, second] = [textOf(left), textOf(right)]
  return first === null || second === null ? null : compareText(first, second)
}

const tests: Readonly<Record<string, (sign: number) => boolean>> = {
  '=': (sign) => sign === 0,
  '==': (sign) => sign === 0,
  '!=': (sign) => sign !== 0,
  '<>': (sign) => sign !== 0,
  '<': (sign) => sign < 0,
  '<=': (sign) => sign <= 0,
  '>': (sign) => sign > 0,
  '>=': (sign) => sign >= 0
}

export const isComparison = (operator: string): boolean => Object.hasOwn(tests, operator)

/** True when the comparison holds, of a multivalue field for one of its values. */
export function compared(operator: string, left: Outcome, right: Outcome): boolean {
  const test = tests[operator]
  if (test === undefined) return false
  if (Array.isArray(left)) {
    return valuesOf(left).some((value) => compared(operator, value, right))
  }
  const sign = order(left, right)
  return sign !== null && test(sign)
}

/** Arithmetic; `+` joins texts, `.` joins anything, and what is no number gives null. */
export function calculated(operator: string, left: Outcome, right: Outcome): Outcome {
  if (left === null || right === null) return null
  if (operator === '.') return `${textOf(left) ?? ''}${textOf(right) ?? ''}`
  const a = numberOf(left)
  const b = numberOf(right)
  if (a === null || b === null) {
    const texts = operator === '+' && a === null && b === null
    return texts ? `${textOf(left) ?? ''}${textOf(right) ?? ''}` : null
  }
  const value =
    operator === '+'
      ? a + b
      : operator === '-'
        ? a - b
        : operator === '*'
          ? a * b
          : b === 0
            ? null
            : operator === '/'
              ? a / b
              : a % b
  return value === null || !Number.isFinite(value) ? null : Number(numberText(value))
}

/** SQL's LIKE: % stands for anything, _ for one character; case counts. */
export function likePattern(pattern: string): RegExp {
  const source = pattern.replace(/\\?[^]/g, (char) => {
    if (char === '%') return '[^]*'
    if (char === '_') return '[^]'
    const plain = char === '\\%' || char === '\\_' ? char.slice(1) : char
    return plain.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&')
  })
  return new RegExp(`^${source}$`)
}
