export const wordKinds = ['run', 'client', 'session', 'profile', 'host', 'tool', 'indexes'] as const
export type WordKind = (typeof wordKinds)[number]

/** Texts of a column, each kept once; 0 is the empty one. */
export class Words {
  readonly #ids = new Map<string, number>([['', 0]])
  readonly #list: string[] = ['']

  get size(): number {
    return this.#list.length
  }

  idOf(word: string): number {
    const known = this.#ids.get(word)
    if (known !== undefined) return known
    const id = this.#list.length
    this.#ids.set(word, id)
    this.#list.push(word)
    return id
  }

  /** Puts a word where it stood before. */
  set(id: number, word: string): void {
    while (this.#list.length <= id) this.#list.push('')
    this.#list[id] = word
    this.#ids.set(word, id)
  }

  /** Its number stands for nothing from now on. */
  forget(id: number): void {
    this.#ids.delete(this.of(id))
    this.#list[id] = ''
  }

  find(word: string): number | undefined {
    return this.#ids.get(word)
  }

  of(id: number): string {
    return this.#list[id] ?? ''
  }

  list(): readonly string[] {
    return this.#list
  }
}

export type Dictionaries = Readonly<Record<WordKind, Words>>

export const newDictionaries = (): Dictionaries => ({
  run: new Words(),
  client: new Words(),
  session: new Words(),
  profile: new Words(),
  host: new Words(),
  tool: new Words(),
  indexes: new Words()
})
