/** When a call was; Unix times in ms, lengths in ms. */
export interface Bar {
  readonly at: number
  readonly ms: number
  readonly splunkMs: number
}

/**
 * The span of time in sight, against which the bars of the waterfall stand. It changes with each row that
 * is scrolled, so it moves the bars without asking React.
 */
export class WaterfallScale {
  readonly #bars = new Map<HTMLElement, Bar>()
  #from = 0
  #span = 1

  add(element: HTMLElement, bar: Bar): () => void {
    this.#bars.set(element, bar)
    this.#place(element, bar)
    return () => void this.#bars.delete(element)
  }

  set(from: number, to: number): void {
    const span = Math.max(to - from, 1)
    if (from === this.#from && span === this.#span) return
    this.#from = from
    this.#span = span
    for (const [element, bar] of this.#bars) this.#place(element, bar)
  }

  #place({ style }: HTMLElement, { at, ms }: Bar) {
    style.left = `${Math.max(0, Math.min((at - this.#from) / this.#span, 1)) * 100}%`
    style.width = `${(ms / this.#span) * 100}%`
  }
}
