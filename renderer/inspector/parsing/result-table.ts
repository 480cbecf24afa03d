import type { JsonRecord } from './result-shape.ts'

export interface TableColumn {
  readonly name: string
  /** Characters of its longest value, as far as that was looked at. */
  readonly longest: number
  readonly numeric: boolean
}

const sampled = 200

export const cellText = (value: unknown): string =>
  value === undefined || value === null
    ? ''
    : typeof value === 'string'
      ? value
      : JSON.stringify(value)

export const isNumeric = (text: string): boolean => /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(text)

/** What people read comes first; Splunk's internal fields, which begin with _, come last. */
const rank = (name: string) =>
  name === '_time' ? 0 : name === '_raw' ? 1 : name.startsWith('_') ? 3 : 2

/** Otherwise in the order in which the rows first name them. */
export function columnsOf(rows: readonly JsonRecord[]): readonly TableColumn[] {
  const names = new Set<string>()
  for (const row of rows) for (const name of Object.keys(row)) names.add(name)
  const sample = rows.slice(0, sampled)
  return [...names]
    .sort((a, b) => rank(a) - rank(b))
    .map((name) => {
      const texts = sample.map((row) => cellText(row[name]))
      return {
        name,
        longest: texts.reduce((longest, text) => Math.max(longest, text.length), name.length),
        numeric: texts.every((text) => text === '' || isNumeric(text)) && texts.some(isNumeric)
      }
    })
}

/** Rows as spreadsheets take them from the clipboard, with a line of names. */
export function tabSeparated(rows: readonly JsonRecord[]): string {
  const names = columnsOf(rows).map(({ name }) => name)
  const flat = (value: unknown) => cellText(value).replace(/[\t\r\n]+/g, ' ')
  return [names, ...rows.map((row) => names.map((name) => flat(row[name])))]
    .map((cells) => cells.join('\t'))
    .join('\n')
}
