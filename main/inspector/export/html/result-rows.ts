import { rowsOf } from '../sanitising/result.ts'
import { count, escaped, number } from './escape.ts'

const mostRows = 10
const mostColumns = 12
const longest = 200

const cellText = (value: unknown): string => {
  const text =
    value === null || value === undefined
      ? ''
      : typeof value === 'string'
        ? value
        : JSON.stringify(value)
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}

/** The first rows of a result as a table; what is not shown is said. */
export function resultRows(result: string | null, total: number | null): string {
  const rows = rowsOf(result)
  if (rows.length === 0) return ''
  const names = [...new Set(rows.slice(0, mostRows).flatMap((row) => Object.keys(row)))]
  const columns = names.slice(0, mostColumns)
  const head = columns.map((name) => `<th scope="col">${escaped(name.slice(0, longest))}</th>`)
  const body = rows
    .slice(0, mostRows)
    .map(
      (row) =>
        `<tr>${columns.map((name) => `<td>${escaped(cellText(row[name]))}</td>`).join('')}</tr>`
    )
  const all = Math.max(total ?? 0, rows.length)
  const left = [
    all > mostRows ? `The first ${mostRows} of ${number(all)} rows.` : '',
    names.length > mostColumns ? `${count(names.length - mostColumns, 'column')} not shown.` : ''
  ].filter((text) => text !== '')
  return `<div class="wide"><table class="rows"><thead><tr>${head.join('')}</tr></thead><tbody>${body.join('')}</tbody></table></div>${left.length === 0 ? '' : `<p class="more">${left.join(' ')}</p>`}`
}
