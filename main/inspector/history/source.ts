import { largeResult, type ToolCall } from '../tool-call.ts'
import { Blocks } from './blocks.ts'
import { Columns, flags, kinds, noColour } from './columns.ts'
import type { HistoryRow, Remark } from './contract.ts'
import type { CallEntry, Entry, MarkEntry } from './messages.ts'
import type { RowTexts } from './predicate.ts'
import { columnValues, isMark, remarkFlags } from './row-columns.ts'
import { Runs } from './runs.ts'
import { saidOf } from './said.ts'
import type { Store } from './store.ts'
import { emptyTrace, parseHistoryRow, parseMark, parseRow, parseTrace } from './stored-row.ts'
import { newDictionaries } from './words.ts'

interface HeldRow {
  readonly row: HistoryRow
  readonly said: string
}

type Write = () => void

/** One history: its columns in memory, its rows in a database. */
export class Source implements RowTexts {
  readonly columns = new Columns()
  readonly words = newDictionaries()
  readonly store: Store
  /** Rows of which memory knows more than the database: calls that run, and what is kept nowhere. */
  readonly held = new Map<number, HeldRow>()
  readonly #notes = new Map<number, string>()
  readonly #runs = new Runs(this.columns, this.words.run)
  #nextSeq = 1
  readonly #blocks = new Blocks(this.columns)
  #calls = 0

  constructor(store: Store) {
    this.store = store
    this.#load()
  }

  /** Calls that are kept, or were until a moment ago. */
  get calls(): number {
    return this.#calls
  }

  /** Takes entries in. Answers the positions that changed. */
  take(entries: readonly Entry[]): ReadonlySet<number> {
    const changed = new Set<number>()
    const writes: Write[] = []
    for (const entry of entries) {
      if (entry.kind === 'rejection') {
        const { at, status, reason, count } = entry
        writes.push(() =>
          this.store.countRejection(Math.floor(at / 60_000), status, reason, count, at)
        )
      } else
        changed.add(
          entry.kind === 'call' ? this.#takeCall(entry, writes) : this.#takeMark(entry, writes)
        )
    }
    this.#write(writes)
    return changed
  }

