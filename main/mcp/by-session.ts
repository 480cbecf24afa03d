interface Open<Thing> {
  readonly sessionId: string
  readonly thing: Thing
}

/** What is open for each session. */
export class BySession<Thing> {
  // Few at any time, and no Map: where much comes and goes, its tables keep in memory for long what has gone.
  readonly #open: Open<Thing>[] = []

  add(sessionId: string, thing: Thing): void {
    this.#open.push({ sessionId, thing })
  }

  delete(sessionId: string, thing: Thing): void {
    const place = this.#open.findIndex((one) => one.sessionId === sessionId && one.thing === thing)
    if (place >= 0) this.#open.splice(place, 1)
  }

  of(sessionId: string): readonly Thing[] {
    return this.#open.filter((one) => one.sessionId === sessionId).map(({ thing }) => thing)
  }

  /** All of a session, which has none of them from then on. */
  take(sessionId: string): readonly Thing[] {
    const things = this.of(sessionId)
    for (const thing of things) this.delete(sessionId, thing)
    return things
  }

  sessionIds(): readonly string[] {
    return [...new Set(this.#open.map(({ sessionId }) => sessionId))]
  }
}
