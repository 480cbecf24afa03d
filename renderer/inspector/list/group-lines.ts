import type { SessionGroup } from '../../../preload/api.ts'

/** Where the lines of a list by session are: a head for each session, and its calls unless collapsed. */
export interface GroupLines {
  readonly count: number
  /** A head, or the place of a call. */
  at(line: number): SessionGroup | number | undefined
  lineOfPlace(place: number): number | null
  lineOfHead(sessionId: string): number | null
}

export function groupLines(
  groups: readonly SessionGroup[],
  collapsed: ReadonlySet<string>
): GroupLines {
  const starts: number[] = []
  const heads = new Map<string, number>()
  let count = 0
  for (const group of groups) {
    starts.push(count)
    heads.set(group.sessionId, count)
    count += 1 + (collapsed.has(group.sessionId) ? 0 : group.count)
  }
  const lastAtMost = (values: (place: number) => number, sought: number) => {
    let low = 0
    let high = groups.length - 1
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if (values(middle) <= sought) low = middle
      else high = middle - 1
    }
    return low
  }
  return {
    count,
    at(line) {
      if (line < 0 || line >= count) return undefined
      const place = lastAtMost((at) => starts[at] ?? 0, line)
      const group = groups[place]
      const start = starts[place] ?? 0
      return group === undefined || line === start ? group : group.from + line - start - 1
    },
    lineOfPlace(sought) {
      const place = lastAtMost((at) => groups[at]?.from ?? 0, sought)
      const group = groups[place]
      if (group === undefined || collapsed.has(group.sessionId)) return null
      const offset = sought - group.from
      return offset < 0 || offset >= group.count ? null : (starts[place] ?? 0) + 1 + offset
    },
    lineOfHead: (sessionId) => heads.get(sessionId) ?? null
  }
}
