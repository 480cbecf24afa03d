import { randomBytes } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { ExchangeRecording, type SeenAnswer, type SeenRequest } from './exchange-recording.ts'
import type { HistoryChange, HistoryState, Remark } from './history/contract.ts'
import type { Fed, Flood } from './history/feed.ts'
import type { History } from './history/history.ts'
import type { HistoryStart } from './history/messages.ts'
import { KnownSecrets } from './known-secrets.ts'
import type { GapMark, Mark, MoveMark } from './mark.ts'
import { ProtocolRows } from './protocol-rows.ts'
import { CallRecording, type CallStart, type Recording } from './recording.ts'
import { redactText } from './redaction.ts'
import { noRules, type RedactionRules } from './redaction-rules.ts'
import { Redactor } from './redactor.ts'
import { Rejections } from './rejections.ts'
import type { ToolCall, ToolCallRow } from './tool-call.ts'

export type NewMark = Omit<MoveMark, 'id' | 'at' | 'kind'> | Omit<GapMark, 'id' | 'kind'>

const mostRecent = 1000
const sweepMs = 10_000

interface InspectorEvents {
  /** Something in the history is another than it was. */
  readonly changed: [HistoryChange]
}

/** Owns the record of every call: knows those that run, and hands each to the history. */
export class Inspector {
  readonly history: History
  /** Of the profiles in use. */
  readonly secrets = new KnownSecrets()
  readonly #rules: () => RedactionRules
  readonly #protocol: ProtocolRows
  readonly #rejections: Rejections
  readonly #sweeping: NodeJS.Timeout
  readonly #running = new Map<string, CallRecording>()
  readonly #events = new EventEmitter<InspectorEvents>()
  /** With its number, an id that no other start of the program gives. */
  readonly #run = randomBytes(6).toString('hex')
  #count = 0
  #capture: HistoryState['capture'] = 'on'

  /** `rules`: what the user wants taken out, as it is now. */
  constructor(history: History, rules: () => RedactionRules = () => noRules) {
    this.history = history
    this.#rules = rules
    this.#protocol = new ProtocolRows((start) => this.begin(start))
    this.#rejections = new Rejections((counts) => {
      for (const count of counts) {
        history.add({ weight: 0, entry: () => ({ kind: 'rejection', ...count }) })
      }
    })
    this.#sweeping = setInterval(() => this.#protocol.flush(), sweepMs).unref()
    history.on('changed', (change) =>
      this.#events.emit('changed', { ...change, state: this.#withCapture(change.state) })
    )
    history.on('flood', (flood) => this.mark(floodMark(flood)))
  }

  get state(): HistoryState {
    return this.#withCapture(this.history.state)
  }

  #withCapture(state: HistoryState): HistoryState {
    return { ...state, capture: this.#capture }
  }

  open(start: HistoryStart): Promise<void> {
    return this.history.open(start)
  }

  /** Begins the record of a call; the answered object is told how it goes on. */
  begin(start: CallStart): Recording {
    const call = new CallRecording(this.#nextId(), start, (changed) => {
      if (changed.isEnded) this.#running.delete(changed.id)
      this.history.add(changed)
    })
    this.#running.set(call.id, call)
    this.history.add(call)
    return call
  }

  /** Begins the record of an HTTP request on the endpoint. */
  exchange(
    request: SeenRequest,
    answer: SeenAnswer,
    secrets: readonly string[]
  ): ExchangeRecording {
    return new ExchangeRecording(request, answer, this.redactor(secrets), this.#protocol)
  }

  /** What takes out the secrets of one exchange. */
  redactor(secrets: readonly string[]): Redactor {
    return new Redactor(secrets, this.#rules(), this.secrets)
  }

  /** A text that belongs to no call, such as an analyst's note, without secrets. */
  redacted(text: string): string {
    return redactText(text, this.secrets.all(), this.#rules())
  }

  /** Writes down what has only been counted: messages of the protocol, and rejected requests. */
  flush(): void {
    this.#protocol.flush(true)
    this.#rejections.flush()
  }

  /** Puts a mark between the calls. */
  mark(mark: NewMark): void {
    const whole: Mark =
      mark.what === 'moved'
        ? { ...mark, kind: 'mark', id: this.#nextId(), at: Date.now() }
        : { ...mark, kind: 'mark', id: this.#nextId() }
    this.history.add(fedMark(whole))
  }

  /** Counts a request that no session took. */
  rejected(status: number, reason: string): void {
    this.#rejections.note(status, this.redacted(reason))
  }

  /** What an analyst writes on a call. */
  remark(id: string, remark: Remark): Promise<null> {
    const { note } = remark
    const clean = typeof note === 'string' ? { ...remark, note: this.redacted(note) } : remark
    return this.history.ask('remark', id, clean)
  }

  /** Whether calls are recorded from now on. */
  capture(capture: HistoryState['capture']): HistoryState {
    this.#capture = capture
    return this.state
  }

  /** Asks a running call to stop; does nothing for one that has ended. */
  cancel(id: string): void {
    this.#running.get(id)?.cancel()
  }

  /** Calls that run, oldest first. */
  running(): readonly ToolCallRow[] {
    return [...this.#running.values()].map(({ row }) => row)
  }

  /** Rows of calls among the last thousand of the list, newest first. */
  async recent(kind: ToolCallRow['kind'] = 'call'): Promise<readonly ToolCallRow[]> {
    const rows = await this.history.ask('recent', mostRecent)
    return rows.filter((row) => row.kind !== 'mark').filter((row) => row.kind === kind)
  }

  /** Marks among the last thousand rows of the list, oldest first. */
  async marks(): Promise<readonly Mark[]> {
    const rows = await this.history.ask('recent', mostRecent)
    return rows.filter((row) => row.kind === 'mark').reverse()
  }

  /** Null when it is no longer kept. */
  async call(id: string): Promise<ToolCall | null> {
    return this.#running.get(id)?.toolCall() ?? this.history.ask('call', id)
  }

  /** Forgets all calls that have ended, but for the pinned. */
  async clear(): Promise<void> {
    await this.history.ask('clear')
  }

  /** Every call of `recent`, with its bodies. */
  async recentCalls(kind: ToolCallRow['kind'] = 'call'): Promise<readonly ToolCall[]> {
    const calls = await Promise.all((await this.recent(kind)).map(({ id }) => this.call(id)))
    return calls.filter((call) => call !== null)
  }

  onChanged(listener: (change: HistoryChange) => void): () => void {
    this.#events.on('changed', listener)
    return () => this.#events.off('changed', listener)
  }

  /** Writes what waits. */
  async stop(): Promise<void> {
    clearInterval(this.#sweeping)
    this.flush()
    await this.history.end()
  }

  #nextId(): string {
    this.#count += 1
    return `${this.#run}-${this.#count}`
  }
}

const fedMark = (mark: Mark): Fed => ({
  weight: 0,
  entry: () => ({ kind: 'mark', mark: JSON.stringify(mark), kept: true })
})

function floodMark({ from, until, withoutDetails, lost }: Flood): Omit<GapMark, 'id' | 'kind'> {
  const parts = [
    ...(withoutDetails > 0 ? [`${withoutDetails} without their details`] : []),
    ...(lost > 0 ? [`${lost} not at all`] : [])
  ]
  return {
    what: 'flood',
    at: from,
    until,
    calls: withoutDetails + lost,
    reason: `More calls came than could be written: ${parts.join(', and ')} are kept.`
  }
}
