import type { Mark } from '../mark.ts'
import { flags } from './columns.ts'
import type { CallEntry, Entry, MarkEntry, Trouble } from './messages.ts'
import { isMark } from './row-columns.ts'
import { saidOf } from './said.ts'
import type { Source } from './source.ts'
import { atOnce, type Steps } from './steps.ts'

/** Rows that are kept nowhere and shown until the program ends; older ones go. */
const mostUnkept = 10_000
/** ms between two attempts to write where the disk refuses. */
const retryEvery = 2000
/**
 * ms for which entries wait for others, to be written with them: each transaction writes the last pages of all
 * tables anew, and it ends in one go.
 */
const gather = 300
/** So many wait at most. */
const mostWaiting = 2000

interface Write {
  /** Null: of no row. */
  readonly position: number | null
  /** Once it is written, the database knows all of the row. */
  readonly isLast: boolean
  /** The database knows the row already. */
  readonly isKnown: boolean
  readonly run: () => void
}

/** Takes entries into a history, and goes on in memory while the disk refuses. */
export class Intake {
  readonly #source: Source
  readonly #unkept: number[] = []
  /** Of which the disk should know more than it does: calls that it knows as running, and marks. */
  readonly #stale = new Set<number>()
  #trouble: Trouble | null = null
  #triedAt = 0
  /** What is known and not written yet. */
  #waiting: Write[] = []
  /** Since when the first of them has waited. */
  #since = 0

  constructor(source: Source) {
    this.#source = source
  }

  get trouble(): Trouble | null {
    return this.#trouble
  }

