import type { HistoryRow, SessionGroup, ViewQuery } from '../../../preload/api.ts'

export interface ScriptedFilter {
  readonly timeOf: (row: HistoryRow) => number
  readonly passes: (row: HistoryRow, filter: string) => boolean
  readonly sorted: (rows: HistoryRow[], query: ViewQuery) => HistoryRow[]
  readonly grouped: (rows: readonly HistoryRow[]) => {
    readonly groups: SessionGroup[]
    readonly rows: HistoryRow[]
  }
}

/** Runs in the page: as much of the filter's language as the tests of the list use. */
export function installScriptedFilter(): void {
  const textOf = (row: HistoryRow, field: string): string => {
    if (row.kind === 'mark') {
      if (row.what !== 'moved') return field === 'status' ? 'gap' : ''
      const names = [row.from?.name, row.to?.name].join(' ')
      const values: Record<string, string> = {
        client: row.client,
        profile: names,
        status: 'moved',
        session: row.sessionId
      }
      return values[field] ?? ''
    }
    const values: Record<string, string> = {
      tool: row.tool,
      client: row.client,
      profile: row.profile?.name ?? '',
      status: row.status,
      session: row.sessionId
    }
    return (
      values[field] ?? `${Object.values(values).join('\n')}\n${row.summary}\n${row.error ?? ''}`
    )
  }
  const timeOf = (row: HistoryRow) => (row.kind === 'mark' ? row.at : row.startedAt)
  const passes = (row: HistoryRow, filter: string) =>
    [...filter.matchAll(/(-?)(?:(\w+):=?)?(?:"([^"]*)"?|(\S+))/g)].every(
      ([, minus, field = '', quoted, word]) => {
        const sought = (quoted ?? word ?? '').toLowerCase()
        // A field that has no value yet.
        if (field === '' && /^\w+:$/.test(sought)) return true
        if (field === 'since') return timeOf(row) >= Date.parse(sought)
        if (field === 'before') return timeOf(row) < Date.parse(sought)
        return textOf(row, field).toLowerCase().includes(sought) === (minus === '')
      }
    )
  const key = (row: HistoryRow, order: ViewQuery['order']): string | number => {
    if (row.kind === 'mark') return order === 'time' ? row.at : -1
    const numbers = {
      time: row.startedAt,
      rows: row.rows ?? -1,
      took: row.ms ?? -1,
      size: row.bytes ?? -1
    }
    return order in numbers ? numbers[order as keyof typeof numbers] : textOf(row, order)
  }
  const sorted = (rows: HistoryRow[], { order, descending }: ViewQuery) => {
    const sign = descending ? -1 : 1
    const compare = (a: string | number, b: string | number) => (a < b ? -1 : a > b ? 1 : 0)
    return rows.sort((a, b) => sign * compare(key(a, order), key(b, order)))
  }
  const grouped = (rows: readonly HistoryRow[]) => {
    const calls = rows.filter((row) => row.kind !== 'mark')
    const ids = [...new Set(calls.map(({ sessionId }) => sessionId))]
    const groups: SessionGroup[] = []
    const inOrder = ids.flatMap((sessionId) => {
      const own = calls.filter((call) => call.sessionId === sessionId)
      groups.push({
        sessionId,
        client: own[0]?.client ?? '',
        from: groups.reduce((sum, { count }) => sum + count, 0),
        count: own.length,
        errors: own.filter(({ status }) => status === 'error' || status === 'refused').length,
        lastAt: Math.max(...own.map(timeOf))
      })
      return own
    })
    return { groups, rows: inOrder }
  }
  Object.assign(window, { scriptedFilter: { timeOf, passes, sorted, grouped } })
}
