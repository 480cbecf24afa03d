import type { Statement } from './database.ts'
import type { Steps } from './steps.ts'

/** Pages of the index that are merged in one step. */
const pagesOfMerge = 4

const number = (value: unknown): number => (typeof value === 'number' ? value : 0)

/** The index of texts: which rows hold some letters, by three of them. */
export class StoredTexts {
  readonly #sql: (text: string) => Statement

  constructor(sql: (text: string) => Statement) {
    this.#sql = sql
  }

  put(seq: number, said: string, error: string | null, sid: string | null): void {
    this.#sql('insert or replace into texts (rowid, said, error, sid) values (?, ?, ?, ?)').run(
      seq,
      said,
      error,
      sid
    )
  }

  remove(seqs: readonly number[]): void {
    const statement = this.#sql('delete from texts where rowid = cast(? as integer)')
    for (const seq of seqs) statement.run(seq)
  }

  removeAll(): void {
    this.#sql("insert into texts (texts) values ('delete-all')").run()
  }

  /** Makes one of many parts; FTS5 by itself would do that in one go, as a transaction ends. */
  *merge(): Steps<void> {
    const merge = this.#sql(`insert into texts (texts, rank) values ('merge', ${pagesOfMerge})`)
    let before = 0
    do {
      before = this.#changes
      merge.run()
      yield
      // It changes one row where there was nothing to merge.
    } while (this.#changes > before + 1)
  }

  get #changes(): number {
    return number(this.#sql('select total_changes()').get()?.[0])
  }

  /** Seqs whose texts hold a text of three letters or more, between two, both included. */
  find(
    where: 'said' | 'error' | 'sid',
    sought: string,
    from: number,
    to: number
  ): readonly number[] {
    const phrase = `${where} : "${sought.replaceAll('"', '""').replaceAll('\0', ' ')}"`
    // FTS5 looks only where it is asked to if the bounds are integers, and libsql binds no such thing.
    return this.#sql(
      `select rowid from texts where texts match ?
       and rowid between cast(? as integer) and cast(? as integer)`
    )
      .all(phrase, from, to)
      .map(([seq]) => number(seq))
  }
}
