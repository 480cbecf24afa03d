import type { Mark } from '../../preload/api.ts'

/** As many as main keeps. */
const most = 1000

/** The marks between the inspector's calls, oldest first: all of them once, then the new ones. */
export class Marks {
  readonly #listeners = new Set<() => void>()
  #marks: readonly Mark[] = []

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  readonly snapshot = () => this.#marks

  /** With what main had when it was asked; newer ones may have come before its answer. */
  replace(marks: readonly Mark[]): void {
    const last = marks.at(-1)?.at ?? 0
    const newer = this.#marks.filter(({ at }) => at > last)
    this.#set([])
    this.add([...marks, ...newer])
  }

  /** Batches overlap, so that none is lost between them. */
  add(marks: readonly Mark[]): void {
    const known = new Set(this.#marks.map(({ id }) => id))
    this.#set([...this.#marks, ...marks.filter(({ id }) => !known.has(id))].slice(-most))
  }

  clear(): void {
    this.#set([])
  }

  #set(marks: readonly Mark[]) {
    this.#marks = marks
    for (const listener of this.#listeners) listener()
  }
}