  /** ms until what waits should be written; null: nothing waits. */
  get dueIn(): number | null {
    if (this.#waiting.length === 0) return null
    const isNow = this.#trouble !== null || this.#waiting.length >= mostWaiting
    return isNow ? 0 : Math.max(0, this.#since + gather - performance.now())
  }

  /** Takes entries into memory, to be written later. Answers the positions that changed. */
  *take(entries: readonly Entry[]): Steps<ReadonlySet<number>> {
    const changed = new Set<number>()
    if (this.#waiting.length === 0) this.#since = performance.now()
    for (const entry of entries) {
      if (entry.kind === 'rejection') this.#count(entry)
      else changed.add(entry.kind === 'call' ? this.#takeCall(entry) : this.#takeMark(entry))
      yield
    }
    return changed
  }

  /**
   * Writes what waits. Answers the positions that stay in memory only. Until its last step the history must be
   * written by nobody else.
   */
  *write(): Steps<ReadonlySet<number>> {
    const writes = this.#waiting
    this.#waiting = []
    if (writes.length === 0) return new Set()
    const isTooSoon = this.#trouble !== null && performance.now() < this.#triedAt + retryEvery
    const reason = isTooSoon ? (this.#trouble?.reason ?? '') : yield* this.#write(writes)
    return reason === null ? new Set() : this.#keepInMemory(writes, reason)
  }

  /** Tries the disk again, where it refused. Answers whether it takes again. */
  retry(): boolean {
    if (this.#trouble === null || performance.now() < this.#triedAt + retryEvery) return false
    return atOnce(this.#write([])) === null
  }

  /** Answers why it cannot be written; null: it is. */
  *#write(writes: readonly Write[]): Steps<string | null> {
    const { store, blocks } = this.#source
    this.#triedAt = performance.now()
    try {
      yield* store.database.transactionInSteps(() => this.#run(writes))
    } catch (error) {
      blocks.ended(store, false)
      return error instanceof Error ? error.message : String(error)
    }
    blocks.ended(store, true)
    for (const { position, isLast } of writes) {
      if (position !== null && isLast) this.#source.held.delete(position)
    }
    for (const position of this.#stale) {
      if (!this.#source.hasFlag(position, flags.unkept)) this.#source.held.delete(position)
    }
    this.#stale.clear()
    this.#trouble = null
    return null
  }

  *#run(writes: readonly Write[]): Steps<void> {
    const { store, blocks, words } = this.#source
    for (const position of this.#stale) this.#writeStale(position)
    for (const { run } of writes) {
      run()
      yield
    }
    yield* blocks.write(store, words)
    yield* store.texts.merge()
    // A transaction that changes nothing would not show whether the disk takes it.
    if (this.#trouble !== null) store.setMeta('recovered', String(Date.now()))
  }

  #writeStale(position: number): void {
    const row = this.#source.row(position)
    if (row === null) return
    const { store } = this.#source
    const seq = this.#source.seq(position)
    const said = saidOf(row, null)
    store.putRow(seq, JSON.stringify(row), said)
    if (isMark(row)) store.texts.put(seq, said, null, null)
    else if (row.ms !== null) store.texts.put(seq, said, row.error, row.sid)
  }

  #keepInMemory(writes: readonly Write[], reason: string): ReadonlySet<number> {
    const source = this.#source
    const changed = new Set<number>()
    const added = new Set(writes.filter(({ isKnown }) => !isKnown).map(({ position }) => position))
    for (const { position } of writes) {
      const held = position === null ? undefined : source.held.get(position)
      if (position === null || held === undefined) continue
      if (!added.has(position) || isMark(held.row)) this.#stale.add(position)
      if (isMark(held.row)) continue
      changed.add(position)
      source.held.set(position, { ...held, row: { ...held.row, kept: false } })
      source.setFlag(position, flags.unkept)
      this.#noteUnkept(position)
    }
    const since = this.#trouble?.since ?? Date.now()
    this.#trouble = { since, reason, calls: (this.#trouble?.calls ?? 0) + changed.size }
    return changed
  }

  #noteUnkept(position: number): void {
    this.#unkept.push(position)
    if (this.#unkept.length <= mostUnkept) return
    const oldest = this.#unkept.shift()
    if (oldest !== undefined) this.#source.forget(oldest)
  }

  #count({ at, status, reason, count }: Extract<Entry, { kind: 'rejection' }>): void {
    const { store } = this.#source
    const minute = Math.floor(at / 60_000)
    this.#waiting.push({
      position: null,
      isLast: true,
      isKnown: false,
      run: () => store.countRejection(minute, status, reason, count, at)
    })
  }

  #takeCall(entry: CallEntry): number {
    const source = this.#source
    const known = entry.row
    const before = source.positionOf(known.id)
    const wasUnkept = before !== null && source.hasFlag(before, flags.unkept)
    const kept = known.kept && !wasUnkept
    const row = { ...known, kept }
    const position = source.put(row)
    const said = saidOf(row, entry.details)
    source.held.set(position, { row, said })
    if (!kept) {
      if (!wasUnkept) this.#noteUnkept(position)
      return position
    }
    if (entry.phase === 'changed') return position
    const seq = source.seq(position)
    const { store } = source
    const { details, phase } = entry
    this.#waiting.push({
      position,
      isLast: phase === 'ended',
      isKnown: before !== null,
      run: () => {
        store.putRow(seq, JSON.stringify(known), said)
        if (details !== null) store.putDetails(seq, details)
        if (phase === 'ended') store.texts.put(seq, said, row.error, row.sid)
      }
    })
    return position
  }

  #takeMark(entry: MarkEntry): number {
    const source = this.#source
    const mark = JSON.parse(entry.mark) as Mark
    const isKnown = source.positionOf(mark.id) !== null
    const position = source.put(mark)
    const said = saidOf(mark, null)
    source.held.set(position, { row: mark, said })
    const seq = source.seq(position)
    this.#waiting.push({
      position,
      isLast: true,
      isKnown,
      run: () => {
        source.store.putRow(seq, entry.mark, said)
        source.store.texts.put(seq, said, null, null)
      }
    })
    return position
  }
}
