import type { Result } from '../../result.ts'
import { compareText, fromValues, numberOf, textOf, type Value, valuesOf } from '../../value.ts'
import { perlRegex } from '../../perl-regex.ts'
import {
  asValue,
  type EvalFunction,
  type Expression,
  ofValues,
  type Outcome
} from '../expression.ts'

const list = (value: Outcome | undefined): readonly string[] => valuesOf(asValue(value))

/** The same row with one field replaced, as mvmap and mvfilter see it. */
function withValue(row: Result, name: string, value: Value): Result {
  const copy = row.copy()
  copy.set(name, value)
  return copy
}

function picked(values: readonly string[], start: number, end: number): Value {
  const from = start < 0 ? values.length + start : start
  const to = end < 0 ? values.length + end : end
  return from < 0 || from > to ? null : fromValues(values.slice(from, to + 1))
}

const overValues = (
  give: (value: string, outcome: Outcome) => readonly string[],
  field: (args: readonly Expression[]) => string | undefined,
  expression: 0 | 1
): EvalFunction => ({
  least: expression + 1,
  most: expression + 1,
  make: (args) => (row, now) => {
    const name = field(args)
    if (name === undefined) return null
    return fromValues(
      valuesOf(row.get(name)).flatMap((value) =>
        give(value, args[expression]?.evaluate(withValue(row, name, value), now) ?? null)
      )
    )
  }
})

/** Functions on fields with several values. */
export const multivalueFunctions: Readonly<Record<string, EvalFunction>> = {
  mvappend: ofValues(1, 1000, (values) => fromValues(values.flatMap(list))),
  mvcount: ofValues(1, 1, ([value]) => list(value).length || null),
  mvdedup: ofValues(1, 1, ([value]) => fromValues([...new Set(list(value))])),
  mvsort: ofValues(1, 1, ([value]) => fromValues([...list(value)].sort(compareText))),
  mvindex: ofValues(2, 3, ([value, start, end]) => {
    const from = numberOf(start)
    return from === null ? null : picked(list(value), from, numberOf(end) ?? from)
  }),
  mvjoin: ofValues(2, 2, ([value, separator]) => {
    const values = list(value)
    return values.length === 0 ? null : values.join(textOf(separator) ?? '')
  }),
  mvzip: ofValues(2, 3, ([left, right, separator]) => {
    const others = list(right)
    return fromValues(
      list(left)
        .slice(0, others.length)
        .map((value, at) => `${value}${textOf(separator) ?? ','}${others[at] ?? ''}`)
    )
  }),
  mvrange: ofValues(2, 3, ([start, end, step]) => {
    const [from, to, by] = [numberOf(start), numberOf(end), numberOf(step) ?? 1]
    if (from === null || to === null || by <= 0) return null
    const count = Math.min(10_000, Math.max(0, Math.ceil((to - from) / by)))
    return fromValues(Array.from({ length: count }, (_, at) => String(from + at * by)))
  }),
  mvfind: {
    least: 2,
    most: 2,
    make: ([value, pattern], command) => {
      const constant = pattern?.constant
      const known = constant === undefined ? null : perlRegex(command, constant)
      return (row, now) => {
        const regex = known ?? perlRegex(command, textOf(pattern?.evaluate(row, now)) ?? '')
        const at = list(value?.evaluate(row, now)).findIndex((text) => regex.test(text))
        return at < 0 ? null : at
      }
    }
  },
  mvfilter: overValues(
    (value, outcome) => (outcome === true ? [value] : []),
    ([predicate]) => predicate?.fields[0],
    0
  ),
  mvmap: overValues(
    (_value, outcome) => list(outcome),
    ([field]) => field?.fields[0],
    1
  ),
  split: ofValues(2, 2, ([value, separator]) => {
    const text = textOf(value)
    return text === null ? null : fromValues(text.split(textOf(separator) ?? ','))
  })
}
