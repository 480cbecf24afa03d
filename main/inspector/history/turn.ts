import type { Steps } from './steps.ts'
import { yieldCore } from './yield-core.ts'

/** ms after which the thread looks whether somebody asks something. */
const longest = 2
/** ms of work, at least, after which a thread that waits for the core goes first. */
const share = 0.02
/** ms after which it lets others no longer go first: where all cores are busy, each time can take some ms. */
const patience = 50

/**
 * Works for a turn on something that has been due since then, in the time of `performance.now()`. Answers
 * whether all of it is done. Where there are few cores, a call that comes meanwhile would wait for one until the
 * system ends the turn, which takes it some ms; so between two steps others go first.
 */
export function turn(steps: Steps<void>, since: number): boolean {
  const until = performance.now() + longest
  let from = until - longest
  for (let now = from; now < until; now = performance.now()) {
    if (now >= from + share && now < since + patience) {
      yieldCore()
      from = performance.now()
    }
    if (steps.next().done === true) return true
  }
  return false
}
