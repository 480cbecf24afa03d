import type { SearchResult, SearchSite } from '../evaluation/evaluate.ts'
import type { DemoEvent, EventSource } from '../event.ts'
import type { Job } from './job.ts'

// A preview runs the search again over what was read so far, and must not cost more than the search.
const mostEvents = 5000

/** What a search that still runs has found: its result over the newest of the events that it has read. */
export function preview(job: Job, site: SearchSite, signal: AbortSignal): Promise<SearchResult> {
  job.previews += 1
  return job.prepared.run({
    source: newest(site.source, Math.min(job.scanned, mostEvents)),
    knowledge: site.knowledge,
    user: job.order.owner,
    earliest: job.order.earliest,
    latest: job.order.latest,
    now: job.createdAt / 1000,
    signal,
    onProgress: () => undefined
  })
}

const newest = (source: EventSource, count: number): EventSource => ({
  indexes: source.indexes,
  fields: (event, needs) => source.fields(event, needs),
  *events(indexes, earliest, latest): Generator<DemoEvent> {
    let left = count
    for (const event of source.events(indexes, earliest, latest)) {
      if (left === 0) return
      left -= 1
      yield event
    }
  }
})
