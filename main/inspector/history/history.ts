import { EventEmitter, once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { allocateYoung } from './allocation.ts'
import type { HistoryChange, HistoryState } from './contract.ts'
import { Feed, type FeedLimits, type Fed, type Flood } from './feed.ts'
import type {
  FromHistory,
  HistoryRequestName,
  HistoryRequests,
  HistoryStart,
  ToHistory,
  Trouble
} from './messages.ts'
import { Traffic } from './traffic.ts'

/**
 * ms for which entries wait for others. It is that the thread wakes up, and what it does at once for each batch,
 * which costs the calls beside it, more than how much is in one.
 */
const gather = 100

interface Held {
  /** So many must have gone before it. */
  readonly after: number
  readonly message: ToHistory
}

interface Pending {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: Error) => void
}

const notOpen: HistoryState = {
  place: 'memory',
  problem: null,
  calls: 0,
  bytes: 0,
  removed: null,
  capture: 'on'
}

export interface HistoryEvents {
  readonly changed: [HistoryChange]
  readonly opened: []
  /** Calls were left out because more came than could be written. */
  readonly flood: [Flood]
  /** The disk refuses; null: it takes again. */
  readonly trouble: [Trouble | null]
}

/** The history as the program's own thread sees it: feeds the thread that keeps it, and asks it. */
export class History {
  /** Told of each request on the endpoint. */
  readonly traffic = new Traffic()
  readonly #file: URL
  readonly #feed: Feed
  readonly #events = new EventEmitter<HistoryEvents>()
  readonly #pending = new Map<number, Pending>()
  /** Requests that wait for entries before them. */
  #held: Held[] = []
  #worker: Worker | null = null
  #state = notOpen
  #hasFile = false
  #asked = 0
  #isEnding = false
  #gathering: NodeJS.Timeout | undefined
  #resting: NodeJS.Timeout | undefined
  #writing: NodeJS.Immediate | undefined
  #ended: Error | null = null

  /** `file`: the thread's program. */
  constructor(file: URL, limits?: FeedLimits) {
    this.#file = file
    this.#feed = new Feed(limits)
  }

  get state(): HistoryState {
    return this.#state
  }

  /** In memory, although there should be a file. */
  get isMemoryUnwanted(): boolean {
    return this.#hasFile && this.#state.place === 'memory'
  }

