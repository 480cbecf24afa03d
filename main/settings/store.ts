/** A small JSON document on disk, one value per key; electron-store and conf both have this shape. */
export interface Store {
  get(key: string): unknown
  set(key: string, value: unknown): void
}

/** A store that ends with the program; for tests. */
export class MemoryStore implements Store {
  readonly #values = new Map<string, unknown>()

  get(key: string): unknown {
    return this.#values.get(key)
  }

  set(key: string, value: unknown): void {
    this.#values.set(key, structuredClone(value))
  }
}
