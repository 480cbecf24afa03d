import type { CodeSet } from './regex-sets.ts'
import { type Assertion, type Regex, RegexProblem } from './regex-syntax.ts'

/** One step of looking: each goes on at `next`, a `fork` also at `other`. */
export type Step =
  | { readonly kind: 'set'; readonly set: CodeSet; readonly next: number }
  | { readonly kind: 'assert'; readonly what: Assertion; readonly next: number }
  | { kind: 'fork'; next: number; other: number }
  | { readonly kind: 'found' }

/** Each step may be under way at each character, so that their number bounds the time. */
const mostSteps = 1000

/** Steps of a regular expression and where it begins. Throws `RegexProblem`. */
export function stepsOf(regex: Regex): { readonly steps: readonly Step[]; readonly start: number } {
  const steps: Step[] = [{ kind: 'found' }]
  const add = (step: Step): number => {
    if (steps.length >= mostSteps) {
      throw new RegexProblem(
        `with its repetitions written out it is longer than ${mostSteps.toLocaleString('en-US')} steps; use + or * instead of large numbers`
      )
    }
    return steps.push(step) - 1
  }
  /** Puts down the steps of `of`, which go on at `next`; answers the first. */
  const put = (of: Regex, next: number): number => {
    switch (of.kind) {
      case 'set':
        return add({ kind: 'set', set: of.set, next })
      case 'assert':
        return add({ kind: 'assert', what: of.what, next })
      case 'row':
        return of.of.reduceRight((to, one) => put(one, to), next)
      case 'choice':
        return of.of
          .map((one) => put(one, next))
          .reduce((first, other) => add({ kind: 'fork', next: first, other }))
      case 'repeat':
        return repeat(of.of, of.min, of.max, next)
    }
  }
  const repeat = (of: Regex, min: number, max: number, next: number): number => {
    let to = next
    if (max === Infinity) {
      const loop: Step = { kind: 'fork', next, other: next }
      to = add(loop)
      loop.other = put(of, to)
    } else {
      for (let left = max - min; left > 0; left--) {
        const other = put(of, to)
        // Of what may be empty, nothing is written: repeating it any number of times adds no step.
        if (other === to) break
        to = add({ kind: 'fork', next, other })
      }
    }
    for (let left = min; left > 0; left--) {
      const first = put(of, to)
      if (first === to) break
      to = first
    }
    return to
  }
  const start = put(regex, 0)
  return { steps, start }
}