  /** Starts the thread. Resolves when the history is open, or cannot be. */
  async open(start: HistoryStart): Promise<void> {
    this.#hasFile = start.place.path !== null
    allocateYoung()
    const worker = new Worker(this.#file, {
      workerData: start,
      // That WASI is an experiment: the thread needs one call of it, which each Node here is tested to have.
      execArgv: ['--disable-warning=ExperimentalWarning']
    })
    this.#worker = worker
    await new Promise<void>((resolve) => {
      worker.on('message', (message: FromHistory) => {
        if (message.kind === 'opened') resolve()
        this.#receive(message)
      })
      worker.on('error', (error: unknown) =>
        this.#fail(error instanceof Error ? error : new Error(String(error)))
      )
      worker.once('exit', () => {
        if (!this.#isEnding) this.#fail(new Error('it ended'))
        resolve()
      })
    })
    if (this.#pending.size === 0 && !this.#isEnding) worker.unref()
    this.#send()
  }

  add(fed: Fed): void {
    this.#feed.add(fed)
    if (this.#feed.isDue) {
      this.#send()
      return
    }
    this.#sendSoon()
    if (this.#feed.hasTurn) this.#writeSoon()
  }

  /** The answer knows all that came before. Rejects where the thread has ended. */
  ask<Name extends HistoryRequestName>(
    name: Name,
    ...args: Parameters<HistoryRequests[Name]>
  ): Promise<ReturnType<HistoryRequests[Name]>> {
    if (this.#ended !== null) return Promise.reject(this.#ended)
    this.#asked += 1
    const id = this.#asked
    const answer = new Promise<unknown>((resolve, reject) =>
      this.#pending.set(id, { resolve, reject })
    )
    this.#held.push({ after: this.#feed.added, message: { kind: 'request', id, name, args } })
    this.#worker?.ref()
    this.#send()
    // Typed by `HistoryRequests` at both ends.
    return answer as Promise<ReturnType<HistoryRequests[Name]>>
  }

  on<Name extends keyof HistoryEvents>(
    name: Name,
    listener: (...values: HistoryEvents[Name]) => void
  ): () => void {
    const events: EventEmitter = this.#events
    events.on(name, listener)
    return () => events.off(name, listener)
  }

  /** Writes what waits, closes the file and lets the thread end. What is in memory only is gone. */
  async end(): Promise<void> {
    const worker = this.#worker
    if (worker !== null) {
      worker.ref()
      // Never by terminate: libsql's native code ends the whole process where that interrupts it.
      this.#isEnding = true
      const exited = once(worker, 'exit')
      await this.ask('end').catch(() => undefined)
      this.#worker = null
      await exited
    }
    this.#rejectAll(new Error('The program is ending.'))
  }

  /**
   * Writes what has ended, once no request is being answered. Not at once: a client that the system wakes up on
   * the same core gets its answer only when this program rests.
   */
  #writeSoon(): void {
    this.#resting ??= setTimeout(() => {
      this.#resting = undefined
      if (this.traffic.isQuiet) this.#feed.writeEnded()
      // Else it is sent soon, with all that waits.
      else if (this.#feed.hasTurn) this.#writeSoon()
    }, 1).unref()
  }

  #sendSoon(): void {
    if (this.#worker === null || this.#writing !== undefined) return
    this.#gathering ??= setTimeout(() => this.#send(), gather).unref()
  }

  #send(): void {
    if (this.#worker === null || this.#writing !== undefined) return
    clearTimeout(this.#gathering)
    this.#gathering = undefined
    this.#write()
  }

  /** Between two turns calls are answered. */
  #write(): void {
    this.#writing = undefined
    if (this.#worker === null) return
    if (!this.#feed.write()) {
      this.#writing = setImmediate(() => this.#write())
      return
    }
    const batch = this.#feed.batch()
    if (batch !== null) this.#worker.postMessage({ kind: 'batch', batch } satisfies ToHistory)
    this.#askDue(this.#worker)
    if (this.#feed.gone < this.#feed.added) {
      if (batch === null) this.#sendSoon()
      else this.#writing = setImmediate(() => this.#write())
    }
    const flood = this.#feed.pastFlood()
    if (flood !== null) this.#events.emit('flood', flood)
  }

  #askDue(worker: Worker): void {
    if (this.#held.length === 0) return
    const { gone } = this.#feed
    const due = this.#held.filter(({ after }) => after <= gone)
    this.#held = this.#held.filter(({ after }) => after > gone)
    for (const { message } of due) worker.postMessage(message)
  }

  #receive(message: FromHistory): void {
    switch (message.kind) {
      case 'opened':
        this.#state = message.state
        this.#events.emit('opened')
        return
      case 'trouble':
        this.#events.emit('trouble', message.trouble)
        return
      case 'taken':
        this.#feed.taken()
        if (this.#feed.isDue || this.#held.length > 0) this.#send()
        return
      case 'lost':
        this.#feed.lost(message.calls)
        this.#send()
        return
      case 'changed':
        this.#state = message.change.state
        this.#events.emit('changed', message.change)
        return
      case 'answer':
        this.#pending.get(message.id)?.resolve(message.value)
        this.#answered(message.id)
        return
      case 'failure':
        this.#pending.get(message.id)?.reject(new Error(message.message))
        this.#answered(message.id)
    }
  }

  // The thread keeps the program alive only while someone waits for an answer.
  #answered(id: number): void {
    this.#pending.delete(id)
    if (this.#pending.size === 0 && !this.#isEnding) this.#worker?.unref()
  }

  #fail(error: Error): void {
    if (this.#worker === null) return
    this.#worker = null
    const message = `The history has stopped (${error.message}). Calls go on and are not recorded: start the program again.`
    this.#state = { ...this.#state, place: 'memory', problem: message }
    this.#rejectAll(new Error(message))
    this.#events.emit('changed', { state: this.#state, views: [], rows: [], more: false })
  }

  #rejectAll(error: Error): void {
    this.#ended ??= error
    for (const { reject } of this.#pending.values()) reject(error)
    this.#pending.clear()
    this.#held = []
  }
}
