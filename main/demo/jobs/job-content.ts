import { serverName } from '../identity.ts'
import { type Content, preciseTime } from '../feed.ts'
import type { Job } from './job.ts'
import { searchHalves } from './search-halves.ts'

/**
 * The `content` of a job, with splunkd's types: a number of flags are strings, and what is not known
 * before the search runs is absent while it is queued or parsed.
 */
export function jobContent(job: Job): Content {
  return job.isReady ? { ...early(job), ...running(job) } : early(job)
}

function early(job: Job): Content {
  const { order, state } = job
  return {
    cursorTime: '1970-01-01T00:00:00.000+00:00',
    defaultSaveTTL: '604800',
    defaultTTL: '600',
    delegate: '',
    diskUsage: 0,
    dispatchState: state,
    doneProgress: job.progress,
    dropCount: 0,
    earliestTime: preciseTime(order.earliest * 1000),
    isDone: job.isDone,
    isFailed: state === 'FAILED',
    isFinalized: job.finalized,
    isPaused: state === 'PAUSED',
    isPreviewEnabled: job.previewEnabled,
    isSaved: job.saved,
    isSavedSearch: order.savedSearch !== null,
    isZombie: false,
    label: order.label,
    latestTime: preciseTime(order.latest * 1000),
    pid: String(process.pid),
    priority: job.priority,
    provenance: 'rest:jobs',
    search: order.search,
    sid: order.sid,
    statusBuckets: order.statusBuckets,
    ttl: job.ttl,
    workload_pool: '',
    messages: job.messages,
    request: order.request,
    runtime: { auto_cancel: String(order.autoCancel), auto_pause: '0' },
    searchProviders: [serverName]
  }
}

function running(job: Job): Content {
  const { order, result } = job
  const { eventSearch, reportSearch } = searchHalves(job.prepared.commands)
  const rows = result?.rows.length ?? 0
  const range = result ?? order
  return {
    canSummarize: reportSearch !== '',
    diskUsage: 65_536 + rows * 512,
    earliestTime: preciseTime(range.earliest * 1000),
    eventAvailableCount: reportSearch === '' ? rows : 0,
    eventCount: job.matched,
    eventFieldCount: result?.transforming === false ? result.fields.length : 0,
    eventIsStreaming: true,
    eventIsTruncated: false,
    eventSearch,
    eventSorting: 'desc',
    indexEarliestTime: 0,
    indexLatestTime: 0,
    isBatchModeSearch: false,
    isEventsPreviewEnabled: false,
    isRealTimeSearch: false,
    isRemoteTimeline: false,
    isTimeCursored: true,
    is_prjob: true,
    keywords: '',
    latestTime: preciseTime(range.latest * 1000),
    normalizedSearch: order.expandedSearch,
    numPreviews: job.previews,
    optimizedSearch: order.expandedSearch,
    phase0: '',
    phase1: '',
    remoteSearch: '',
    reportSearch,
    resultCount: rows,
    resultIsStreaming: reportSearch === '',
    resultPreviewCount: rows,
    runDuration: ((job.endedAt ?? Date.now()) - (job.startedAt ?? job.createdAt)) / 1000,
    sampleRatio: '1',
    sampleSeed: '0',
    scanCount: job.scanned,
    searchCanBeEventType: false,
    searchEarliestTime: Math.floor(range.earliest),
    searchLatestTime: String(range.latest),
    searchTotalBucketsCount: 0,
    searchTotalEliminatedBucketsCount: 0,
    workload_action_information: '',
    performance: {},
    searchTelemetry: {}
  }
}
