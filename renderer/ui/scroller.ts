import { type RowSlots, slotOf } from './row-slots.ts'

/**
 * Browsers limit the height of an element, Chromium to 33 million px and Firefox to 17; above this one
 * the position of the scroll bar stands for a position in the list that is kept apart.
 */
const tallest = 8_000_000
/** ms without scrolling after which rows are at rest, for who points at them or reads them without seeing them. */
const rest = 150
/** Rows are placed from a line of which this many share one, since the height of an element is limited. */
const linesOfBase = 4096

export interface Sight {
  /** Lines: from the first in sight up to the one behind the last. */
  readonly from: number
  readonly to: number
  readonly slots: RowSlots
  /** The line from which the rows are placed. */
  readonly base: number
  /** Whether the first line is out of sight. */
  readonly away: boolean
}

/** Where a list of rows of one height is scrolled to, exact for any number of rows. */
export class Scroller {
  readonly rowHeight: number
  readonly #listeners = new Set<() => void>()
  #frame: HTMLElement | null = null
  #rows: HTMLElement | null = null
  #pane: HTMLElement | null = null
  #sight: Sight = { from: 0, to: 0, slots: { count: 1, first: 0 }, base: 0, away: false }
  #first = 0
  #count = 0
  /** Of the rows in sight, px. */
  #height = 0
  #top = 0
  /** Where the scroll bar was put, or was last seen. */
  #bar = 0
  #resting: ReturnType<typeof setTimeout> | undefined
  #uncovering: ReturnType<typeof setTimeout> | undefined
  #kept: number | null = null

