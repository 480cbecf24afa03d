import { z } from 'zod'
import type { Entry } from '../../../splunk/entries.ts'
import type { Macro } from '../../../splunk/macros.ts'
import { placeOf, placeShape } from './entry.ts'

/** A macro as tools show it. */
export const macroShape = {
  name: z.string().describe('With the number of arguments: errors(2).'),
  usage: z.string().describe('How a search calls it.'),
  arguments: z.array(z.string()),
  definition: z.string().nullable(),
  is_eval: z.boolean().describe('Its definition is an eval expression that gives the text.'),
  description: z.string().nullable(),
  disabled: z.boolean(),
  ...placeShape
}

export function macroOf(entry: Entry<Macro>) {
  const { content } = entry
  const called = entry.name.replace(/\(\d+\)$/, '')
  return {
    name: entry.name,
    usage: `\`${called}${content.args.length > 0 ? `(${content.args.join(', ')})` : ''}\``,
    arguments: [...content.args],
    definition: content.definition,
    is_eval: content.iseval,
    description: content.description,
    disabled: content.disabled,
    ...placeOf(entry)
  }
}
