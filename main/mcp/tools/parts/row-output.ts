import { z } from 'zod'
import type { Results, Row } from '../../../splunk/results.ts'
import type { SplunkMessage } from '../../../splunk/splunk-error.ts'
import { csvOf, cut, markdownOf, summaryOf } from './row-formats.ts'
import { rowsOf, rowsShape } from './rows.ts'

/** How a search's rows are to be shown. */
export const rowArguments = {
  fields: z
    .array(z.string().min(1).max(256))
    .min(1)
    .max(200)
    .optional()
    .describe('Names of the fields to answer with, in this order. Left out: all.'),
  format: z
    .enum(['json', 'csv', 'markdown', 'summary'])
    .default('json')
    .describe(
      'json: rows in `results`. csv, markdown: a table in `text`, shorter than JSON. summary: no rows, but count, distinct values, most frequent values, min and max of each field of this page.'
    ),
  max_raw_chars: z
    .int()
    .min(100)
    .max(1_000_000)
    .default(2000)
    .describe('Longest _raw of an event in this answer; longer ones are cut, with a mark.')
}

export type RowArguments = z.output<z.ZodObject<typeof rowArguments>>

export const rowOutputShape = {
  ...rowsShape,
  results: rowsShape.results.optional().describe(`${rowsShape.results.description} Only for json.`),
  text: z.string().optional().describe('The rows as a table; only for csv and markdown.'),
  summary: z
    .object({
      rows: z.int().describe('Of how many rows: those of this page, which may not be all.'),
      fields: z.array(
        z.object({
          field: z.string(),
          count: z.int().describe('Rows that have it.'),
          distinct: z.int(),
          numeric: z.boolean(),
          min: z.string().nullable(),
          max: z.string().nullable(),
          top: z.array(z.object({ value: z.string(), count: z.int() }))
        })
      )
    })
    .optional()
    .describe('Only for summary.')
}

/** `more`: remarks beside those of the page. */
export function rowOutput(
  page: Results,
  { fields, format, max_raw_chars }: RowArguments,
  more: readonly SplunkMessage[] = []
) {
  const chosen = fields?.filter((name) => page.fields.includes(name)) ?? page.fields
  const rows = page.rows.map((row) => (fields === undefined ? row : picked(row, chosen)))
  const short = shortened(rows, max_raw_chars)
  const cutRows = format === 'summary' ? 0 : short.cut
  const messages = [...more, ...missing(page, fields), ...cutMessage(cutRows, max_raw_chars)]
  const { results, ...rest } = rowsOf({ ...page, fields: chosen, rows: short.rows }, messages)
  switch (format) {
    case 'json':
      return { results, ...rest }
    case 'csv':
      return { text: csvOf({ fields: chosen, rows: short.rows }), ...rest }
    case 'markdown':
      return { text: markdownOf({ fields: chosen, rows: short.rows }), ...rest }
    case 'summary':
      // Counted before anything is cut: what begins alike is not the same.
      return {
        summary: { rows: rows.length, fields: summaryOf({ fields: chosen, rows }) },
        ...rest
      }
  }
}

/** The table as it is, with the state of the page after it; rows in JSON as JSON. */
export function rowTexts(value: Readonly<Record<string, unknown>>): readonly string[] {
  const { text, ...state } = value
  return typeof text === 'string' ? [text, JSON.stringify(state)] : [JSON.stringify(value)]
}

const picked = (row: Row, names: readonly string[]): Row =>
  Object.fromEntries(names.map((name) => [name, row[name] ?? null]))

function missing(page: Results, fields: readonly string[] | undefined): readonly SplunkMessage[] {
  const unknown = fields?.filter((name) => !page.fields.includes(name)) ?? []
  if (unknown.length === 0 || page.rows.length === 0) return []
  const text = `No row of this page has ${unknown.join(', ')}. Field names are case-sensitive.`
  return [{ type: 'WARN', text }]
}

function shortened(rows: readonly Row[], most: number) {
  let count = 0
  const short = rows.map((row) => {
    const raw = row['_raw']
    if (typeof raw !== 'string') return row
    const piece = cut(raw, most)
    if (piece.cut) count += 1
    return piece.cut ? { ...row, _raw: piece.text } : row
  })
  return { rows: short, cut: count }
}

function cutMessage(count: number, most: number): readonly SplunkMessage[] {
  if (count === 0) return []
  const text = `_raw of ${count} rows is longer than ${most} characters and was cut. For the whole, ask for these rows with a larger max_raw_chars (up to 1000000).`
  return [{ type: 'WARN', text }]
}
