import type { Row } from '../../../splunk/results.ts'

type Value = Row[string] | undefined

interface Rows {
  readonly fields: readonly string[]
  readonly rows: readonly Row[]
}

const textOf = (value: Value, separator: string): string =>
  typeof value === 'string' ? value : (value ?? []).join(separator)

/** RFC 4180, with the fields' names first; values of a multivalue field stand on lines of their own. */
export function csvOf({ fields, rows }: Rows): string {
  const cell = (text: string): string =>
    /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  if (fields.length === 0) return ''
  return [fields, ...rows.map((row) => fields.map((name) => textOf(row[name], '\n')))]
    .map((cells) => `${cells.map(cell).join(',')}\n`)
    .join('')
}

/** A table of GitHub's Markdown: https://github.github.com/gfm/#tables-extension- */
export function markdownOf({ fields, rows }: Rows): string {
  const cell = (text: string): string => text.replaceAll('|', '\\|').replace(/\r\n|[\r\n]/g, '<br>')
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |\n`
  if (fields.length === 0) return ''
  return [
    line(fields),
    line(fields.map(() => '---')),
    ...rows.map((row) => line(fields.map((name) => textOf(row[name], '\n'))))
  ].join('')
}

const mostTopValues = 5
const mostCharactersOfValue = 200

export interface FieldSummary {
  readonly field: string
  /** Rows that have the field. */
  readonly count: number
  readonly distinct: number
  /** Numbers, where all its values are. */
  readonly numeric: boolean
  readonly min: string | null
  readonly max: string | null
  readonly top: { readonly value: string; readonly count: number }[]
}

/** What these rows hold, field by field; the values of a multivalue field count each. */
export function summaryOf({ fields, rows }: Rows): FieldSummary[] {
  return fields.map((field) => {
    const counts = new Map<string, number>()
    let count = 0
    for (const row of rows) {
      const value = row[field] ?? null
      if (value === null) continue
      count += 1
      for (const one of typeof value === 'string' ? [value] : value) {
        counts.set(one, (counts.get(one) ?? 0) + 1)
      }
    }
    const values = [...counts.keys()]
    const numeric = values.length > 0 && values.every((value) => isNumber(value))
    const sorted = values.toSorted((a, b) => (numeric ? Number(a) - Number(b) : a < b ? -1 : 1))
    return {
      field,
      count,
      distinct: values.length,
      numeric,
      min: shortened(sorted[0]),
      max: shortened(sorted.at(-1)),
      top: [...counts]
        .toSorted(([, a], [, b]) => b - a)
        .slice(0, mostTopValues)
        .map(([value, times]) => ({ value: shortened(value) ?? '', count: times }))
    }
  })
}

const isNumber = (text: string): boolean => /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(text)

const shortened = (text: string | undefined): string | null =>
  text === undefined ? null : cut(text, mostCharactersOfValue).text

/** A text of at most `most` characters, with a mark that says how many are left out. */
export function cut(text: string, most: number): { readonly text: string; readonly cut: boolean } {
  if (text.length <= most) return { text, cut: false }
  // Half of a surrogate pair is no character.
  const kept = text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '')
  return {
    text: `${kept} …[${text.length - kept.length} of ${text.length} characters left out]`,
    cut: true
  }
}
