import { writtenEntry } from '../written-call.ts'
import { type Answers, answersOf } from './answers.ts'
import { ReceivedBatch } from './batch.ts'
import type { HistoryState } from './contract.ts'
import { openHistory, type OpenedHistory } from './file.ts'
import { Intake } from './intake.ts'
import type { Entry, FromHistory, HistoryStart, Retention, ToHistory } from './messages.ts'
import { removeOldest } from './removal.ts'
import type { Source } from './source.ts'
import { Sources } from './sources.ts'
import { atOnce, type Steps } from './steps.ts'
import { turn } from './turn.ts'
import { Views } from './views.ts'

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
  /** When the first of it came, in the time of `performance.now()`. */
  readonly since: number
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
  #waiting: ReceivedBatch[] = []
  /** What is taken in now. */
  #taking: Taking | null = null
  #goingOn: NodeJS.Immediate | undefined
  #writing: NodeJS.Timeout | undefined
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
        clearTimeout(this.#writing)
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
    this.#waiting.push(new ReceivedBatch(message.batch))
    this.#goOn()
  }

  /** Without those that cannot be, such as where a pattern of the user fails; they must hold up no other. */
  *#writtenDown(batch: ReceivedBatch): Steps<readonly Entry[]> {
    const entries: Entry[] = []
    let lost = 0
    while (batch.length > 0) {
      try {
        const entry = batch.next()
        entries.push(
          entry.kind === 'raw' ? writtenEntry(entry, batch.redactor(entry.redaction)) : entry
        )
      } catch {
        lost += 1
      }
      yield
    }
    batch.wipe()
    this.#post({ kind: 'taken' })
    if (lost > 0) this.#post({ kind: 'lost', calls: lost })
    return entries
  }

  /** Takes in what waits, and writes it where that is due. */
  *#steps(): Steps<void> {
    const batches = this.#waiting
    this.#waiting = []
    for (const batch of batches) {
      const entries = yield* this.#writtenDown(batch)
      this.#views.follow(this.#source, yield* this.#intake.take(entries))
      yield* this.#writeDue()
    }
    yield* this.#writeDue()
  }

  *#writeDue(): Steps<void> {
    if (this.#intake.dueIn === 0) yield* this.#write()
  }

  *#write(): Steps<void> {
    clearTimeout(this.#writing)
    this.#writing = undefined
    const unkept = yield* this.#intake.write()
    if (unkept.size > 0) this.#views.follow(this.#source, unkept)
    this.#noteTrouble()
  }

  /** Takes in some of what waits. */
  #take(): void {
    this.#goingOn = undefined
    const { steps, since } = (this.#taking ??= this.#begun())
    const isDone = turn(steps, since)
    if (isDone) this.#taking = null
    if (!isDone || this.#waiting.length > 0) this.#goOn()
    else this.#writeSoon()
  }

  #goOn(): void {
    this.#goingOn ??= setImmediate(() => this.#take())
  }

  /** Although nothing more may come. */
  #writeSoon(): void {
    const { dueIn } = this.#intake
    if (dueIn === null) return
    this.#writing ??= setTimeout(() => {
      this.#writing = undefined
      this.#goOn()
    }, Math.ceil(dueIn))
  }

  #begun(): Taking {
    return { since: this.#waiting[0]?.at ?? performance.now(), steps: this.#steps() }
  }

  /** Takes in all that waits, and writes it. */
  #takeAll(): void {
    clearImmediate(this.#goingOn)
    this.#goingOn = undefined
    if (this.#taking !== null) atOnce(this.#taking.steps)
    this.#taking = null
    if (this.#waiting.length > 0) atOnce(this.#steps())
    if (this.#intake.dueIn !== null) atOnce(this.#write())
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
