import { largeResult, type ToolCall } from '../tool-call.ts'
import { Blocks } from './blocks.ts'
import { Columns, flags, noColour } from './columns.ts'
import type { HistoryRow, Remark } from './contract.ts'
import { HeldRows } from './held-rows.ts'
import type { RowTexts } from './predicate.ts'
import { columnValues, isMark, remarkFlags } from './row-columns.ts'
import { Runs } from './runs.ts'
import { textSeparator } from './said.ts'
import type { Store } from './store.ts'
import { emptyTrace, parseHistoryRow, parseTrace } from './stored-row.ts'
import { newDictionaries } from './words.ts'

/** Calls that went by age or size, and until when they were: Unix time in ms. */
export interface Removed {
  readonly calls: number
  readonly before: number
}

/** One history: its columns in memory, its rows in a database. */
export class Source implements RowTexts {
  readonly columns = new Columns()
  readonly words = newDictionaries()
  readonly blocks = new Blocks(this.columns)
  /** Calls that run, and what is kept nowhere. */
  readonly held = new HeldRows()
  readonly #notes = new Map<number, string>()
  readonly #runs = new Runs(this.columns, this.words.run)
  readonly store: Store
  removed: Removed | null = null
  #nextSeq = 1
  #calls = 0

  constructor(store: Store) {
    this.store = store
  }

  /** How many calls there are, without marks. */
  get calls(): number {
    return this.#calls
  }

  /** Adds a row; answers its position. `seq`: where it is in the database already. */
  add(row: HistoryRow, seq = this.#nextSeq): number {
    const position = this.columns.push(columnValues(row, seq, this.words))
    this.noteAdded(position)
    return position
  }

  /** Told of a row that came into the columns. */
  noteAdded(position: number): void {
    const { arrays } = this.columns
    this.#runs.note(position)
    this.#nextSeq = Math.max(this.#nextSeq, (arrays.seq[position] ?? 0) + 1)
    if (!this.columns.isMark(position) && !this.isGone(position)) this.#calls += 1
  }

  /** Adds a row, or changes the one of this id. Answers its position. */
  put(row: HistoryRow): number {
    const known = this.positionOf(row.id)
    if (known === null) return this.add(row)
    const { arrays } = this.columns
    const values = columnValues(row, this.seq(known), this.words)
    const remarked = (arrays.flags[known] ?? 0) & (flags.pinned | flags.noted | flags.gone)
    const colour = arrays.colour[known] ?? noColour
    this.columns.set(known, { ...values, flags: values.flags | remarked, colour })
    this.blocks.touch(known)
    return known
  }

  /** Marks a row as one that is no longer kept. */
  forget(position: number): void {
    if (this.isGone(position)) return
    this.setFlag(position, flags.gone)
    if (!this.columns.isMark(position)) this.#calls -= 1
    this.held.delete(position)
    this.#notes.delete(position)
  }

  setFlag(position: number, flag: number): void {
    const { arrays } = this.columns
    arrays.flags[position] = (arrays.flags[position] ?? 0) | flag
    this.blocks.touch(position)
  }

  seq(position: number): number {
    return this.columns.arrays.seq[position] ?? 0
  }

  hasFlag(position: number, flag: number): boolean {
    return ((this.columns.arrays.flags[position] ?? flags.gone) & flag) !== 0
  }

  isGone(position: number): boolean {
    return this.hasFlag(position, flags.gone)
  }

  /** Null where there is no such row. */
  positionOf(id: string): number | null {
    return this.#runs.positionOf(id)
  }

  /** Null when it is no longer kept. */
  row(position: number): HistoryRow | null {
    if (this.isGone(position)) return null
    const row = this.held.get(position)?.row ?? this.#storedRow(position)
    return row === null || isMark(row) ? row : { ...row, ...this.remarkOf(position) }
  }

  #storedRow(position: number): HistoryRow | null {
    const text = this.store.row(this.seq(position))
    return text === null ? null : parseHistoryRow(text)
  }

  /** Newest first. */
  recent(count: number): readonly HistoryRow[] {
    const rows: HistoryRow[] = []
    for (let position = this.columns.length - 1; position >= 0; position -= 1) {
      if (rows.length === count) break
      const row = this.row(position)
      if (row !== null) rows.push(row)
    }
    return rows
  }

  /** Null when it is no longer kept. `mostBytes`: of a result, else it is left out. */
  call(id: string, mostBytes = largeResult): ToolCall | null {
    const position = this.positionOf(id)
    return position === null ? null : this.callAt(position, mostBytes)
  }

  callAt(position: number, mostBytes: number): ToolCall | null {
    const row = this.row(position)
    if (row === null || isMark(row)) return null
    const details = this.store.details(this.seq(position), mostBytes)
    if (details === null) {
      return { ...row, ...emptyTrace, calledAs: null, arguments: null, result: null }
    }
    const { calledAs, arguments: args, trace, result } = details
    return { ...row, ...parseTrace(trace), calledAs, arguments: JSON.parse(args), result }
  }

  result(id: string): string | null {
    const position = this.positionOf(id)
    if (position === null || this.isGone(position)) return null
    return this.store.result(this.seq(position))
  }

  said(position: number): string {
    const said = this.held.get(position)?.said ?? this.store.said(this.seq(position))
    const note = this.#notes.get(position)
    return note === undefined ? said : `${said}${textSeparator}${note}`
  }

  error(position: number): string {
    const row = this.row(position)
    return row === null || isMark(row) ? '' : (row.error ?? '')
  }

  sid(position: number): string {
    const row = this.row(position)
    return row === null || isMark(row) ? '' : (row.sid ?? '')
  }

  /** Positions of rows of which the index of texts does not know all. */
  unindexed(): readonly number[] {
    return [...this.held.positions(), ...this.#notes.keys()]
  }

  remarkOf(position: number): Required<Remark> {
    const { arrays } = this.columns
    const colour = arrays.colour[position] ?? noColour
    return {
      pinned: this.hasFlag(position, flags.pinned),
      note: this.#notes.get(position) ?? null,
      colour: colour === noColour ? null : colour
    }
  }

  setRemark(position: number, { pinned, note, colour }: Required<Remark>): void {
    const { arrays } = this.columns
    const others = (arrays.flags[position] ?? 0) & ~(flags.pinned | flags.noted)
    arrays.flags[position] = others | remarkFlags({ pinned, note })
    arrays.colour[position] = colour ?? noColour
    if (note === null) this.#notes.delete(position)
    else this.#notes.set(position, note)
  }
}
