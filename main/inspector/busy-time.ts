interface Span {
  readonly from: number
  readonly to: number
}

/** How long at least one of several things was under way. */
export class BusyTime {
  /** Apart from each other, in order. */
  #spans: readonly Span[] = []

  /** Times in ms; spans may overlap, and come in any order. */
  add(from: number, to: number): void {
    const last = this.#spans.at(-1)
    if (last === undefined || from > last.to) {
      this.#spans = [...this.#spans, { from, to }]
      return
    }
    const apart = this.#spans.filter((span) => span.to < from || span.from > to)
    const touching = this.#spans.filter((span) => span.to >= from && span.from <= to)
    const whole = {
      from: Math.min(from, ...touching.map((span) => span.from)),
      to: Math.max(to, ...touching.map((span) => span.to))
    }
    this.#spans = [...apart, whole].sort((one, other) => one.from - other.from)
  }

  get ms(): number {
    return this.#spans.reduce((sum, { from, to }) => sum + (to - from), 0)
  }
}
