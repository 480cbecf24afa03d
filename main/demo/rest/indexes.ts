import type { IndexSize } from '../generator/generated-source.ts'
import type { Route } from '../router.ts'
import { collection } from './collection.ts'
import type { Thing } from './listing.ts'
import type { World } from './world.ts'

/** data/indexes: the sizes are those of the events that a search over all time finds. */
export function indexRoutes({ source, startedAt }: World): readonly Route[] {
  return collection('data/indexes', () =>
    source.indexes.map((name) => ({
      name,
      acl: { removable: !name.startsWith('_') },
      content: content(name, source.size(name), startedAt)
    }))
  )
}

// A stored event takes about half of its text.
const bytesPerEvent = 150

function content(
  name: string,
  { count, minTime, maxTime }: IndexSize,
  startedAt: number
): Thing['content'] {
  const folder = name === 'main' ? 'defaultdb' : name
  return {
    assureUTF8: false,
    coldPath: `$SPLUNK_DB/${folder}/colddb`,
    coldPath_expanded: `/opt/splunk/var/lib/splunk/${folder}/colddb`,
    compressRawdata: true,
    currentDBSizeMB: String(Math.max(1, Math.round((count * bytesPerEvent) / 1_048_576))),
    datatype: 'event',
    defaultDatabase: 'main',
    disabled: false,
    'eai:acl': null,
    enableDataIntegrityControl: false,
    enableOnlineBucketRepair: true,
    frozenTimePeriodInSecs: name.startsWith('_') ? 2_592_000 : 188_697_600,
    homePath: `$SPLUNK_DB/${folder}/db`,
    homePath_expanded: `/opt/splunk/var/lib/splunk/${folder}/db`,
    isInternal: name.startsWith('_'),
    isReady: true,
    isVirtual: false,
    journalCompression: 'zstd',
    lastInitTime: Math.floor(startedAt / 1000),
    maxDataSize: name === 'main' ? 'auto_high_volume' : 'auto',
    maxHotBuckets: 'auto',
    maxHotIdleSecs: 86_400,
    maxHotSpanSecs: 7_776_000,
    maxTime: indexTime(maxTime),
    maxTotalDataSizeMB: 500_000,
    maxWarmDBCount: 300,
    minTime: indexTime(minTime),
    repFactor: 0,
    syncMeta: true,
    thawedPath: `$SPLUNK_DB/${folder}/thaweddb`,
    thawedPath_expanded: `/opt/splunk/var/lib/splunk/${folder}/thaweddb`,
    totalEventCount: count
  }
}

// Here splunkd writes the offset without a colon, and nothing for an empty index.
const indexTime = (time: number | null): string =>
  time === null ? '' : new Date(Math.floor(time) * 1000).toISOString().replace('.000Z', '+0000')
