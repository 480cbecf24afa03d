import type { Columns } from './columns.ts'
import type { Statement } from './database.ts'
import { type Dictionaries, type WordKind, wordKinds } from './words.ts'

const noWords = (): Readonly<Record<WordKind, Set<number>>> => ({
  run: new Set([0]),
  client: new Set([0]),
  session: new Set([0]),
  profile: new Set([0]),
  host: new Set([0]),
  tool: new Set([0]),
  indexes: new Set([0])
})

/** The table of words: what the numbers in blocks of columns mean. Holds what a block needs, no more. */
export class StoredWords {
  readonly #sql: (text: string) => Statement
  #known = noWords()
  /** Of the transaction that is open. */
  #new = noWords()

  constructor(sql: (text: string) => Statement) {
    this.#sql = sql
  }

  /** Those that rows need. Within a transaction, after which `ended` is due. */
  put(positions: readonly number[], { arrays }: Columns, words: Dictionaries): void {
    for (const [kind, name] of wordKinds.entries()) {
      const known = this.#known[name]
      let last = 0
      for (const position of positions) {
        const id = arrays[name][position] ?? 0
        if (id === last) continue
        last = id
        if (known.has(id) || this.#new[name].has(id)) continue
        this.#new[name].add(id)
        this.#sql('insert or replace into words (kind, id, word) values (?, ?, ?)').run(
          kind,
          id,
          words[name].of(id)
        )
      }
    }
  }

  /** Told how a transaction ended: whether its words need not be written again. */
  ended(isWritten: boolean): void {
    for (const name of wordKinds) {
      if (isWritten) for (const id of this.#new[name]) this.#known[name].add(id)
    }
    this.#new = noWords()
  }

  /** Takes words out that no row needs any more. Within a transaction; then `forget` is due. */
  remove(name: WordKind, ids: readonly number[]): void {
    const statement = this.#sql('delete from words where kind = ? and id = ?')
    for (const id of ids) statement.run(wordKinds.indexOf(name), id)
  }

  /** Told that words are no longer in the table. */
  forget(name: WordKind, ids: readonly number[]): void {
    for (const id of ids) this.#known[name].delete(id)
  }

  read(words: Dictionaries): void {
    for (const [kind, id, word] of this.#sql('select kind, id, word from words').all()) {
      const name = typeof kind === 'number' ? wordKinds[kind] : undefined
      if (name === undefined || typeof id !== 'number' || typeof word !== 'string') continue
      words[name].set(id, word)
      this.#known[name].add(id)
    }
  }

  /** The table has been emptied. */
  clear(): void {
    this.#known = noWords()
  }
}
