import { z } from 'zod'
import type { SplunkMessage } from './splunk-error.ts'

/** Every value is text; a multivalue field is a list. */
const valueSchema = z.union([z.string(), z.array(z.string()), z.null()])

export const resultsSchema = z.object({
  /** Missing when there are no rows. */
  fields: z.array(z.object({ name: z.string() })).default([]),
  results: z.array(z.record(z.string(), valueSchema)),
  messages: z
    .array(z.object({ type: z.string(), text: z.string() }))
    .catch([])
    .default([])
})

export type Row = Readonly<Record<string, string | readonly string[] | null>>

/** Rows of a search, with the names of their fields in Splunk's order. */
export interface Results {
  readonly fields: readonly string[]
  readonly rows: readonly Row[]
  readonly messages: readonly SplunkMessage[]
}

export const resultsOf = (body: z.output<typeof resultsSchema>): Results => ({
  fields: body.fields.map(({ name }) => name),
  rows: body.results,
  messages: body.messages
})

export const noResults: Results = { fields: [], rows: [], messages: [] }
