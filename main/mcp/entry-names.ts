import { z } from 'zod'
import { type Completion, matching } from './completion.ts'
import type { Tool } from './tool.ts'

const answerSchema = z.object({ items: z.array(z.record(z.string(), z.unknown())) })

/** As many as a list tool gives at once. */
const most = 1000

/** Completes with a field of the entries that a list tool gives. */
export const entryNames =
  (
    tool: Tool,
    argumentsFor: (typed: string) => Readonly<Record<string, unknown>> = () => ({}),
    field = 'name'
  ): Completion =>
  async (typed, context) => {
    const answer = await tool.call({ ...argumentsFor(typed.trim()), count: most }, context)
    const { items } = answerSchema.parse(answer.structuredContent)
    const values = items.map((item) => item[field])
    return matching([...new Set(values.filter((value) => typeof value === 'string'))], typed)
  }
