import type { CallProfile, CallStatus, ToolCallRow } from '../tool-call.ts'

export interface ToolSum {
  readonly calls: number
  readonly errors: number
  /** ms */
  readonly took: number
  readonly splunk: number
}

/** Of the calls of an export, however many. */
export interface Summary {
  readonly calls: number
  readonly byStatus: ReadonlyMap<CallStatus, number>
  readonly rows: number
  /** Sums of ms. */
  readonly took: number
  readonly splunk: number
  readonly tools: ReadonlyMap<string, ToolSum>
  /** At most `most` of each, in the order of their first call. */
  readonly sessions: readonly string[]
  readonly clients: readonly string[]
  readonly profiles: readonly CallProfile[]
  /** Unix times in ms. */
  readonly from: number
  readonly to: number
  /** Calls in equal spans from `from` on. */
  readonly spans: readonly { readonly calls: number; readonly errors: number }[]
  /** ms */
  readonly spanMs: number
}

const most = 50
const bins = 120

/** Sums up rows, oldest first, in memory that does not grow with them. */
export async function summaryOf(rows: AsyncIterable<ToolCallRow>): Promise<Summary> {
  const byStatus = new Map<CallStatus, number>()
  const tools = new Map<string, ToolSum>()
  const sessions = new Set<string>()
  const clients = new Set<string>()
  const profiles = new Map<string, CallProfile>()
  const sum = { calls: 0, rows: 0, took: 0, splunk: 0, from: 0, to: 0 }
  const time = new Bins()
  for await (const row of rows) {
    const { startedAt, status, profile } = row
    const failed = status === 'error' || status === 'refused'
    if (sum.calls === 0) sum.from = startedAt
    sum.calls++
    sum.rows += row.rows ?? 0
    sum.took += row.ms ?? 0
    sum.splunk += row.splunkMs ?? 0
    sum.to = Math.max(sum.to, startedAt + (row.ms ?? 0))
    time.add(startedAt - sum.from, failed)
    byStatus.set(status, (byStatus.get(status) ?? 0) + 1)
    addTool(tools, row, failed)
    if (sessions.size < most) sessions.add(row.sessionId)
    if (clients.size < most) clients.add(row.client)
    if (profile !== null && profiles.size < most)
      profiles.set(`${profile.name} ${profile.host}`, profile)
  }
  return {
    ...sum,
    byStatus,
    tools,
    sessions: [...sessions],
    clients: [...clients],
    profiles: [...profiles.values()],
    spans: time.spans(),
    spanMs: time.width
  }
}

function addTool(tools: Map<string, ToolSum>, row: ToolCallRow, failed: boolean): void {
  // A client can name tools that do not exist, as many as it likes.
  const name = tools.has(row.tool) || tools.size < most ? row.tool : 'others'
  const before = tools.get(name) ?? { calls: 0, errors: 0, took: 0, splunk: 0 }
  tools.set(name, {
    calls: before.calls + 1,
    errors: before.errors + (failed ? 1 : 0),
    took: before.took + (row.ms ?? 0),
    splunk: before.splunk + (row.splunkMs ?? 0)
  })
}

/** A fixed number of spans of time, which are made twice as long whenever they do not reach. */
class Bins {
  width = 250
  #calls: number[] = []
  #errors: number[] = []

  add(after: number, failed: boolean): void {
    const at = Math.max(after, 0)
    while (at / this.width >= bins) {
      this.width *= 2
      this.#calls = halved(this.#calls)
      this.#errors = halved(this.#errors)
    }
    const place = Math.floor(at / this.width)
    this.#calls[place] = (this.#calls[place] ?? 0) + 1
    if (failed) this.#errors[place] = (this.#errors[place] ?? 0) + 1
  }

  spans() {
    return Array.from({ length: Math.max(this.#calls.length, 1) }, (_, place) => ({
      calls: this.#calls[place] ?? 0,
      errors: this.#errors[place] ?? 0
    }))
  }
}

const halved = (counts: readonly number[]) =>
  Array.from(
    { length: Math.ceil(counts.length / 2) },
    (_, place) => (counts[place * 2] ?? 0) + (counts[place * 2 + 1] ?? 0)
  )