  constructor(rowHeight: number) {
    this.rowHeight = rowHeight
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  readonly snapshot = () => this.#sight

  /** Height of what is scrolled, px. */
  heightOf(count: number): number {
    return Math.min(count * this.rowHeight, tallest)
  }

  /** px from the first line. */
  get top(): number {
    return this.#top
  }

  /** Whole rows that fit. */
  get page(): number {
    return Math.max(1, Math.floor(this.#height / this.rowHeight) - 1)
  }

  /** `pane` stays in sight, and what is in it moves. */
  attach(frame: HTMLElement, pane: HTMLElement, rows: HTMLElement, headHeight: number): () => void {
    this.#frame = frame
    this.#pane = pane
    this.#rows = rows
    const scrolled = () => this.#scrolled(frame.scrollTop)
    const settled = () => this.#putBar()
    const wheel = (event: WheelEvent) => this.#wheel(event)
    const measure = () => {
      const kept = this.#kept !== null && this.#sees(this.#kept) ? this.#kept : null
      this.#height = Math.max(0, frame.clientHeight - headHeight)
      pane.style.height = `${this.#height}px`
      this.to(this.#top)
      if (kept !== null) this.bring(kept, 'edge')
    }
    measure()
    const resized = new ResizeObserver(measure)
    resized.observe(frame)
    frame.addEventListener('scroll', scrolled, { passive: true })
    frame.addEventListener('scrollend', settled)
    frame.addEventListener('wheel', wheel, { passive: false })
    return () => {
      clearTimeout(this.#resting)
      clearTimeout(this.#uncovering)
      pane.removeAttribute('data-scrolls')
      resized.disconnect()
      frame.removeEventListener('scroll', scrolled)
      frame.removeEventListener('scrollend', settled)
      frame.removeEventListener('wheel', wheel)
    }
  }

  /** Tells which lines there are. */
  range(first: number, count: number): void {
    if (first === this.#first && count === this.#count) return
    this.#first = first
    this.#count = count
    this.to(this.#top)
  }

  to(top: number): void {
    this.#top = Math.max(0, Math.min(top, this.#most))
    this.#putBar()
    this.#show()
  }

  /** Brings a line into sight by the shortest way, or into the middle. */
  bring(line: number, to: 'edge' | 'middle'): void {
    this.keep(line)
    if (this.#sees(line)) return
    const start = (line - this.#first) * this.rowHeight
    const end = start + this.rowHeight
    if (to === 'middle')
      this.to(start - Math.floor(this.#height / this.rowHeight / 2) * this.rowHeight)
    else this.to(start < this.#top ? start : end - this.#height)
  }

  /** The line at a height in the pane, px; null: there is none. */
  lineAt(y: number): number | null {
    const place = Math.floor((this.#top + y) / this.rowHeight)
    return place < this.#count ? this.#first + place : null
  }

  /** This line stays in sight when there is less room, as when the detail opens. */
  keep(line: number): void {
    this.#kept = line
  }

  #sees(line: number) {
    const start = (line - this.#first) * this.rowHeight
    return start >= this.#top && start + this.rowHeight <= this.#top + this.#height
  }

  /** Puts the rows where they belong; after they changed. */
  place(): void {
    if (this.#rows === null) return
    const shift = (this.#sight.base - this.#first) * this.rowHeight - this.#top
    this.#rows.style.transform = `translateY(${shift}px)`
  }

  get #most() {
    return Math.max(0, this.#count * this.rowHeight - this.#height)
  }

  get #mostBar() {
    return Math.max(0, this.heightOf(this.#count) - this.#height)
  }

  get #mapped() {
    return this.#count * this.rowHeight > tallest
  }

  #scrolled(bar: number) {
    const moved = bar - this.#bar
    if (Math.abs(moved) < 1) return
    this.#bar = bar
    if (!this.#mapped) this.#top = bar
    // A finger or a touchpad moves less than what is in sight; a pixel of the bar is more than that.
    else if (Math.abs(moved) <= this.#height) this.#top += moved
    else this.#top = (bar / this.#mostBar) * this.#most
    this.#top = Math.max(0, Math.min(this.#top, this.#most))
    this.#show()
    this.#moved()
  }

  #wheel(event: WheelEvent) {
    const rows = wheelRows(event)
    if (rows === 0) return
    event.preventDefault()
    this.to(this.#top + rows * this.rowHeight)
    this.#moved()
  }

  #putBar() {
    const frame = this.#frame
    if (frame === null) return
    const bar = this.#mapped ? (this.#top / this.#most) * this.#mostBar : this.#top
    if (Math.abs(frame.scrollTop - bar) >= 1) frame.scrollTop = bar
    this.#bar = frame.scrollTop
  }

  #show() {
    const from = this.#first + Math.floor(this.#top / this.rowHeight)
    const rows = Math.ceil(this.#height / this.rowHeight) + 1
    const to = Math.min(from + rows, this.#first + this.#count)
    const away = this.#top > this.rowHeight / 2
    const before = this.#sight
    if (before.from !== from || before.to !== to || before.away !== away) {
      const isOther = before.slots.count !== rows
      const slots = isOther ? { count: rows, first: slotOf(from, rows) } : before.slots
      const base = Math.floor(from / linesOfBase) * linesOfBase
      this.#see({ from, to, slots, base, away })
    }
    this.place()
  }

  #see(sight: Sight) {
    this.#sight = sight
    for (const listener of this.#listeners) listener()
    clearTimeout(this.#resting)
    const { count, first } = sight.slots
    const inOrder = slotOf(sight.from, count)
    if (first === inOrder) return
    this.#resting = setTimeout(() => {
      this.#see({ ...sight, slots: { count, first: inOrder } })
    }, rest)
  }

  // By the user alone: rows that come in on their own move the list as well, and without end.
  #moved() {
    this.#pane?.toggleAttribute('data-scrolls', true)
    clearTimeout(this.#uncovering)
    this.#uncovering = setTimeout(() => this.#pane?.removeAttribute('data-scrolls'), rest)
  }
}

/** Three rows for each notch of a wheel; 0 where it is none, such as a touchpad or a zoom. */
function wheelRows(event: WheelEvent): number {
  if (event.ctrlKey || event.shiftKey || event.deltaY === 0) return 0
  if (event.deltaMode === WheelEvent.DOM_DELTA_LINE) return Math.round(event.deltaY)
  // What a notch is in px differs; this older field counts 120 for it, everywhere.
  const { wheelDeltaY } = event as WheelEvent & { readonly wheelDeltaY?: number }
  if (wheelDeltaY === undefined || wheelDeltaY % 120 !== 0) return 0
  return (-wheelDeltaY / 120) * 3
}
