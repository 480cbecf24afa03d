import { type EvalFunction, ofValues } from '../expression.ts'
import { compared } from '../operators.ts'
import { numberOf } from '../../value.ts'

const many = 1000

/** Functions that choose and ask. */
export const conditionFunctions: Readonly<Record<string, EvalFunction>> = {
  if: {
    least: 3,
    most: 3,
    make:
      ([condition, yes, no]) =>
      (row, now) =>
        (condition?.evaluate(row, now) === true ? yes : no)?.evaluate(row, now) ?? null
  },
  case: {
    least: 2,
    most: many,
    make: (args) => (row, now) => {
      for (let at = 0; at + 1 < args.length; at += 2) {
        if (args[at]?.evaluate(row, now) === true) return args[at + 1]?.evaluate(row, now) ?? null
      }
      return null
    }
  },
  validate: {
    least: 2,
    most: many,
    make: (args) => (row, now) => {
      for (let at = 0; at + 1 < args.length; at += 2) {
        if (args[at]?.evaluate(row, now) !== true) return args[at + 1]?.evaluate(row, now) ?? null
      }
      return null
    }
  },
  coalesce: {
    least: 1,
    most: many,
    make: (args) => (row, now) => {
      for (const arg of args) {
        const value = arg.evaluate(row, now)
        if (value !== null) return value
      }
      return null
    }
  },
  in: ofValues(2, many, ([value = null, ...list]) =>
    list.some((item) => compared('=', value, item))
  ),
  isnull: ofValues(1, 1, ([value]) => value === null),
  isnotnull: ofValues(1, 1, ([value]) => value !== null),
  isnum: ofValues(1, 1, ([value]) => numberOf(value) !== null),
  isint: ofValues(1, 1, ([value]) => Number.isInteger(numberOf(value))),
  isstr: ofValues(1, 1, ([value]) => typeof value === 'string' && numberOf(value) === null),
  isbool: ofValues(1, 1, ([value]) => typeof value === 'boolean'),
  nullif: ofValues(2, 2, ([value = null, other = null]) =>
    compared('=', value, other) ? null : value
  ),
  null: ofValues(0, 0, () => null),
  true: ofValues(0, 0, () => true),
  false: ofValues(0, 0, () => false)
}
