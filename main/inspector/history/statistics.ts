import { callStatuses } from '../tool-call.ts'
import { kinds } from './columns.ts'
import type { Statistics, Timeline, ToolStatistics } from './contract.ts'
import { isFailure } from './groups.ts'
import { quantile } from './quantile.ts'
import type { Source } from './source.ts'

const refused = callStatuses.indexOf('refused')

const known = (value: number | undefined) =>
  value === undefined || Number.isNaN(value) ? 0 : value

/** Of calls at these positions; null where there is none. */
export function timelineOf(positions: Uint32Array, source: Source, spans: number): Timeline | null {
  const { at, kind, status } = source.columns.arrays
  let from = Infinity
  let to = -Infinity
  for (let index = 0; index < positions.length; index += 1) {
    const position = positions[index] ?? 0
    if (kind[position] === kinds.mark) continue
    const time = at[position] ?? 0
    if (time < from) from = time
    if (time > to) to = time
  }
  if (from > to) return null
  // The last call is within the last span.
  to += 1
  const calls = new Uint32Array(spans)
  const errors = new Uint32Array(spans)
  const scale = spans / (to - from)
  for (let index = 0; index < positions.length; index += 1) {
    const position = positions[index] ?? 0
    if (kind[position] === kinds.mark) continue
    const span = Math.min(spans - 1, Math.floor(((at[position] ?? 0) - from) * scale))
    count(calls, span)
    if (isFailure[status[position] ?? 0] === true) count(errors, span)
  }
  return { from, to, calls: [...calls], errors: [...errors] }
}

const spanOf = (at: number, from: number, to: number, spans: number) =>
  Math.min(spans - 1, Math.floor(((at - from) / (to - from)) * spans))

/** Of calls at these positions. `isOfOneSession`: without the rejections, which are of none. */
export function statisticsOf(
  positions: Uint32Array,
  source: Source,
  spans: number,
  isOfOneSession: boolean
): Statistics {
  const { words, columns } = source
  const { ms, splunkMs, rows, bytes, tool, client, indexes, status, kind } = columns.arrays
  const byStatus = new Uint32Array(callStatuses.length)
  const ofTools = new Uint32Array(words.tool.size)
  const failedOfTools = new Uint32Array(words.tool.size)
  const endedOfTools = new Uint32Array(words.tool.size)
  const ofClients = new Uint32Array(words.client.size)
  const ofIndexes = new Uint32Array(words.indexes.size)
  const sum = { calls: 0, rows: 0, bytes: 0, splunkMs: 0, ms: 0 }
  for (let index = 0; index < positions.length; index += 1) {
    const position = positions[index] ?? 0
    if (kind[position] === kinds.mark) continue
    const ofTool = tool[position] ?? 0
    const ofStatus = status[position] ?? 0
    const took = ms[position] ?? NaN
    sum.calls += 1
    sum.rows += known(rows[position])
    sum.bytes += known(bytes[position])
    sum.splunkMs += known(splunkMs[position])
    sum.ms += known(took)
    count(byStatus, ofStatus)
    count(ofTools, ofTool)
    if (isFailure[ofStatus] === true) count(failedOfTools, ofTool)
    if (!Number.isNaN(took)) count(endedOfTools, ofTool)
    count(ofClients, client[position] ?? 0)
    // What was refused has read none.
    if (ofStatus !== refused) count(ofIndexes, indexes[position] ?? 0)
  }
  const times = timesByTool(positions, source, endedOfTools)
  const tools: ToolStatistics[] = []
  for (const [id, calls] of ofTools.entries()) {
    if (calls === 0) continue
    tools.push({
      tool: words.tool.of(id),
      calls,
      errors: failedOfTools[id] ?? 0,
      p50: quantile(times.of(id), 0.5),
      p95: quantile(times.of(id), 0.95)
    })
  }
  const of = (name: (typeof callStatuses)[number]) => byStatus[callStatuses.indexOf(name)] ?? 0
  const timeline = timelineOf(positions, source, spans)
  const rejected = rejections(source, timeline, spans, isOfOneSession)
  return {
    calls: sum.calls,
    errors: of('error'),
    refused: of('refused'),
    cancelled: of('cancelled'),
    rows: sum.rows,
    bytes: sum.bytes,
    splunkMs: sum.splunkMs,
    ownMs: sum.ms - sum.splunkMs,
    p50: quantile(times.all, 0.5),
    p95: quantile(times.all, 0.95),
    tools: tools.sort((one, other) => other.calls - one.calls),
    indexes: indexCounts(ofIndexes, source),
    clients: [...ofClients.entries()]
      .filter(([, calls]) => calls > 0)
      .map(([id, calls]) => ({ client: words.client.of(id), calls }))
      .sort((one, other) => other.calls - one.calls),
    rejections: rejected.counts,
    timeline: {
      ...(timeline ?? { from: 0, to: 0, calls: zeros(spans), errors: zeros(spans) }),
      rejected: rejected.spans
    }
  }
}

const zeros = (length: number) => new Array<number>(length).fill(0)

function count(counts: Uint32Array, id: number): void {
  counts[id] = (counts[id] ?? 0) + 1
}

/** The times of the calls that ended, those of a tool together. */
function timesByTool(positions: Uint32Array, { columns }: Source, ended: Uint32Array) {
  const { ms, tool, kind } = columns.arrays
  const starts = new Uint32Array(ended.length + 1)
  for (let id = 0; id < ended.length; id += 1) starts[id + 1] = (starts[id] ?? 0) + (ended[id] ?? 0)
  const all = new Float64Array(starts.at(-1) ?? 0)
  const next = starts.slice()
  for (let index = 0; index < positions.length; index += 1) {
    const position = positions[index] ?? 0
    const took = ms[position] ?? NaN
    if (Number.isNaN(took) || kind[position] === kinds.mark) continue
    const id = tool[position] ?? 0
    const place = next[id] ?? 0
    all[place] = took
    next[id] = place + 1
  }
  return { all, of: (id: number) => all.subarray(starts[id] ?? 0, starts[id + 1] ?? 0) }
}

function indexCounts(counts: Uint32Array, { words }: Source) {
  const calls = new Map<string, number>()
  for (const [id, count] of counts.entries()) {
    if (count === 0 || id === 0) continue
    for (const index of words.indexes.of(id).split(',')) {
      calls.set(index, (calls.get(index) ?? 0) + count)
    }
  }
  return [...calls]
    .map(([index, count]) => ({ index, calls: count }))
    .sort((one, other) => other.calls - one.calls)
}

const minute = 60_000

function rejections(
  { store }: Source,
  timeline: Timeline | null,
  spans: number,
  isOfOneSession: boolean
) {
  const counted = zeros(spans)
  const byReason = new Map<
    string,
    { reason: string; status: number; count: number; lastAt: number }
  >()
  const [from, to] = timeline === null ? [0, Date.now()] : [timeline.from, timeline.to]
  const rows = isOfOneSession
    ? []
    : store.rejections(Math.floor(from / minute), Math.floor(to / minute))
  for (const { at, status, reason, count: more, lastAt } of rows) {
    const key = `${status} ${reason}`
    const known = byReason.get(key)
    byReason.set(key, {
      reason,
      status,
      count: more + (known?.count ?? 0),
      lastAt: Math.max(lastAt, known?.lastAt ?? 0)
    })
    if (timeline === null) continue
    const span = spanOf(Math.max(at, from), from, to, spans)
    counted[span] = (counted[span] ?? 0) + more
  }
  const counts = [...byReason.values()].sort((one, other) => other.count - one.count)
  return { counts, spans: counted }
}
