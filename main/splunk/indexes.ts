import { z } from 'zod'
import { feedOf, flag, optionalNumber, optionalText } from './feed.ts'
import type { Splunk } from './splunk.ts'

const indexesSchema = feedOf(
  z.object({
    totalEventCount: optionalNumber,
    currentDBSizeMB: optionalNumber,
    minTime: optionalText,
    maxTime: optionalText,
    isInternal: flag.optional(),
    disabled: flag.default(false),
    datatype: z.string().default('event')
  })
)

/** As the server that answered knows it; a search head does not count what its indexers hold. */
export interface Index {
  readonly name: string
  readonly totalEvents: number | null
  readonly sizeMb: number | null
  /** ISO 8601; null while it is empty. */
  readonly earliest: string | null
  readonly latest: string | null
  readonly isInternal: boolean
  readonly disabled: boolean
  readonly datatype: string
}

/** Every index that the user may see, by name. */
export async function listIndexes(splunk: Splunk): Promise<readonly Index[]> {
  const { entry } = await splunk.read(indexesSchema, {
    method: 'GET',
    path: '/services/data/indexes',
    query: { count: 0, datatype: 'all' }
  })
  return entry
    .map(({ name, content }) => ({
      name,
      totalEvents: content.totalEventCount,
      sizeMb: content.currentDBSizeMB,
      earliest: isoOf(content.minTime),
      latest: isoOf(content.maxTime),
      isInternal: content.isInternal ?? name.startsWith('_'),
      disabled: content.disabled,
      datatype: content.datatype
    }))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
}

// splunkd writes offsets without a colon, which ISO 8601's readers do not take beside the rest.
const isoOf = (time: string | null): string | null =>
  time?.replace(/([+-]\d\d)(\d\d)$/, '$1:$2') ?? null
