import type {
  EvaluationContext,
  PreparedSearch,
  SearchResult,
  SearchSite
} from '../../../../main/demo/evaluation/evaluate.ts'
import type { DemoEvent } from '../../../../main/demo/event.ts'
import type { JobOrder } from '../../../../main/demo/jobs/job.ts'

const event = (time: number): DemoEvent => ({
  time,
  index: 'main',
  host: 'h',
  source: 's',
  sourcetype: 't',
  raw: `event ${time}`,
  serial: time
})

/** Events of the seconds 1 to 100. */
export const hundred: SearchSite = {
  source: {
    indexes: ['main'],
    *events() {
      for (let time = 100; time > 0; time -= 1) yield event(time)
    },
    fields: ({ raw }) => ({ _raw: raw })
  },
  knowledge: {
    lookup: () => null,
    eventTypes: () => [],
    tags: () => [],
    rest: () => Promise.resolve(null)
  }
}

/** A search that reads all events and waits before each as the test says. */
export function readsAll(
  before: (read: number, context: EvaluationContext) => Promise<void>
): PreparedSearch {
  return {
    commands: [{ name: 'search', args: '*' }],
    async run(context): Promise<SearchResult> {
      const rows: { _raw: string }[] = []
      for (const { raw } of context.source.events(new Set(['main']), 0, 1000)) {
        await before(rows.length, context)
        context.signal.throwIfAborted()
        rows.push({ _raw: raw })
        context.onProgress({ scanned: rows.length, matched: rows.length, done: rows.length / 100 })
      }
      return {
        fields: ['_raw'],
        rows,
        messages: [],
        scanned: rows.length,
        matched: rows.length,
        transforming: false,
        earliest: 0,
        latest: 1000
      }
    }
  }
}

export const order = (change: Partial<JobOrder> = {}): JobOrder => ({
  sid: '1.1',
  owner: 'admin',
  app: 'search',
  search: 'search *',
  expandedSearch: 'search *',
  earliest: 0,
  latest: 1000,
  savedSearch: null,
  label: '',
  autoCancel: 0,
  maxTime: 0,
  maxCount: 500_000,
  ttl: 600,
  statusBuckets: 0,
  request: {},
  ...change
})
