import { z } from 'zod'
import { jsonText } from './feed.ts'
import type { Row } from './results.ts'

export interface FieldSummary {
  readonly field: string
  /** How many of the events that were read have it. */
  readonly count: number
  readonly distinctCount: number
  /** Whether `distinctCount` is exact; Splunk estimates it for fields with very many values. */
  readonly isExact: boolean
  readonly numericCount: number
  readonly min: string | null
  readonly max: string | null
  readonly mean: string | null
  readonly values: readonly { readonly value: string; readonly count: number }[]
}

/** The search behind: the fields of the newest `events` of what `base` finds. */
export const fieldSummarySpl = (base: string, events: number, values: number): string =>
  `${base} | head ${events} | fieldsummary maxvals=${values}`

const number = z.coerce.number().catch(0)
const text = z
  .string()
  .transform((value) => (value === '' ? null : value))
  .nullable()
  .catch(null)
const commonValues = jsonText(z.array(z.object({ value: z.coerce.string(), count: number }))).catch(
  []
)

const rowSchema = z
  .object({
    field: z.string(),
    count: number,
    distinct_count: number,
    is_exact: z.string().catch('1'),
    numeric_count: number,
    min: text,
    max: text,
    mean: text,
    values: commonValues
  })
  .transform((row) => ({
    field: row.field,
    count: row.count,
    distinctCount: row.distinct_count,
    isExact: row.is_exact !== '0',
    numericCount: row.numeric_count,
    min: row.min,
    max: row.max,
    mean: row.mean,
    values: row.values
  }))

/** A row of `fieldsummary`; its most common values are JSON in a text. */
export const fieldSummaryOf = (row: Row): FieldSummary => rowSchema.parse(row)
