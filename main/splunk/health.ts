import { z } from 'zod'
import { entityOf } from './feed.ts'
import type { Splunk } from './splunk.ts'
import { SplunkError } from './splunk-error.ts'

interface Feature {
  readonly health?: string | undefined
  readonly features?: Readonly<Record<string, Feature>> | undefined
}

const featureSchema: z.ZodType<Feature> = z.lazy(() =>
  z.object({
    health: z.string().optional(),
    features: z.record(z.string(), featureSchema).optional()
  })
)
const healthSchema = entityOf(featureSchema)

export interface Health {
  /** green, yellow or red, in splunkd's own judgement. */
  readonly health: string
  /** What is not green, by its path: "Search Scheduler > Search Lag". */
  readonly unwell: readonly { readonly feature: string; readonly health: string }[]
}

/** splunkd's report on itself; null when this user may not read it or this server has none. */
export async function splunkdHealth(splunk: Splunk): Promise<Health | null> {
  try {
    const { content } = await splunk.read(healthSchema, {
      method: 'GET',
      path: '/services/server/health/splunkd/details'
    })
    return { health: content.health ?? 'unknown', unwell: unwell(content, []) }
  } catch (error) {
    const absent = error instanceof SplunkError && ['forbidden', 'not_found'].includes(error.code)
    if (absent) return null
    throw error
  }
}

function unwell(feature: Feature, path: readonly string[]): Health['unwell'] {
  return Object.entries(feature.features ?? {}).flatMap(([name, inner]) => {
    const here = [...path, name]
    const { health = 'green' } = inner
    const below = unwell(inner, here)
    if (below.length > 0 || !/^(?:yellow|red)$/.test(health)) return below
    return [{ feature: here.join(' > '), health }]
  })
}