  #write(writes: readonly Write[]): void {
    this.store.database.transaction(() => {
      for (const write of writes) write()
      this.#blocks.write(this.store, this.words)
    })
    this.store.wordsWritten(this.words)
    this.#blocks.written()
  }

  #takeCall(entry: CallEntry, writes: Write[]): number {
    const row = { ...parseRow(entry.row), kept: entry.kept }
    const position = this.#place(row)
    const seq = this.columns.arrays.seq[position] ?? 0
    const said = saidOf(row, entry.details)
    if (entry.phase === 'ended' && entry.kept) this.held.delete(position)
    else this.held.set(position, { row, said })
    if (entry.phase === 'changed' || !entry.kept) return position
    writes.push(() => {
      this.store.putRow(seq, entry.row, said)
      if (entry.details !== null) this.store.putDetails(seq, entry.details)
      if (entry.phase === 'ended') this.store.putTexts(seq, said, row.error, row.sid)
    })
    return position
  }

  #takeMark(entry: MarkEntry, writes: Write[]): number {
    const mark = parseMark(entry.mark)
    const position = this.#place(mark)
    const seq = this.columns.arrays.seq[position] ?? 0
    const said = saidOf(mark, null)
    if (!entry.kept) this.held.set(position, { row: mark, said })
    else {
      writes.push(() => {
        this.store.putRow(seq, entry.mark, said)
        this.store.putTexts(seq, said, null, null)
      })
    }
    return position
  }

  /** Where a row stands in the columns; it is added where it is new. */
  #place(row: HistoryRow): number {
    const known = this.positionOf(row.id)
    if (known === null) return this.#push(row, this.#nextSeq)
    const { arrays } = this.columns
    const seq = arrays.seq[known] ?? 0
    const remarked = (arrays.flags[known] ?? 0) & (flags.pinned | flags.noted | flags.gone)
    const colour = arrays.colour[known] ?? noColour
    const values = columnValues(row, seq, this.words)
    this.columns.set(known, { ...values, flags: values.flags | remarked, colour })
    this.#blocks.touch(known)
    return known
  }

  #push(row: HistoryRow, seq: number): number {
    const values = columnValues(row, seq, this.words)
    const position = this.columns.push(values)
    this.#runs.note(position)
    this.#nextSeq = seq + 1
    if (values.kind !== kinds.mark) this.#calls += 1
    return position
  }

  /** Null where there is no such row. */
  positionOf(id: string): number | null {
    return this.#runs.positionOf(id)
  }

  isGone(position: number): boolean {
    return ((this.columns.arrays.flags[position] ?? flags.gone) & flags.gone) !== 0
  }

  /** Null when it is no longer kept. */
  row(position: number): HistoryRow | null {
    if (this.isGone(position)) return null
    const held = this.held.get(position)
    const text = held === undefined ? this.store.row(this.columns.arrays.seq[position] ?? 0) : null
    const row = held?.row ?? (text === null ? null : parseHistoryRow(text))
    return row === null || isMark(row) ? row : { ...row, ...this.#remarked(position) }
  }

  #remarked(position: number): Required<Remark> {
    const { arrays } = this.columns
    const colour = arrays.colour[position] ?? noColour
    return {
      pinned: ((arrays.flags[position] ?? 0) & flags.pinned) !== 0,
      note: this.#notes.get(position) ?? null,
      colour: colour === noColour ? null : colour
    }
  }

  call(id: string): ToolCall | null {
    const position = this.positionOf(id)
    const row = position === null ? null : this.row(position)
    if (position === null || row === null || isMark(row)) return null
    const details = this.store.details(this.columns.arrays.seq[position] ?? 0, largeResult)
    const {
      calledAs,
      arguments: args,
      trace,
      result
    } = details ?? {
      calledAs: null,
      arguments: 'null',
      trace: null,
      result: null
    }
    return {
      ...row,
      calledAs,
      arguments: JSON.parse(args),
      result,
      ...(trace === null ? emptyTrace : parseTrace(trace))
    }
  }

  result(id: string): string | null {
    const position = this.positionOf(id)
    if (position === null || this.isGone(position)) return null
    return this.store.result(this.columns.arrays.seq[position] ?? 0)
  }

  said(position: number): string {
    const held = this.held.get(position)
    const said = held?.said ?? this.store.said(this.columns.arrays.seq[position] ?? 0)
    const note = this.#notes.get(position)
    return note === undefined ? said : `${said}\n${note}`
  }

  error(position: number): string {
    const row = this.row(position)
    return row === null || isMark(row) ? '' : (row.error ?? '')
  }

  sid(position: number): string {
    const row = this.row(position)
    return row === null || isMark(row) ? '' : (row.sid ?? '')
  }

  /** Positions of rows of which the index of texts does not know all: held ones, and those with a note. */
  unindexed(): readonly number[] {
    return [...this.held.keys(), ...this.#notes.keys()]
  }

  /** Answers the position of the call; null where there is none. */
  remark(id: string, remark: Remark): number | null {
    const position = this.positionOf(id)
    if (position === null || this.isGone(position)) return null
    const { pinned, note, colour } = { ...this.#remarked(position), ...remark }
    const seq = this.columns.arrays.seq[position] ?? 0
    this.store.putRemark({ seq, pinned, note, colour })
    this.#setRemark(position, { pinned, note, colour })
    return position
  }

  #setRemark(position: number, { pinned, note, colour }: Required<Remark>): void {
    const { arrays } = this.columns
    const others = (arrays.flags[position] ?? 0) & ~(flags.pinned | flags.noted)
    arrays.flags[position] = others | remarkFlags({ pinned, note })
    arrays.colour[position] = colour ?? noColour
    if (note === null) this.#notes.delete(position)
    else this.#notes.set(position, note)
  }

  /** Forgets all calls that have ended, but for the pinned. Answers the positions that changed. */
  clear(): ReadonlySet<number> {
    const { arrays, length } = this.columns
    const gone = new Set<number>()
    for (let position = 0; position < length; position += 1) {
      const others = flags.gone | flags.pinned
      if (((arrays.flags[position] ?? 0) & others) !== 0) continue
      if (arrays.kind[position] !== kinds.mark && Number.isNaN(arrays.ms[position])) continue
      gone.add(position)
    }
    this.#forget(gone)
    return gone
  }

  #forget(positions: ReadonlySet<number>): void {
    const { arrays } = this.columns
    const seqs: number[] = []
    for (const position of positions) {
      arrays.flags[position] = (arrays.flags[position] ?? 0) | flags.gone
      if (arrays.kind[position] !== kinds.mark) this.#calls -= 1
      this.held.delete(position)
      this.#notes.delete(position)
      this.#blocks.touch(position)
      seqs.push(arrays.seq[position] ?? 0)
    }
    this.#write([() => this.store.remove(seqs)])
  }

  /** Newest first. */
  recent(count: number): readonly HistoryRow[] {
    const rows: HistoryRow[] = []
    for (
      let position = this.columns.length - 1;
      position >= 0 && rows.length < count;
      position -= 1
    ) {
      const row = this.row(position)
      if (row !== null) rows.push(row)
    }
    return rows
  }

  #load(): void {
    this.store.readWords(this.words)
    this.#blocks.load(this.store)
    const { arrays, length } = this.columns
    for (let position = 0; position < length; position += 1) this.#runs.note(position)
    this.#calls = arrays.kind
      .subarray(0, length)
      .reduce((sum, kind) => sum + (kind === kinds.mark ? 0 : 1), 0)
    const last = arrays.seq[length - 1] ?? 0
    this.#nextSeq = (length === 0 ? 0 : last) + 1
    for (const { seq, row } of this.store.rowsFrom(this.#nextSeq, Number.MAX_SAFE_INTEGER)) {
      this.#push(parseHistoryRow(row), seq)
    }
    const positions = new Map<number, number>()
    const remarks = this.store.remarks()
    if (remarks.length > 0) {
      for (let position = 0; position < this.columns.length; position += 1) {
        positions.set(this.columns.arrays.seq[position] ?? 0, position)
      }
    }
    for (const { seq, ...remark } of remarks) {
      const position = positions.get(seq)
      if (position !== undefined) this.#setRemark(position, remark)
    }
  }
}
