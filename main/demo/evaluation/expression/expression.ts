import type { Result } from '../result.ts'
import type { Value } from '../value.ts'

/** What an expression gives: a field's value, or a truth value, which no field can hold. */
export type Outcome = Value | boolean

/** A compiled part of an expression. */
export interface Expression {
  evaluate(row: Result, now: number): Outcome
  /** The fields that it reads. */
  readonly fields: readonly string[]
  /** Set where the expression is nothing but a constant text. */
  readonly constant?: string
}

/** A function of eval: how many arguments it takes, and what it makes of them. */
export interface EvalFunction {
  readonly least: number
  readonly most: number
  /** `command` is for messages: 'EvalCommand' or the name of a command. */
  make(args: readonly Expression[], command: string): (row: Result, now: number) => Outcome
}

/** A function that needs only the values of its arguments. */
export const ofValues = (
  least: number,
  most: number,
  compute: (values: readonly Outcome[], now: number) => Outcome
): EvalFunction => ({
  least,
  most,
  make: (args) => (row, now) =>
    compute(
      args.map((arg) => arg.evaluate(row, now)),
      now
    )
})

export const asValue = (outcome: Outcome | undefined): Value =>
  typeof outcome === 'boolean' ? (outcome ? 'True' : 'False') : (outcome ?? null)
