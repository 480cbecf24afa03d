import type { CallEntry, RawEntry } from '../../main/inspector/history/messages.ts'
import { emptyTrace } from '../../main/inspector/history/stored-row.ts'
import { noRules } from '../../main/inspector/redaction-rules.ts'
import type { CallStatus, ToolCallRow } from '../../main/inspector/tool-call.ts'
import { randomFrom } from './random.ts'

const noRows = '{"rows":[]}'
const tools = [
  'run_splunk_search',
  'run_oneshot_search',
  'list_indexes',
  'get_job_results',
  'list_saved_searches',
  'get_field_summary',
  'list_sourcetypes',
  'search_job_status'
]
const clients = ['Claude Desktop', 'Claude Code', 'Cursor', 'VS Code', 'Codex']
const profiles = ['prod', 'staging', 'lab', 'demo']
const indexes = ['web', 'auth', 'firewall', 'dns', 'proxy', 'endpoint', 'mail', 'cloudtrail']
const fields = ['src_ip', 'dest_ip', 'user', 'status', 'uri_path', 'action', 'bytes', 'host']
const errors = [
  'The search job failed: Error in SearchParser: Missing a search command before "|".',
  'The search was cancelled because it ran longer than the profile allows.',
  'Splunk did not answer within 30 s.'
]

const hour = 3_600_000

/**
 * Calls as analysts and their assistants make them, from the oldest to the newest: ids `<run>-<n>`, eight
 * tools of unequal use, one session in some hundred calls, 4 % failed. `rareterm` stands in one of ten
 * thousand, `needle<n>` in one.
 */
export class GeneratedCalls {
  readonly #random: () => number
  readonly #run: string
  #number = 0
  #at: number

  constructor(run: string, seed: number, from: number = Date.now() - 24 * 90 * hour) {
    this.#run = run
    this.#random = randomFrom(seed).random
    this.#at = from
  }

  #one<Value>(values: readonly Value[], skew = 1): Value {
    const value = values[Math.floor(this.#random() ** skew * values.length)]
    if (value === undefined) throw new Error('There is none.')
    return value
  }

  row(): ToolCallRow {
    this.#number += 1
    const number = this.#number
    this.#at += Math.ceil(this.#random() * 14_000)
    const chance = this.#random()
    const status: CallStatus =
      chance < 0.03 ? 'error' : chance < 0.04 ? 'refused' : chance < 0.05 ? 'cancelled' : 'ok'
    const index = this.#one(indexes, 2)
    const profile = this.#one(profiles, 2)
    const [one, other] = [this.#one(fields), this.#one(fields)]
    const value = `10.${Math.floor(this.#random() * 256)}.${Math.floor(this.#random() * 256)}.7`
    const rare = number % 10_000 === 77 ? ' rareterm' : ''
    const spl = `search index=${index} ${one}="${value}" earliest=-${Math.ceil(this.#random() * 24)}h needle${number}${rare} | stats count by ${other} | sort - count`
    const ms = Math.round(10 + this.#random() ** 4 * 20_000)
    return {
      kind: 'call',
      id: `${this.#run}-${number}`,
      startedAt: this.#at,
      ms,
      splunkMs: Math.round(ms * 0.9),
      sessionId: `session-${Math.floor(number / 300)}`,
      client: this.#one(clients, 2),
      origin: this.#random() < 0.02 ? 'analyst' : 'client',
      profile: {
        id: profile,
        name: profile,
        colour: 1,
        production: profile === 'prod',
        host: `${profile}.example.com:8089`
      },
      tool: this.#one(tools, 2),
      summary: spl,
      status,
      progress: null,
      progressText: null,
      rows: status === 'ok' ? Math.floor(this.#random() ** 3 * 50_000) : null,
      bytes: Math.floor(this.#random() ** 2 * 200_000),
      error: status === 'error' ? this.#one(errors) : null,
      sid: `${(this.#at / 1000).toFixed(0)}.${number}`,
      indexes: [index],
      pinned: false,
      note: null,
      colour: null,
      kept: true
    }
  }

  /** A call that has begun and ended, as the history keeps it. */
  entry(): CallEntry {
    const row = this.row()
    const details = { calledAs: null, trace: JSON.stringify(emptyTrace), ...bodiesOf(row, noRows) }
    return { kind: 'call', row, phase: 'ended', details }
  }
}

/** A call as it goes to the thread of the history: one that has ended, with its result as JSON text. */
export function rawEntry(row: ToolCallRow, result = noRows): RawEntry {
  return {
    kind: 'raw',
    phase: 'ended',
    row,
    calledAs: null,
    trace: { ...emptyTrace, splunkRequests: [] },
    bodies: bodiesOf(row, result),
    redaction: { secrets: [], shared: [], rules: noRules }
  }
}

/** One that runs. */
export const rawBegun = (row: ToolCallRow): RawEntry => ({
  ...rawEntry(row),
  phase: 'begun',
  trace: null,
  bodies: null
})

const bodiesOf = ({ summary }: ToolCallRow, result: string) => ({
  arguments: JSON.stringify({ query: summary, earliest_time: '-24h' }),
  result
})
