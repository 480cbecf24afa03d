/** A part that can be in trouble for a while, such as a journal on a full disk. */
export interface Troubled {
  /** In a sentence; null: none. */
  readonly trouble: string | null
  /** Told when it comes and goes. */
  subscribe(listener: () => void): () => void
}

/** What the user must know of, in sentences: what was found wrong at start, and what is wrong now. */
export class Notices {
  readonly #found: readonly string[]
  readonly #parts: readonly Troubled[]

  constructor(found: readonly (string | null)[], parts: readonly Troubled[]) {
    this.#found = found.filter((text) => text !== null)
    this.#parts = parts
  }

  list(): readonly string[] {
    return [...this.#found, ...this.#parts.flatMap(({ trouble }) => trouble ?? [])]
  }

  subscribe(listener: () => void): () => void {
    const stops = this.#parts.map((part) => part.subscribe(listener))
    return () => stops.forEach((stop) => stop())
  }
}
