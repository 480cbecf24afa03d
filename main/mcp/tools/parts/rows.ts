import { z } from 'zod'
import type { Results } from '../../../splunk/results.ts'
import type { SplunkMessage } from '../../../splunk/splunk-error.ts'

/** What every answer with rows of a search holds. */
export const rowsShape = {
  results: z
    .array(z.record(z.string(), z.union([z.string(), z.array(z.string()), z.null()])))
    .describe('The rows. Every value is text; a multivalue field is a list.'),
  fields: z.array(z.string()).describe("The fields' names in Splunk's order."),
  messages: z
    .array(z.object({ type: z.string(), text: z.string() }))
    .describe("Splunk's remarks on the search: warnings are worth telling.")
}

export function rowsOf({ fields, rows, messages }: Results, more: readonly SplunkMessage[] = []) {
  const said = new Map(
    [...more, ...messages]
      .filter(({ type }) => type !== 'DEBUG')
      .map(({ type, text }) => [`${type} ${text}`, { type, text }])
  )
  return {
    results: rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [
          name,
          typeof value === 'string' || value === null ? value : [...value]
        ])
      )
    ),
    fields: [...fields],
    messages: [...said.values()]
  }
}

/** Seconds since `began`, a value of performance.now(). */
export const secondsSince = (began: number): number => Math.round(performance.now() - began) / 1000
