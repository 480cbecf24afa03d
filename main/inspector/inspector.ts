import { randomUUID } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { ExchangeRecording, type SeenAnswer, type SeenRequest } from './exchange-recording.ts'
import { KnownSecrets } from './known-secrets.ts'
import { Marks } from './marks.ts'
import { ProtocolRows } from './protocol-rows.ts'
import { redactText } from './redaction.ts'
import { noRules, type RedactionRules } from './redaction-rules.ts'
import { CallRecording, type CallStart, type Recording } from './recording.ts'
import { Redactor } from './redactor.ts'
import { Rejections, type RejectionsOfMinute } from './rejections.ts'
import type { ToolCall, ToolCallRow } from './tool-call.ts'

/** How many calls are kept, and how many bytes of their bodies. */
const mostCalls = 10_000
const mostBytes = 128 * 1024 * 1024
const mostBytesOfOne = 4 * 1024 * 1024

/** Owns the record of every call. In memory, bounded; the oldest goes first and is counted. */
export class Inspector {
  readonly marks = new Marks()
  readonly #rejections: Rejections
  /** Of the profiles in use. */
  readonly secrets = new KnownSecrets()
  readonly #rules: () => RedactionRules
  readonly #protocol: ProtocolRows
  readonly #running = new Map<string, CallRecording>()
  readonly #ended = new Map<string, CallRecording>()
  readonly #start = randomUUID()
  readonly #events = new EventEmitter<{ recorded: [ToolCallRow]; cleared: [] }>()
  readonly #sweeping: NodeJS.Timeout
  #rejected: readonly RejectionsOfMinute[] = []
  #count = 0
  #bytes = 0
  #dropped = 0

  /** `rules`: what the user wants taken out, as it is now. */
  constructor(rules: () => RedactionRules = () => noRules) {
    this.#rules = rules
    this.#rejections = new Rejections((counts) => {
      this.#rejected = [...this.#rejected, ...counts].slice(-1000)
    })
    this.#protocol = new ProtocolRows((start) => this.begin(start))
    this.#sweeping = setInterval(() => this.#protocol.flush(), 10_000).unref()
  }

  get dropped(): number {
    return this.#dropped
  }

  /** Requests that no session took. */
  get rejections(): readonly RejectionsOfMinute[] {
    this.#rejections.flush()
    return this.#rejected
  }

  /** Counts a request that no session took. */
  rejected(status: number, reason: string): void {
    this.#rejections.note(status, this.redacted(reason))
  }

  recent(kind: ToolCallRow['kind'] = 'call'): Promise<readonly ToolCallRow[]> {
    return Promise.resolve(this.list(kind))
  }

  call(id: string): Promise<ToolCall | null> {
    return Promise.resolve(this.get(id) ?? null)
  }

  async recentCalls(kind: ToolCallRow['kind'] = 'call'): Promise<readonly ToolCall[]> {
    const rows = await this.recent(kind)
    return rows.flatMap(({ id }) => this.get(id) ?? [])
  }

  /** Newest first. */
  list(kind: ToolCallRow['kind'] = 'call'): readonly ToolCallRow[] {
    const rows = [...this.#running.values(), ...this.#ended.values()].map(({ row }) => row)
    return rows
      .filter((row) => row.kind === kind)
      .sort((one, other) => Number(other.id.split('-').at(-1)) - Number(one.id.split('-').at(-1)))
  }

  get(id: string): ToolCall | undefined {
    return this.#running.get(id)?.toolCall() ?? this.#ended.get(id)?.toolCall()
  }

  /** What takes out the secrets of one exchange. */
  redactor(secrets: readonly string[]): Redactor {
    return new Redactor(secrets, this.#rules(), this.secrets)
  }

  /** A text that belongs to no call, such as an analyst's note, without secrets. */
  redacted(text: string): string {
    return redactText(text, this.secrets.all(), this.#rules())
  }

  /** Begins the record of an HTTP request on the endpoint. */
  exchange(
    request: SeenRequest,
    answer: SeenAnswer,
    secrets: readonly string[]
  ): ExchangeRecording {
    return new ExchangeRecording(request, answer, this.redactor(secrets), this.#protocol)
  }

  /** Begins the record of a call; the answered object is told how it goes on. */
  begin(start: CallStart): Recording {
    this.#count += 1
    const id = `${this.#start}-${this.#count}`
    const recording = new CallRecording(id, true, start, {
      changed: ({ row }) => this.#events.emit('recorded', row),
      completed: (completed) => {
        this.#running.delete(id)
        this.#ended.set(id, completed)
        this.#bytes += Math.min(completed.weight, mostBytesOfOne)
        this.#events.emit('recorded', completed.row)
        this.#trim()
      }
    })
    this.#running.set(id, recording)
    this.#events.emit('recorded', recording.row)
    return recording
  }

  /** Asks a running call to stop; does nothing for one that has ended. */
  cancel(id: string): void {
    this.#running.get(id)?.cancel()
  }

  /** Forgets every mark, and every call that has ended. */
  clear(): void {
    this.marks.clear()
    this.#ended.clear()
    this.#bytes = 0
    this.#dropped = 0
    this.#events.emit('cleared')
  }

  /** Writes down the messages of the protocol that were only counted. */
  flushProtocol(): void {
    this.#protocol.flush(true)
  }

  onRecorded(listener: (row: ToolCallRow) => void): () => void {
    this.#events.on('recorded', listener)
    return () => this.#events.off('recorded', listener)
  }

  onCleared(listener: () => void): () => void {
    this.#events.on('cleared', listener)
    return () => this.#events.off('cleared', listener)
  }

  close(): void {
    clearInterval(this.#sweeping)
    this.flushProtocol()
    this.#rejections.flush()
  }

  // A hundred at once, because a Map walks over the gaps that its first entries left behind.
  #trim(): void {
    if (this.#ended.size <= mostCalls + 100 && this.#bytes <= mostBytes) return
    for (const [id, { weight }] of this.#ended) {
      if (this.#ended.size <= mostCalls && this.#bytes <= mostBytes) return
      this.#ended.delete(id)
      this.#bytes -= Math.min(weight, mostBytesOfOne)
      this.#dropped += 1
    }
  }
}
