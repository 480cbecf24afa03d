/** Ids whose removal can still be undone: hidden already, and not yet asked of main. */
export class Removals {
  readonly #listeners = new Set<() => void>()
  #ids: ReadonlySet<string> = new Set()

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  readonly snapshot = () => this.#ids

  add(id: string): void {
    this.#set(new Set([...this.#ids, id]))
  }

  delete(id: string): void {
    this.#set(new Set([...this.#ids].filter((other) => other !== id)))
  }

  #set(ids: ReadonlySet<string>) {
    this.#ids = ids
    for (const listener of this.#listeners) listener()
  }
}
