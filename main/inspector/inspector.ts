import { randomBytes } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { ExchangeRecording, type SeenAnswer, type SeenRequest } from './exchange-recording.ts'
import { Gaps } from './gaps.ts'
import type { HistoryChange, HistoryState, Remark } from './history/contract.ts'
import type { History } from './history/history.ts'
import type { HistoryStart, Retention } from './history/messages.ts'
import { KnownSecrets } from './known-secrets.ts'
import type { Mark, MoveMark } from './mark.ts'
import { ProtocolRows } from './protocol-rows.ts'
import type { CallStart } from './call-facts.ts'
import { CallRecording, type Recording } from './recording.ts'
import { redactText } from './redaction.ts'
import { noRules, type RedactionRules } from './redaction-rules.ts'
import { Redactor } from './redactor.ts'
import { Rejections } from './rejections.ts'
import type { ToolCall, ToolCallRow } from './tool-call.ts'
import { unrecorded } from './unrecorded.ts'

export type NewMark = Omit<MoveMark, 'id' | 'at' | 'kind'>

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
  // Oldest first. No Map: its tables keep in memory for long what has gone.
  readonly #running: CallRecording[] = []
  readonly #events = new EventEmitter<InspectorEvents>()
  /** With its number, an id that no other start of the program gives. */
  readonly #run = randomBytes(6).toString('hex')
  readonly #gaps = new Gaps(
    () => this.#nextId(),
    (mark) => this.#add(mark)
  )
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
    history.on('opened', () => this.#tellState())
    history.on('flood', (flood) => this.#gaps.flooded(flood))
    history.on('trouble', (trouble) => this.#gaps.troubled(trouble))
  }

  get state(): HistoryState {
    return this.#withCapture(this.history.state)
  }

  /** What is wrong with the file of the history, in a sentence; null: nothing. */
  get trouble(): string | null {
    const { place, problem } = this.history.state
    return place === 'file' || this.history.isMemoryUnwanted ? problem : null
  }

  #withCapture(state: HistoryState): HistoryState {
    return { ...state, capture: this.#capture }
  }

  /** Opens the history; what is recorded before that waits. */
  open(start: HistoryStart): Promise<void> {
    return this.history.open(start)
  }

  /** How long calls are kept, from now on. */
  retain(retention: Retention): void {
    // A history that has ended says so itself, and removes nothing.
    void this.history.ask('retain', retention).catch(() => undefined)
  }

  /** Begins the record of a call; the answered object is told how it goes on. */
  begin(start: CallStart): Recording {
    const isPrivate = this.#capture === 'private'
    if (this.#capture !== 'on' && start.kind === 'call') this.#gaps.count(this.#capture)
    if (this.#capture === 'paused') {
      if (start.request !== null) start.request.claimed = true
      return unrecorded
    }
    const call = new CallRecording(this.#nextId(), !isPrivate, start, (changed) => {
      if (changed.isEnded) this.#running.splice(this.#running.indexOf(changed), 1)
      this.history.add(changed)
    })
    this.#running.push(call)
    this.history.add(call)
    return call
  }

  /** Begins the record of an HTTP request on the endpoint. */
  exchange(
    request: SeenRequest,
    answer: SeenAnswer,
    secrets: readonly string[]
  ): ExchangeRecording {
    return new ExchangeRecording(
      request,
      answer,
      this.redactor(secrets),
      this.#protocol,
      this.history.traffic
    )
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

  /** Puts a mark between the calls: a session goes on with another Splunk. */
  mark(mark: NewMark): void {
    const { xSessionId } = mark
    this.#add({
      ...mark,
      client: this.redacted(mark.client),
      xSessionId: xSessionId === null ? null : this.redacted(xSessionId),
      kind: 'mark',
      id: this.#nextId(),
      at: Date.now()
    })
  }

  #add(mark: Mark): void {
    this.history.add({
      weight: 0,
      entry: () => ({ kind: 'mark', mark: JSON.stringify(mark) })
    })
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
    if (capture === this.#capture) return this.state
    if (this.#capture !== 'on') this.#gaps.end(this.#capture)
    this.#capture = capture
    if (capture !== 'on') this.#gaps.begin(capture)
    this.#tellState()
    return this.state
  }

  #tellState(): void {
    this.#events.emit('changed', { state: this.state, views: [], rows: [], more: false })
  }

  /** Asks a running call to stop; does nothing for one that has ended. */
  cancel(id: string): void {
    this.#runningCall(id)?.cancel()
  }

  /** Calls that run, oldest first. */
  running(): readonly ToolCallRow[] {
    return this.#running.map(({ row }) => row)
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
    return this.#runningCall(id)?.toolCall() ?? this.history.ask('call', id)
  }

  #runningCall(wanted: string): CallRecording | undefined {
    return this.#running.find(({ id }) => id === wanted)
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

  /** Told when `trouble` may be another. */
  subscribe(listener: () => void): () => void {
    let told = this.trouble
    return this.onChanged(() => {
      if (this.trouble === told) return
      told = this.trouble
      listener()
    })
  }

  onChanged(listener: (change: HistoryChange) => void): () => void {
    this.#events.on('changed', listener)
    return () => this.#events.off('changed', listener)
  }

  /** Writes what waits. */
  async stop(): Promise<void> {
    clearInterval(this.#sweeping)
    this.flush()
    this.#gaps.close()
    await this.history.end()
  }

  #nextId(): string {
    this.#count += 1
    return `${this.#run}-${this.#count}`
  }
}
