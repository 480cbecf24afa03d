import { writtenEntry } from '../written-call.ts'
import { type Answers, answersOf } from './answers.ts'
import type { HistoryState } from './contract.ts'
import { openHistory, type OpenedHistory } from './file.ts'
import { Intake } from './intake.ts'
import type {
  Entry,
  FromHistory,
  HistoryStart,
  Retention,
  SentEntry,
  ToHistory
} from './messages.ts'
import { Pace, rest } from './pace.ts'
import { removeOldest } from './removal.ts'
import { receivedCall } from './sent-call.ts'
import type { Source } from './source.ts'
import { Sources } from './sources.ts'
import { atOnce, type Steps } from './steps.ts'
import { Views } from './views.ts'

/** ms in which what has come is taken in, rests included, as far as that can be. */
const within = 50
/** ms between looks for what is too old or too much. */
const lookEvery = 20_000
/** ms between two steps of a removal, for others. */
const stepEvery = 25
/** Pages that are given back to the disk in a step. */
const pagesOfStep = 125
/** MB of a history in memory. */
const mostInMemory = 256

interface Taking {
  readonly steps: Steps<void>
  readonly entries: number
  /** ms of work between two rests. */
  readonly turn: number
  /** ms of work until now. */
  took: number
}

/** The history in its own thread: takes entries in, and answers. */
export class HistoryThread {
  readonly #post: (message: FromHistory) => void
  readonly #opened: OpenedHistory
  readonly #source: Source
  readonly #intake: Intake
  readonly #views: Views
  readonly #answers: Answers
  readonly #looking: NodeJS.Timeout
  #retention: Retention
  #removing: NodeJS.Timeout | undefined
  #waiting: SentEntry[] = []
  /** In which they came. */
  #batches = 0
  /** What is taken in now. */
  #taking: Taking | null = null
  readonly #pace = new Pace(within)
  #goingOn: NodeJS.Timeout | undefined
  #wasTroubled = false
  #isSmaller = false

  /** `ended`: called once it is closed and has nothing more to do. */
  constructor(start: HistoryStart, post: (message: FromHistory) => void, ended: () => void) {
    this.#post = post
    this.#retention = start.retention
    this.#opened = openHistory(start.place)
    this.#source = this.#opened.source
    this.#intake = new Intake(this.#source)
    this.#views = new Views(
      () => this.#state(),
      (change) => post({ kind: 'changed', change })
    )
    this.#answers = answersOf({
      sources: new Sources(this.#source),
      views: this.#views,
      state: () => this.#state(),
      retain: (retention) => {
        this.#retention = retention
        this.#removeSoon()
      },
      stop: () => {
        clearInterval(this.#looking)
        clearTimeout(this.#removing)
        // After the answer to whoever has asked for it.
        setImmediate(ended)
      }
    })
    this.#looking = setInterval(() => this.#look(), lookEvery)
    post({ kind: 'opened', state: this.#state() })
    this.#removeSoon()
  }

  receive(message: ToHistory): void {
    if (message.kind === 'request') {
      this.#takeAll()
      void this.#answer(message)
      return
    }
    // What it takes to write them down comes later: this runs while the program's own thread sends them.
    for (const entry of message.entries) this.#waiting.push(entry)
    this.#batches += 1
    this.#goingOn ??= setTimeout(() => this.#take(), rest)
  }

  /** Without those that cannot be, such as where a pattern of the user fails; they must hold up no other. */
  *#writtenDown(entries: readonly SentEntry[]): Steps<readonly Entry[]> {
    const written: Entry[] = []
    for (const entry of entries) {
      try {
        written.push('kind' in entry ? entry : writtenEntry(receivedCall(entry)))
      } catch {
        continue
      }
      yield
    }
    const lost = entries.length - written.length
    if (lost > 0) this.#post({ kind: 'lost', calls: lost })
    return written
  }

  /** Writes what waits, in one transaction. */
  *#steps(): Steps<void> {
    const sent = this.#waiting
    this.#post({ kind: 'taken', batches: this.#batches })
    this.#waiting = []
    this.#batches = 0
    const entries = yield* this.#writtenDown(sent)
    const changed = yield* this.#intake.take(entries)
    this.#views.follow(this.#source, changed)
    this.#noteTrouble()
  }

  /** Takes in what waits, for the length of a turn. */
  #take(): void {
    const entries = this.#waiting.length
    const taking = (this.#taking ??= {
      steps: this.#steps(),
      entries,
      turn: this.#pace.turn(entries),
      took: 0
    })
    const began = performance.now()
    let isDone = false
    while (!isDone && performance.now() < began + taking.turn) {
      isDone = taking.steps.next().done === true
    }
    taking.took += performance.now() - began
    if (isDone) {
      this.#pace.took(taking.entries, taking.took)
      this.#taking = null
    }
    const isMore = !isDone || this.#waiting.length > 0
    this.#goingOn = isMore ? setTimeout(() => this.#take(), rest) : undefined
  }

  /** Takes in all that waits. */
  #takeAll(): void {
    clearTimeout(this.#goingOn)
    this.#goingOn = undefined
    if (this.#taking !== null) atOnce(this.#taking.steps)
    this.#taking = null
    if (this.#waiting.length > 0) atOnce(this.#steps())
  }

  #noteTrouble(): void {
    const { trouble } = this.#intake
    if (trouble !== null) this.#post({ kind: 'trouble', trouble })
    else if (this.#wasTroubled) this.#post({ kind: 'trouble', trouble: null })
    if ((trouble !== null) !== this.#wasTroubled) this.#views.noteState()
    this.#wasTroubled = trouble !== null
  }

  #look(): void {
    this.#takeAll()
    this.#intake.retry()
    this.#noteTrouble()
    this.#removeSoon()
  }

  #removeSoon(): void {
    this.#removing ??= setTimeout(() => {
      this.#removing = undefined
      if (this.#intake.trouble === null) this.#remove()
    }, stepEvery)
  }

  #remove(): void {
    this.#takeAll()
    const { days, megabytes } = this.#retention
    const isInMemory = this.#opened.place === 'memory'
    const limits = { days, megabytes: isInMemory ? Math.min(megabytes, mostInMemory) : megabytes }
    try {
      const gone = removeOldest(this.#source, limits)
      const { store } = this.#source
      if (gone.size > 0) this.#views.follow(this.#source, gone)
      else if (store.isLoose) store.shrink(pagesOfStep)
      else {
        if (this.#isSmaller) store.checkpoint()
        this.#isSmaller = false
        return
      }
      this.#isSmaller = true
      this.#removeSoon()
    } catch {
      // The disk refuses, which the next entries find as well and say.
    }
  }

  async #answer({ id, name, args }: Extract<ToHistory, { kind: 'request' }>): Promise<void> {
    try {
      // Both ends are ours and typed by `HistoryRequests`; the compiler cannot follow a name.
      const answer = this.#answers[name] as (...values: readonly unknown[]) => unknown
      this.#post({ kind: 'answer', id, value: await answer(...args) })
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      this.#post({ kind: 'failure', id, message })
    }
  }

  #state(): HistoryState {
    const { trouble } = this.#intake
    return {
      place: this.#opened.place,
      problem:
        trouble === null
          ? this.#opened.problem
          : `The history cannot be written (${trouble.reason}). Calls go on and are shown, and are not kept: make room on the disk, or make its folder writable.`,
      calls: this.#source.calls,
      bytes: this.#source.store.bytes,
      removed: this.#source.removed,
      // Known to the program's own thread, which puts it in.
      capture: 'on'
    }
  }
}
