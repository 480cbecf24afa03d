import { regexLiteral } from './regex-literal.ts'
import { isWord, means } from './regex-sets.ts'
import { type Step, stepsOf } from './regex-steps.ts'
import { type Assertion, RegexParser, RegexProblem } from './regex-syntax.ts'

/** Why a regular expression cannot be used; undefined when it can. */
export function regexProblem(source: string): string | undefined {
  try {
    stepsOf(new RegexParser(source).whole())
    return undefined
  } catch (error) {
    if (!(error instanceof RegexProblem)) throw error
    return `This regular expression cannot be used: ${error.message}`
  }
}

/** What stands before or after a place of the text. */
type Side = 'edge' | 'word' | 'other'

/** Where looking can be at one place of the text: steps that wait for a character or an assertion. */
interface State {
  readonly at: readonly number[]
  readonly before: Side
  /** Whether it is found when the text ends here. */
  found: boolean | null
}

const unknown = -1
const found = -2
const ascii = 128
/** States and ways between them that are remembered; then they are found anew. */
const mostStates = 1000
const mostOthers = 50_000

/**
 * Whether a text holds what a regular expression looks for. Each text is gone through once, whatever the
 * expression: all its ways are followed together, and the sets of steps that occur are remembered, as in
 * https://swtch.com/~rsc/regexp/regexp1.html. Throws `RegexProblem`.
 */
export function regexTest(source: string, flags: '' | 'i'): (text: string) => boolean {
  const { steps, start } = stepsOf(new RegexParser(source).whole())
  const fold = flags === 'i'
  const literal = fold ? '' : regexLiteral(source)
  const states: State[] = []
  const numbers = new Map<string, number>()
  /** The next state by state and character, or by both as a number where it is not ASCII. */
  const ways = new Int32Array(mostStates * ascii)
  const others = new Map<number, number>()

  const stateOf = (at: readonly number[], before: Side): number => {
    const key = `${before}${at.join()}`
    const known = numbers.get(key)
    if (known !== undefined) return known
    const number = states.push({ at, before, found: null }) - 1
    ways.fill(unknown, number * ascii, (number + 1) * ascii)
    numbers.set(key, number)
    return number
  }

  const wayFrom = (number: number, code: number): number => {
    const state = states[number]
    if (state === undefined) throw new RangeError('A state was forgotten while it was used')
    const after: Side = isWord(code) ? 'word' : 'other'
    const next = new Set<number>([start])
    for (const one of reached(steps, state, after)) {
      const doing = steps[one]
      if (doing?.kind === 'found') return remember(number, code, found)
      if (doing?.kind === 'set' && means(doing.set, code, fold)) next.add(doing.next)
    }
    const at = [...next].sort((a, b) => a - b)
    if (states.length < mostStates && others.size < mostOthers) {
      return remember(number, code, stateOf(at, after))
    }
    states.length = 0
    numbers.clear()
    others.clear()
    return stateOf(at, after)
  }

  const remember = (number: number, code: number, next: number): number => {
    if (code < ascii) ways[number * ascii + code] = next
    else others.set(number * 65_536 + code, next)
    return next
  }

  return (text) => {
    if (literal !== '' && !text.includes(literal)) return false
    let number = stateOf([start], 'edge')
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at)
      let next = code < ascii ? ways[number * ascii + code] : others.get(number * 65_536 + code)
      if (next === undefined || next === unknown) next = wayFrom(number, code)
      if (next === found) return true
      number = next
    }
    const state = states[number]
    if (state === undefined) return false
    state.found ??= [...reached(steps, state, 'edge')].some((one) => steps[one]?.kind === 'found')
    return state.found
  }
}

/** All steps that can be come to from a state without a character. */
function reached(steps: readonly Step[], { at, before }: State, after: Side): Set<number> {
  const all = new Set<number>()
  const open = [...at]
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (all.has(one)) continue
    all.add(one)
    const step = steps[one]
    if (step?.kind === 'fork') open.push(step.next, step.other)
    if (step?.kind === 'assert' && holds(step.what, before, after)) open.push(step.next)
  }
  return all
}

function holds(what: Assertion, before: Side, after: Side): boolean {
  switch (what) {
    case 'start':
      return before === 'edge'
    case 'end':
      return after === 'edge'
    case 'word':
      return (before === 'word') !== (after === 'word')
    case 'noWord':
      return (before === 'word') === (after === 'word')
  }
}
