import type { Database, RawRow, Statement } from './database.ts'
import type { Details } from './messages.ts'
import { StoredTexts } from './stored-texts.ts'
import { StoredWords } from './stored-words.ts'

export interface StoredRemark {
  readonly seq: number
  readonly pinned: boolean
  readonly note: string | null
  readonly colour: number | null
}

export interface StoredDetails {
  readonly calledAs: string | null
  readonly arguments: string
  readonly trace: string
  /** Null also where it is larger than was asked for. */
  readonly result: string | null
}

/** Rejections for one reason within one minute. */
export interface StoredRejection {
  /** When the minute began: Unix time in ms. */
  readonly at: number
  readonly status: number
  readonly reason: string
  readonly count: number
  readonly lastAt: number
}

export interface StoredBlock {
  readonly first: number
  readonly count: number
  readonly columns: Uint8Array
}

const fewPages = 128
const fewFree = 0.1

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null)
const number = (value: unknown): number => (typeof value === 'number' ? value : 0)

/** The tables of a history: rows in, rows out. */
export class Store {
  readonly database: Database
  readonly #statements = new Map<string, Statement>()
  readonly words: StoredWords
  readonly texts: StoredTexts

  constructor(database: Database) {
    this.database = database
    this.words = new StoredWords((text) => this.#sql(text))
    this.texts = new StoredTexts((text) => this.#sql(text))
  }

  putRow(seq: number, row: string, said: string): void {
    this.#sql('insert or replace into calls (seq, row, said) values (?, ?, ?)').run(seq, row, said)
  }

  putDetails(seq: number, { calledAs, arguments: args, trace, result }: Details): void {
    this.#sql(
      'insert or replace into bodies (seq, called_as, arguments, trace, result) values (?, ?, ?, ?, ?)'
    ).run(seq, calledAs, args, trace, result)
  }

  putRemark({ seq, pinned, note, colour }: StoredRemark): void {
    this.#sql('insert or replace into remarks (seq, pinned, note, colour) values (?, ?, ?, ?)').run(
      seq,
      pinned ? 1 : 0,
      note,
      colour
    )
  }

