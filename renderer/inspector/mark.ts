import type { Mark, ToolCallRow } from '../../preload/api.ts'
import type { Filtered } from './call-filter.ts'

/** What the inspector's list shows: calls, and between them the moments at which sessions moved. */
export type InspectorRow = ToolCallRow | Mark

export const isMark = (row: InspectorRow): row is Mark => 'reason' in row

/** "soc-17: Demo → Prod, assigned in the window" */
export function markText({ xSessionId, from, to, reason }: Mark): string {
  const who = xSessionId === null ? '' : `${xSessionId}: `
  return `${who}${from?.name ?? 'none'} → ${to?.name ?? 'none'}, ${reason}`
}

/** As the filter of the calls sees it. */
export const filteredMark = (mark: Mark): Filtered => ({
  tool: '',
  client: mark.client,
  profile: { name: [mark.from?.name, mark.to?.name].join(' ') },
  status: 'moved',
  sessionId: mark.sessionId,
  summary: markText(mark),
  error: null
})

/** Puts the marks among the calls; each list newest first. */
export function withMarks(
  calls: readonly ToolCallRow[],
  marks: readonly Mark[]
): readonly InspectorRow[] {
  if (marks.length === 0) return calls
  const rows: InspectorRow[] = []
  let next = 0
  for (const call of calls) {
    for (let mark = marks[next]; mark && mark.at > call.startedAt; mark = marks[++next]) {
      rows.push(mark)
    }
    rows.push(call)
  }
  return [...rows, ...marks.slice(next)]
}
