/** Which UTF-16 code units are meant: pairs of first and last, or all but those. */
export interface CodeSet {
  readonly ranges: readonly number[]
  readonly not: boolean
}

const set = (...ranges: number[]): CodeSet => ({ ranges, not: false })

export const negated = ({ ranges, not }: CodeSet): CodeSet => ({ ranges, not: !not })

export const one = (code: number): CodeSet => set(code, code)

export const digits = set(48, 57)
export const wordCodes = set(48, 57, 65, 90, 95, 95, 97, 122)
export const spaces = set(
  ...[9, 13, 32, 32, 0xa0, 0xa0, 0x1680, 0x1680, 0x2000, 0x200a, 0x2028, 0x2029],
  ...[0x202f, 0x202f, 0x205f, 0x205f, 0x3000, 0x3000, 0xfeff, 0xfeff]
)
/** What `.` is not. */
export const lineEnds = set(10, 10, 13, 13, 0x2028, 0x2029)

/** All that one of the sets has. */
export const union = (sets: readonly CodeSet[]): CodeSet => set(...sets.flatMap(rangesOf))

const last = 0xffff

function rangesOf({ ranges, not }: CodeSet): readonly number[] {
  if (!not) return ranges
  const pairs = []
  for (let at = 0; at < ranges.length; at += 2) pairs.push([ranges[at] ?? 0, ranges[at + 1] ?? 0])
  pairs.sort(([a = 0], [b = 0]) => a - b)
  const rest: number[] = []
  let next = 0
  for (const [from = 0, to = 0] of pairs) {
    if (from > next) rest.push(next, from - 1)
    next = Math.max(next, to + 1)
  }
  return next > last ? rest : [...rest, next, last]
}

function holds({ ranges }: CodeSet, code: number): boolean {
  for (let at = 0; at < ranges.length; at += 2) {
    if (code >= (ranges[at] ?? 0) && code <= (ranges[at + 1] ?? -1)) return true
  }
  return false
}

/** Whether a set means a code unit; `fold`: without regard to case. */
export function means(of: CodeSet, code: number, fold: boolean): boolean {
  if (!fold) return holds(of, code) !== of.not
  const upper = upperCase(code)
  const lower = String.fromCharCode(upper).toLowerCase()
  const found =
    holds(of, code) || holds(of, upper) || (lower.length === 1 && holds(of, lower.charCodeAt(0)))
  return found !== of.not
}

/** As ECMAScript folds case without the flag u: one unit to one unit, none into ASCII. */
function upperCase(code: number): number {
  const upper = String.fromCharCode(code).toUpperCase()
  const to = upper.charCodeAt(0)
  return upper.length > 1 || (code >= 128 && to < 128) ? code : to
}

export const isWord = (code: number): boolean => holds(wordCodes, code)
