/** A line of a text that comes in parts; `tooLong` instead of one that nobody should hold in memory. */
export type Line =
  | { readonly kind: 'line'; readonly text: string }
  | { readonly kind: 'tooLong'; readonly length: number }

/** Splits parts of a text into lines, holding at most one of `longest` characters. */
export class Lines {
  readonly #longest: number
  #begun: string[] = []
  #length = 0

  constructor(longest: number) {
    this.#longest = longest
  }

  *take(part: string, last: boolean): Generator<Line, void> {
    let from = 0
    for (let end = part.indexOf('\n'); end !== -1; end = part.indexOf('\n', from)) {
      this.#add(part.slice(from, end))
      yield this.#line()
      from = end + 1
    }
    this.#add(part.slice(from))
    if (last && this.#length > 0) yield this.#line()
  }

  #add(text: string): void {
    this.#length += text.length
    if (this.#length > this.#longest) this.#begun = []
    else if (text !== '') this.#begun.push(text)
  }

  #line(): Line {
    const length = this.#length
    const text = this.#begun.join('')
    this.#begun = []
    this.#length = 0
    return length > this.#longest
      ? { kind: 'tooLong', length }
      : { kind: 'line', text: text.endsWith('\r') ? text.slice(0, -1) : text }
  }
}
