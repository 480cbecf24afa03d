import type { Definition } from '../entities/definition.ts'
import { inSystem, type Placement } from '../entities/entity.ts'
import type { Content } from '../feed.ts'
import { EntityCollection } from '../entities/entity-collection.ts'

const server: Placement = { ...inSystem, sharing: 'system' }

const definition: Definition = {
  path: 'data/indexes',
  defaults: {
    assureUTF8: false,
    coldPath: '',
    coldToFrozenDir: '',
    coldToFrozenScript: '',
    compressRawdata: true,
    datatype: 'event',
    defaultDatabase: 'main',
    disabled: false,
    enableDataIntegrityControl: false,
    enableOnlineBucketRepair: true,
    enableRealtimeSearch: true,
    enableTsidxReduction: false,
    frozenTimePeriodInSecs: 188_697_600,
    homePath: '',
    isInternal: false,
    isReady: true,
    isVirtual: false,
    journalCompression: 'zstd',
    maxConcurrentOptimizes: 6,
    maxDataSize: 'auto',
    maxHotBuckets: 'auto',
    maxHotIdleSecs: 86_400,
    maxHotSpanSecs: 7_776_000,
    maxTotalDataSizeMB: 500_000,
    maxWarmDBCount: 300,
    quarantineFutureSecs: 2_592_000,
    quarantinePastSecs: 77_760_000,
    repFactor: 0,
    rotatePeriodInSecs: 60,
    serviceMetaPeriod: 25,
    syncMeta: true,
    thawedPath: '',
    throttleCheckPeriod: 15,
    tstatsHomePath: ''
  },
  fixed: server,
  write: 'indexes_edit',
  taken: (name) => `Index name=${name} already exists`
}

/** data/indexes: the settings of the indexes that hold generated events. `clock` in milliseconds. */
export const plantedIndexes = (names: readonly string[], clock: () => number): EntityCollection =>
  new EntityCollection(
    definition,
    names.map((name) => ({ ...server, name, content: settings(name) })),
    clock
  )

function settings(name: string): Content {
  if (name === 'main') return { maxDataSize: 'auto_high_volume', maxHotBuckets: '10' }
  return name.startsWith('_') ? { frozenTimePeriodInSecs: 2_592_000, isInternal: true } : {}
}