  countRejection(minute: number, status: number, reason: string, count: number, at: number): void {
    this.#sql(
      `insert into rejections (minute, status, reason, count, last) values (?, ?, ?, ?, ?)
       on conflict do update set count = count + excluded.count, last = max(last, excluded.last)`
    ).run(minute, status, reason, count, at)
  }

  putBlock(first: number, count: number, columns: Uint8Array): void {
    this.#sql('insert or replace into blocks (first, count, columns) values (?, ?, ?)').run(
      first,
      count,
      columns
    )
  }

  row(seq: number): string | null {
    return textOrNull(this.#sql('select row from calls where seq = ?').get(seq)?.[0])
  }

  /** In the order of `seq`, from the first on, without the last. */
  rowsBetween(
    from: number,
    before: number
  ): readonly { readonly seq: number; readonly row: string }[] {
    return this.#sql('select seq, row from calls where seq >= ? and seq < ? order by seq')
      .all(from, before)
      .map(([at, row]) => ({ seq: number(at), row: text(row) }))
  }

  said(seq: number): string {
    return text(this.#sql('select said from calls where seq = ?').get(seq)?.[0])
  }

  details(seq: number, mostBytes: number): StoredDetails | null {
    const row = this.#sql(
      `select called_as, arguments, trace, case when length(result) <= ? then result end
       from bodies where seq = ?`
    ).get(mostBytes, seq)
    if (row === undefined) return null
    const [calledAs, args, trace, result] = row
    return {
      calledAs: textOrNull(calledAs),
      arguments: text(args),
      trace: text(trace),
      result: textOrNull(result)
    }
  }

  result(seq: number): string | null {
    return textOrNull(this.#sql('select result from bodies where seq = ?').get(seq)?.[0])
  }

  remarks(): readonly StoredRemark[] {
    return this.#sql('select seq, pinned, note, colour from remarks order by seq')
      .all()
      .map(([seq, pinned, note, colour]) => ({
        seq: number(seq),
        pinned: pinned === 1,
        note: textOrNull(note),
        colour: typeof colour === 'number' ? colour : null
      }))
  }

  removeBlock(first: number): void {
    this.#sql('delete from blocks where first = ?').run(first)
  }

  rowsInBlocks(): number {
    return number(this.#sql('select sum(count) from blocks').get()?.[0])
  }

  *blocks(): Generator<StoredBlock> {
    const firsts = this.#sql('select first from blocks order by first').all().map(first)
    for (const at of firsts) {
      const [count, columns] =
        this.#sql('select count, columns from blocks where first = ?').get(at) ?? []
      if (columns instanceof Uint8Array) yield { first: at, count: number(count), columns }
    }
  }

  /** Forgets everything but some rows, which have no texts afterwards; nothing of it stays in a page. */
  removeAllBut(seqs: readonly number[]): void {
    this.database.exec(
      'pragma secure_delete = on; create temp table if not exists kept (seq integer primary key)'
    )
    try {
      this.database.transaction(() => {
        this.database.exec('delete from temp.kept')
        for (const seq of seqs) this.#sql('insert into temp.kept (seq) values (?)').run(seq)
        for (const table of ['calls', 'bodies', 'remarks']) {
          this.database.exec(`delete from ${table} where seq not in (select seq from temp.kept)`)
        }
        this.texts.removeAll()
        this.database.exec(
          `delete from words; delete from blocks; delete from rejections; delete from meta`
        )
      })
    } finally {
      this.database.exec('pragma secure_delete = fast')
    }
    this.words.clear()
  }

  /** Makes the file as small as it can be. */
  trim(): void {
    this.database.exec('pragma incremental_vacuum')
    this.checkpoint()
  }

  /** Brings the write-ahead log into the file. */
  checkpoint(): void {
    this.#sql('pragma wal_checkpoint(truncate)').all()
  }

  close(): void {
    // Closing alone does not: libsql keeps the file open until its statements are collected.
    this.checkpoint()
    this.database.close()
  }

  /** Forgets all of some rows. */
  remove(seqs: readonly number[]): void {
    for (const table of ['calls', 'bodies', 'remarks']) {
      const statement = this.#sql(`delete from ${table} where seq = ?`)
      for (const seq of seqs) statement.run(seq)
    }
    this.texts.remove(seqs)
  }

  /** Of the minutes since 1970 from one to another, both included. */
  rejections(from: number, to: number): readonly StoredRejection[] {
    return this.#sql(
      `select minute, status, reason, count, last from rejections
       where minute >= ? and minute <= ? order by minute`
    )
      .all(from, to)
      .map(([minute, status, reason, count, last]) => ({
        at: number(minute) * 60_000,
        status: number(status),
        reason: text(reason),
        count: number(count),
        lastAt: number(last)
      }))
  }

  /** When the oldest rejections were: minutes since 1970; null: there are none. */
  oldestRejections(): number | null {
    const [minute] = this.#sql('select min(minute) from rejections').get() ?? []
    return typeof minute === 'number' ? minute : null
  }

  /** Forgets rejections of the minutes before one. */
  removeRejections(before: number): void {
    this.#sql('delete from rejections where minute < ?').run(before)
  }

  #pragma(name: 'page_count' | 'freelist_count' | 'page_size'): number {
    return number(this.#sql(`pragma ${name}`).get()?.[0])
  }

  /** Bytes that are in use, without pages that are free. */
  get bytes(): number {
    return (this.#pragma('page_count') - this.#pragma('freelist_count')) * this.#pragma('page_size')
  }

  /** Whether so much is free that some should be given back. */
  get isLoose(): boolean {
    const free = this.#pragma('freelist_count')
    return free > fewPages && free > this.#pragma('page_count') * fewFree
  }

  /** Gives free pages back to the disk. */
  shrink(pages: number): void {
    this.database.exec(`pragma incremental_vacuum(${pages})`)
  }

  meta(name: string): string | null {
    return textOrNull(this.#sql('select value from meta where name = ?').get(name)?.[0])
  }

  setMeta(name: string, value: string): void {
    this.#sql('insert or replace into meta (name, value) values (?, ?)').run(name, value)
  }

  #sql(text: string): Statement {
    const known = this.#statements.get(text)
    if (known !== undefined) return known
    const made = this.database.prepare(text)
    this.#statements.set(text, made)
    return made
  }
}

const first = ([value]: RawRow): number => number(value)
