export interface DiffLine {
  readonly kind: 'same' | 'removed' | 'added'
  readonly text: string
}

const mostSteps = 800

/**
 * What to take out of and put into the first lines to get the second, by Myers' algorithm
 * (http://www.xmailserver.org/diff2.pdf). Texts that differ in more than `mostSteps` lines count as
 * wholly different.
 */
export function diffLines(
  before: readonly string[],
  after: readonly string[]
): readonly DiffLine[] {
  let head = 0
  while (head < before.length && head < after.length && before[head] === after[head]) head++
  let tail = 0
  const most = Math.min(before.length, after.length) - head
  while (tail < most && before.at(-1 - tail) === after.at(-1 - tail)) tail++
  const same = (text: string): DiffLine => ({ kind: 'same', text })
  return [
    ...before.slice(0, head).map(same),
    ...middle(before.slice(head, before.length - tail), after.slice(head, after.length - tail)),
    ...before.slice(before.length - tail).map(same)
  ]
}

function middle(a: readonly string[], b: readonly string[]): DiffLine[] {
  const trace: Map<number, number>[] = []
  let ends: Map<number, number> = new Map([[1, 0]])
  for (let steps = 0; steps <= Math.min(a.length + b.length, mostSteps); steps++) {
    trace.push(ends)
    const next = new Map<number, number>()
    for (let k = -steps; k <= steps; k += 2) {
      const down = k === -steps || (k !== steps && at(ends, k - 1) < at(ends, k + 1))
      let x = down ? at(ends, k + 1) : at(ends, k - 1) + 1
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++
      next.set(k, x)
      if (x >= a.length && x - k >= b.length) return back(a, b, trace)
    }
    ends = next
  }
  return [
    ...a.map((text): DiffLine => ({ kind: 'removed', text })),
    ...b.map((text): DiffLine => ({ kind: 'added', text }))
  ]
}

const at = (ends: ReadonlyMap<number, number>, k: number) => ends.get(k) ?? -1

function back(
  a: readonly string[],
  b: readonly string[],
  trace: readonly ReadonlyMap<number, number>[]
): DiffLine[] {
  const lines: DiffLine[] = []
  let x = a.length
  let y = b.length
  for (let steps = trace.length - 1; steps >= 0; steps--) {
    const ends = trace[steps] ?? new Map<number, number>()
    const k = x - y
    const down = k === -steps || (k !== steps && at(ends, k - 1) < at(ends, k + 1))
    const fromX = at(ends, down ? k + 1 : k - 1)
    const fromY = fromX - (down ? k + 1 : k - 1)
    while (x > Math.max(fromX, 0) && y > Math.max(fromY, 0)) {
      lines.push({ kind: 'same', text: a[--x] ?? '' })
      y--
    }
    if (steps === 0) break
    if (down) lines.push({ kind: 'added', text: b[--y] ?? '' })
    else lines.push({ kind: 'removed', text: a[--x] ?? '' })
  }
  return lines.reverse()
}
