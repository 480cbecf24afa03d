import Libsql from 'libsql'
import { atOnce, type Steps } from './steps.ts'

/** What can be bound to a statement. */
export type Value = null | number | string | Uint8Array
/** The values of a row in the order of its columns. */
export type RawRow = readonly unknown[]

export interface Statement {
  run(...values: readonly Value[]): void
  get(...values: readonly Value[]): RawRow | undefined
  all(...values: readonly Value[]): readonly RawRow[]
}

/**
 * A SQLite database by libsql. `path` may be `:memory:`; with `key` the file is encrypted. Throws
 * libsql's `SqliteError` with a `code`: `SQLITE_NOTADB` for a wrong key, at the first statement.
 */
export class Database {
  readonly #libsql: Libsql.Database

  constructor(path: string, key: string | null) {
    // An empty key would mean no encryption, silently.
    if (key === '') throw new Error('The key of the history is empty.')
    this.#libsql = new Libsql(path, {
      timeout: 2000,
      ...(key !== null && { encryptionCipher: 'aes256cbc', encryptionKey: key })
    } satisfies LibsqlOptions)
  }

  exec(sql: string): void {
    this.#libsql.exec(sql)
  }

  prepare(sql: string): Statement {
    const statement = this.#libsql.prepare(sql)
    if (statement.reader) statement.raw(true)
    const all = (values: readonly Value[]) => statement.all(checked(values)) as readonly RawRow[]
    return {
      run: (...values) => void statement.run(checked(values)),
      // Not by libsql's own get, which answers the row before where all came before it.
      get: (...values) => all(values)[0],
      all: (...values) => all(values)
    }
  }

  /** Runs `work` in one transaction; what it throws takes everything back. */
  transaction<Result>(work: () => Result): Result {
    return atOnce(
      this.transactionInSteps(function* (): Steps<Result> {
        return work()
      })
    )
  }

  /** The same in steps; between them others may read, and nobody else may write. */
  *transactionInSteps<Result>(work: () => Steps<Result>): Steps<Result> {
    this.#libsql.exec('begin immediate')
    try {
      const result = yield* work()
      yield
      this.#libsql.exec('commit')
      return result
    } catch (error) {
      if (this.#libsql.inTransaction) this.#libsql.exec('rollback')
      throw error
    }
  }

  close(): void {
    this.#libsql.close()
  }
}

// Its typings lack what its constructor takes.
interface LibsqlOptions extends Libsql.Options {
  readonly encryptionCipher?: string
  readonly encryptionKey?: string
}

/**
 * The only way by which values reach libsql, whose native code ends the whole process where it is given a
 * boolean or a lone object. Throws `TypeError` for anything that is no `Value`, whatever the types say.
 */
function checked(values: readonly unknown[]): readonly Value[] {
  return values.map((value) => {
    if (value === null || typeof value === 'string' || value instanceof Uint8Array) return value
    if (typeof value === 'number' && Number.isFinite(value)) return value
    throw new TypeError(`A ${typeof value} cannot be written to the history.`)
  })
}
