import type { ToolCall } from '../tool-call.ts'
import type { Writer } from './writer.ts'

type Cell = string | number | boolean | null

/** Beyond those, what a clock says is the error of its arithmetic. */
const inMicroseconds = (ms: number | null) => (ms === null ? null : Number(ms.toFixed(3)))

const columns: readonly (readonly [name: string, of: (call: ToolCall) => Cell])[] = [
  ['time', ({ startedAt }) => new Date(startedAt).toISOString()],
  ['client', ({ client }) => client],
  ['session', ({ sessionId }) => sessionId],
  ['profile', ({ profile }) => profile?.name ?? null],
  ['production', ({ profile }) => profile?.production ?? null],
  ['host', ({ profile }) => profile?.host ?? null],
  ['tool', ({ tool }) => tool],
  ['summary', ({ summary }) => summary],
  ['status', ({ status }) => status],
  ['rows', ({ rows }) => rows],
  ['took_ms', ({ ms }) => inMicroseconds(ms)],
  ['splunk_ms', ({ splunkMs }) => inMicroseconds(splunkMs)],
  ['bytes', ({ bytes }) => bytes],
  ['sid', ({ sid }) => sid],
  ['indexes', ({ indexes }) => indexes.join(' ')],
  ['error', ({ error }) => error],
  ['origin', ({ origin }) => origin],
  ['pinned', ({ pinned }) => pinned],
  ['note', ({ note }) => note],
  ['id', ({ id }) => id]
]

// A spreadsheet would run what begins so: https://owasp.org/www-community/attacks/CSV_Injection.
// Also after blanks, which some skip.
const formula = /^[\s\u0000]*[=+\-@＝＋－＠]|^[\t\r]/

function cell(value: Cell): string {
  if (value === null) return ''
  if (typeof value !== 'string') return String(value)
  const text = formula.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text
}

const line = (cells: readonly Cell[]) => `${cells.map(cell).join(',')}\r\n`

/** The rows of the list: RFC 4180, with nothing that a spreadsheet would take for a formula. */
export const csv: Writer = {
  mediaType: 'text/csv',
  extension: 'csv',
  async *write(calls) {
    yield line(columns.map(([name]) => name))
    for await (const call of calls) yield line(columns.map(([, of]) => of(call)))
  }
}
