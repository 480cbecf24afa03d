import { compareValues, numberOf, valuesOf } from '../../value.ts'
import { asValue, type EvalFunction, ofValues, type Outcome } from '../expression.ts'

const of = (
  least: number,
  most: number,
  compute: (first: number, second: number | null) => number
): EvalFunction =>
  ofValues(least, most, ([value, other]) => {
    const first = numberOf(value)
    if (first === null) return null
    const result = compute(first, numberOf(other))
    return Number.isFinite(result) ? result : null
  })

function extreme(values: readonly Outcome[], sign: 1 | -1): Outcome {
  const all = values.flatMap((value) => valuesOf(asValue(value)))
  let best: string | null = null
  for (const value of all) {
    // A text is larger than any number.
    if (best === null || compareValues(value, best) * sign > 0) best = value
  }
  return numberOf(best) ?? best
}

// Halves go away from zero, and 1.005 is the decimal number that was written.
function rounded(value: number, places: number): number {
  const shifted = Number(`${Math.abs(value)}e${places}`)
  const whole = Number.isNaN(shifted) ? Math.abs(value) * 10 ** places : shifted
  return (Math.sign(value) * Math.round(whole)) / 10 ** places
}

const digits = (value: number): number => {
  const result = Number(value.toPrecision(15))
  return result === 0 ? 0 : result
}

export const numberFunctions: Readonly<Record<string, EvalFunction>> = {
  abs: of(1, 1, Math.abs),
  ceil: of(1, 1, Math.ceil),
  ceiling: of(1, 1, Math.ceil),
  floor: of(1, 1, Math.floor),
  exact: of(1, 1, (value) => value),
  exp: of(1, 1, (value) => digits(Math.exp(value))),
  ln: of(1, 1, (value) => digits(Math.log(value))),
  log: of(1, 2, (value, base) => digits(Math.log(value) / Math.log(base ?? 10))),
  pi: ofValues(0, 0, () => Math.PI),
  pow: of(2, 2, (value, power) => digits(value ** (power ?? Number.NaN))),
  round: of(1, 2, (value, places) => digits(rounded(value, places ?? 0))),
  sigfig: of(1, 1, digits),
  sqrt: of(1, 1, (value) => digits(Math.sqrt(value))),
  sin: of(1, 1, Math.sin),
  cos: of(1, 1, Math.cos),
  tan: of(1, 1, Math.tan),
  max: ofValues(1, 1000, (values) => extreme(values, 1)),
  min: ofValues(1, 1000, (values) => extreme(values, -1)),
  random: ofValues(0, 0, () => Math.floor(Math.random() * 2_147_483_648))
}
