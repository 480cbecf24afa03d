import type { JsonRecord } from './record.ts'

const asText = (value: unknown): string =>
  (value === undefined || value === null
    ? ''
    : typeof value === 'string'
      ? value
      : JSON.stringify(value)
  ).replace(/[\t\r\n]+/g, ' ')

/** Rows as spreadsheets take them from the clipboard, with a line of names. */
export function tabSeparated(rows: readonly JsonRecord[]): string {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  return [names, ...rows.map((row) => names.map((name) => asText(row[name])))]
    .map((cells) => cells.join('\t'))
    .join('\n')
}
