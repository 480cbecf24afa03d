import { termText } from '../../../main/inspector/filter/edits.ts'
import type { ExportRequest, ViewQuery } from '../../../preload/api.ts'

export type What = 'chosen' | 'shown' | 'session'
export type Format = ExportRequest['format']

export const formats: readonly {
  readonly value: Format
  readonly title: string
  readonly note: string
}[] = [
  { value: 'html', title: 'Report', note: 'One HTML page for a ticket. Opens in any browser.' },
  { value: 'jsonl', title: 'JSON Lines', note: 'All that is known. Can be opened here again.' },
  { value: 'har', title: 'HAR', note: 'For tools that read HTTP archives.' },
  { value: 'csv', title: 'CSV', note: 'The rows of the list, for a spreadsheet.' }
]

/** The calls of a choice, whatever the list is filtered by. */
export function selectionOf(
  what: What,
  ids: readonly string[],
  query: ViewQuery,
  sessionId: string | null
): Pick<ExportRequest, 'ids' | 'query'> {
  if (what === 'chosen') return { ids, query }
  if (what === 'session' && sessionId !== null) {
    return { ids: null, query: { ...query, filter: termText('session', sessionId) } }
  }
  return { ids: null, query }
}
