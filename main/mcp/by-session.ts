/** What is open for each session; a session with nothing open is forgotten. */
export class BySession<Thing> {
  readonly #things = new Map<string, Set<Thing>>()

  add(sessionId: string, thing: Thing): void {
    const beside = this.#things.get(sessionId)
    if (beside === undefined) this.#things.set(sessionId, new Set([thing]))
    else beside.add(thing)
  }

  delete(sessionId: string, thing: Thing): void {
    const beside = this.#things.get(sessionId)
    beside?.delete(thing)
    if (beside?.size === 0) this.#things.delete(sessionId)
  }

  of(sessionId: string): readonly Thing[] {
    return [...(this.#things.get(sessionId) ?? [])]
  }

  /** All of a session, which has none of them from then on. */
  take(sessionId: string): readonly Thing[] {
    const things = this.of(sessionId)
    this.#things.delete(sessionId)
    return things
  }

  sessionIds(): readonly string[] {
    return [...this.#things.keys()]
  }
}
