import type { ToolCall } from '../../preload/api.ts'

/** What a call spent its time on, in the order in which it is shown. */
export const phases = ['waiting', 'here', 'queued', 'ran', 'fetching'] as const
export type Phase = (typeof phases)[number]
export type TimeSpent = Readonly<Record<Phase, number>>

interface Span {
  readonly phase: Phase
  /** Where spans overlap, the highest counts: what is known of a job says more than the asking. */
  readonly rank: number
  /** Unix time in ms. */
  readonly from: number
  readonly to: number
}

const ranks = { asking: 1, queued: 2, ran: 3, fetching: 4 }
const results = /\/(?:results|results_preview|events|export)\b/

/** Where the time of a call went, in ms; null while it runs. The parts add up to `ms`. */
export function timeSpent(call: ToolCall): TimeSpent | null {
  if (call.ms === null) return null
  const end = call.startedAt + call.ms
  const spans = [...jobSpans(call), ...requestSpans(call)]
    .map((span) => ({
      ...span,
      from: Math.max(span.from, call.startedAt),
      to: Math.min(span.to, end)
    }))
    .filter(({ from, to }) => to > from)
  const edges = [
    ...new Set([call.startedAt, end, ...spans.flatMap(({ from, to }) => [from, to])])
  ].sort((a, b) => a - b)
  const spent = { waiting: 0, here: 0, queued: 0, ran: 0, fetching: 0 }
  for (const [place, from] of edges.entries()) {
    const to = edges[place + 1]
    if (to === undefined) break
    spent[phaseAt(spans, from)] += to - from
  }
  const waited = Math.min(call.waitedMs ?? 0, spent.here)
  return { ...spent, waiting: waited, here: spent.here - waited }
}

/** In whole ms, which add up to the whole of it, rounded. */
export function inWholeMs(spent: TimeSpent): TimeSpent {
  const whole = { ...spent }
  let sum = 0
  for (const phase of phases) {
    const before = Math.round(sum)
    sum += spent[phase]
    whole[phase] = Math.round(sum) - before
  }
  return whole
}

function phaseAt(spans: readonly Span[], at: number): Phase {
  let found: Pick<Span, 'phase' | 'rank'> = { phase: 'here', rank: 0 }
  for (const span of spans) {
    if (span.from <= at && at < span.to && span.rank > found.rank) found = span
  }
  return found.phase
}

const isWaiting = (state: string) => state === 'QUEUED' || state === 'PARSING'

/** A job is at work from its first sight to its end, also between the requests that ask about it. */
function* jobSpans({ jobs, splunkRequests }: ToolCall): Generator<Span> {
  for (const sid of new Set(splunkRequests.flatMap((request) => request.sid ?? []))) {
    const about = splunkRequests.filter((request) => request.sid === sid)
    const first = Math.min(...about.map(({ startedAt }) => startedAt))
    const last = Math.max(...about.map(({ startedAt, ms }) => startedAt + ms))
    const states = jobs.find((job) => job.sid === sid)?.states ?? []
    yield { phase: 'ran', rank: ranks.asking, from: first, to: states[0]?.at ?? last }
    for (const [place, { at, dispatchState }] of states.entries()) {
      if (dispatchState === 'DONE' || dispatchState === 'FAILED') continue
      const phase = isWaiting(dispatchState) ? 'queued' : 'ran'
      yield { phase, rank: ranks[phase], from: at, to: states[place + 1]?.at ?? last }
    }
  }
}

function* requestSpans({ splunkRequests }: ToolCall): Generator<Span> {
  for (const { path, startedAt, ms } of splunkRequests) {
    const fetches = results.test(path)
    yield {
      phase: fetches ? 'fetching' : 'ran',
      rank: fetches ? ranks.fetching : ranks.asking,
      from: startedAt,
      to: startedAt + ms
    }
  }
}
