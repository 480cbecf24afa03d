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

  #place({ style }: HTMLElement, { at, ms, splunkMs }: Bar) {
    const start = Math.max(0, Math.min((at - this.#from) / this.#span, 1))
    const length = Math.min(ms / this.#span, 1)
    // A share of the room that the bar leaves: https://www.w3.org/TR/css-backgrounds-3/#background-position
    const place = length < 1 ? Math.min(start / (1 - length), 1) : 0
    style.backgroundPosition = `${place * 100}% 0`
    style.backgroundSize = `max(3px, ${length * 100}%) 100%`
    style.setProperty('--own-share', `${ms > 0 ? (1 - splunkMs / ms) * 100 : 100}%`)
  }
}
