import { z } from 'zod'
import { optionalNumber } from './feed.ts'
import type { SplunkMessage } from './splunk-error.ts'

/** Every value is text; a multivalue field is a list. */
const valueSchema = z.union([z.string(), z.array(z.string()), z.null()])

export const resultsSchema = z.object({
  /** Missing when there are no rows. */
  fields: z.array(z.object({ name: z.string() })).default([]),
  results: z.array(z.record(z.string(), valueSchema)),
  post_process_count: optionalNumber,
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
  /** Rows after a post-process search; null from a Splunk that does not count them. */
  readonly postProcessCount: number | null
}

export const resultsOf = (body: z.output<typeof resultsSchema>): Results => ({
  fields: body.fields.map(({ name }) => name),
  rows: body.results,
  messages: body.messages,
  postProcessCount: body.post_process_count
})

export const noResults: Results = { fields: [], rows: [], messages: [], postProcessCount: null }
