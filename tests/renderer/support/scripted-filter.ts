import type { HistoryRow } from '../../../preload/api.ts'

export interface ScriptedFilter {
  readonly textOf: (row: HistoryRow, field: string) => string
  readonly timeOf: (row: HistoryRow) => number
  readonly passes: (row: HistoryRow, filter: string) => boolean
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
        if (field === 'since') return timeOf(row) >= Date.parse(sought)
        if (field === 'before') return timeOf(row) < Date.parse(sought)
        return textOf(row, field).toLowerCase().includes(sought) === (minus === '')
      }
    )
  Object.assign(window, { scriptedFilter: { textOf, timeOf, passes } })
}
