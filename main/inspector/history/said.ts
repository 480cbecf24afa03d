import type { HistoryRow } from './contract.ts'
import type { Details } from './messages.ts'
import { isMark } from './row-columns.ts'

/** Between the texts of a row that are looked into, each by itself. */
export const textSeparator = '\u001f'

/**
 * What a free search looks into, apart from the note: the tool's name and the one it was called by, the
 * SPL and the other arguments as far as they are kept, and the error. Of a mark, its reason.
 */
export function saidOf(row: HistoryRow, details: Details | null): string {
  if (isMark(row)) return row.reason
  const said = [row.tool]
  if (details?.calledAs != null) said.push(details.calledAs)
  said.push(details === null ? row.summary : argumentText(details.arguments, row.summary))
  if (row.error !== null) said.push(row.error)
  // libsql ends a text at its first NUL.
  return said.join(textSeparator).replaceAll('\0', ' ')
}

function argumentText(json: string, summary: string): string {
  const args = JSON.parse(json) as unknown
  if (typeof args !== 'object' || args === null || Array.isArray(args)) return json
  // Of those that are too large to be kept there is the summary.
  if ('notKept' in args) return `${summary}\n${String(args.notKept)}`
  const { query, ...others } = args as Readonly<Record<string, unknown>>
  const texts = Object.entries(others).map(
    ([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`
  )
  if (typeof query === 'string') texts.unshift(query)
  else if (query !== undefined) texts.unshift(`query=${JSON.stringify(query)}`)
  return texts.join('\n')
}
