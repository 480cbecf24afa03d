/** What is open for each session; a session with nothing open is forgotten. */
export class BySession<Thing> {
  // No Map: where much comes and goes, its tables keep in memory for long what has gone.
  readonly #open = Object.create(null) as Record<string, Thing[]>

  add(sessionId: string, thing: Thing): void {
    const beside = (this.#open[sessionId] ??= [])
    beside.push(thing)
  }

  delete(sessionId: string, thing: Thing): void {
    const beside = this.#open[sessionId]
    const place = beside?.indexOf(thing) ?? -1
    if (place >= 0) beside?.splice(place, 1)
    if (beside?.length === 0) Reflect.deleteProperty(this.#open, sessionId)
  }

  of(sessionId: string): readonly Thing[] {
    return [...(this.#open[sessionId] ?? [])]
  }

  /** All of a session, which has none of them from then on. */
  take(sessionId: string): readonly Thing[] {
    const things = this.of(sessionId)
    Reflect.deleteProperty(this.#open, sessionId)
    return things
  }

  sessionIds(): readonly string[] {
    return Object.keys(this.#open)
  }
}
