import type { Reply } from '../../preload/api.ts'

export interface Snapshot<Value> {
  /** Undefined until the first answer. */
  readonly value: Value | undefined
  /** Why there is no newer value. */
  readonly error: string | null
}

/** A value that main owns: asked for once, then followed by its event. */
export class Followed<Value> {
  readonly #ask: () => Promise<Reply<Value>>
  readonly #listeners = new Set<() => void>()
  #snapshot: Snapshot<Value> = { value: undefined, error: null }
  #told = 0

  constructor(
    ask: () => Promise<Reply<Value>>,
    follow: (listener: (value: Value) => void) => void
  ) {
    this.#ask = ask
    follow((value) => {
      this.#told++
      this.#set({ value, error: null })
    })
  }

  async refresh(): Promise<void> {
    const told = this.#told
    const reply = await this.#ask()
    // An event that came meanwhile is newer than this answer.
    if (told !== this.#told) return
    this.#set(
      reply.ok
        ? { value: reply.value, error: null }
        : { value: this.#snapshot.value, error: reply.message }
    )
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  readonly snapshot = () => this.#snapshot

  #set(snapshot: Snapshot<Value>) {
    this.#snapshot = snapshot
    for (const listener of this.#listeners) listener()
  }
}
