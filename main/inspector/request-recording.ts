import { jsonOf } from './call-texts.ts'
import { isDeeper } from './depth.ts'
import type { ExchangeRecording } from './exchange-recording.ts'
import type { RecordedMessage } from './tool-call.ts'

/** A JSON-RPC message, as far as a record has to know it. */
export interface Message {
  readonly jsonrpc?: string | undefined
  readonly id?: string | number | undefined
  readonly method?: string | undefined
  readonly params?: unknown
  readonly error?: unknown
}

/** How a message went to the client. */
export interface Sent {
  readonly via: RecordedMessage['via']
  /** Of its JSON text. */
  readonly bytes: number
}

interface Entry extends Sent {
  readonly at: number
  readonly from: RecordedMessage['from']
  /** Null: the answer that holds the call's result. */
  readonly message: object | null
  /** Its JSON text as it came. */
  readonly text: string | null
}

/** Of a request that says very much, the first and the last messages are kept. */
const mostFirst = 200
const mostLast = 300
const mostBytes = 64 * 1024

/**
 * The messages of one JSON-RPC request, from its arrival until its answer has left. They are kept as
 * they came, with their secrets.
 */
export class RequestRecording {
  readonly exchange: ExchangeRecording
  readonly message: Message
  readonly startedAt = Date.now()
  readonly #began = performance.now()
  #ms: number | null = null
  /** What is shown for it has been taken over by the record of a call. */
  claimed = false
  #answer: Message | null = null
  #answered = false
  #done = false
  #first: Entry[] = []
  #last: Entry[] = []
  #between = { count: 0, bytes: 0 }
  #onDone: (() => void) | null = null

  /** `bytes`: of the message's JSON text; null: has to be counted. `text`: that text, where it is at hand. */
  constructor(
    exchange: ExchangeRecording,
    message: Message,
    bytes: number | null,
    text: string | null
  ) {
    this.exchange = exchange
    this.message = message
    // A GET or DELETE brings none.
    if (message.method !== undefined) this.client(message, bytes, text)
  }

  /** Of the answer; null where none has come. */
  get answer(): Message | null {
    return this.#answer
  }

  get ms(): number | null {
    return this.#ms
  }

  /** Whether nothing follows any more. */
  get done(): boolean {
    return this.#done
  }

  get answered(): boolean {
    return this.#answered
  }

  /** A message of the client that belongs to this request. */
  client(message: object, bytes: number | null = null, text: string | null = null): void {
    const count = bytes ?? Buffer.byteLength(JSON.stringify(message))
    this.#add({ at: now(), from: 'client', via: 'body', bytes: count, message, text })
  }

  /** A message to the client; `sent` null: it could not be sent. */
  server(message: object, sent: Sent | null): void {
    if (sent === null) return
    this.#add(fromServer(sent, message))
  }

  /** The answer to it, after which nothing follows as soon as the HTTP answer has begun. */
  answeredBy(message: Message, sent: Sent | null): void {
    this.#answer = message
    this.#answered = true
    if (sent !== null) {
      const holdsResult = this.claimed && message.error === undefined
      this.#add(fromServer(sent, holdsResult ? null : message))
    }
    this.exchange.settle()
  }

  /** Nothing follows any more. */
  finish(): void {
    if (this.#done) return
    this.#done = true
    this.#ms = performance.now() - this.#began
    this.#onDone?.()
    this.#onDone = null
    if (!this.claimed) this.exchange.unclaimed(this)
  }

  /** Calls once nothing follows any more. */
  onDone(listener: () => void): void {
    if (this.#done) listener()
    else this.#onDone = listener
  }

  /** What has been said so far, with its secrets. */
  get messages(): readonly RecordedMessage[] {
    if (this.#between.count === 0) return [...this.#first, ...this.#last].map(rawMessage)
    const { count, bytes } = this.#between
    const gap: RecordedMessage = {
      at: this.#last[0]?.at ?? now(),
      from: 'server',
      via: 'event',
      eventId: null,
      bytes,
      text: notKept(`${count} messages of ${bytes} bytes between these are more than is kept.`)
    }
    return [...this.#first.map(rawMessage), gap, ...this.#last.map(rawMessage)]
  }

  #add(entry: Entry): void {
    if (this.#done) return
    if (this.#first.length < mostFirst) this.#first.push(entry)
    else this.#last.push(entry)
    if (this.#last.length < mostLast * 2) return
    const gone = this.#last.splice(0, mostLast)
    this.#between.count += gone.length
    this.#between.bytes += gone.reduce((sum, { bytes }) => sum + bytes, 0)
  }
}

function fromServer({ via, bytes }: Sent, message: object | null): Entry {
  return { at: now(), from: 'server', via, bytes, message, text: null }
}

function rawMessage({ at, from, via, bytes, message, text }: Entry): RecordedMessage {
  return { at, from, via, eventId: null, bytes, text: textOf(message, text, bytes) }
}

function textOf(message: object | null, text: string | null, bytes: number): string | null {
  if (message === null) return null
  if (bytes > mostBytes) return notKept(`This message of ${bytes} bytes is more than is kept.`)
  return text === null || isDeeper(message) ? jsonOf(message) : text
}

const notKept = (why: string): string => JSON.stringify({ notKept: why })

const now = (): number => performance.timeOrigin + performance.now()
