/** Work that others may interrupt between its steps. */
export type Steps<Result> = Generator<undefined, Result>

/** Does all that is left of it now. */
export function atOnce<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}
