import { headerText, type SeenHeaders } from '../redaction.ts'
import type { FrameReader, FrameWriter } from './frames.ts'

type Seen = SeenHeaders[string]

/** Headers of the same names in the same order, with the values that they had last. */
class Kind<Value> {
  readonly names: readonly string[]
  readonly values: (Value | undefined)[]

  constructor(names: readonly string[]) {
    this.names = names
    this.values = names.map(() => undefined)
  }

  has(names: readonly string[]): boolean {
    return names.length === this.names.length && names.every((name, at) => name === this.names[at])
  }
}

/** Known at both ends; where there is one more, all are forgotten. */
class Kinds<Value> {
  #all: Kind<Value>[] = []

  at(place: number): Kind<Value> | undefined {
    return this.#all[place]
  }

  placeOf(names: readonly string[]): number {
    return this.#all.findIndex((kind) => kind.has(names))
  }

  begin(names: readonly string[]): Kind<Value> {
    if (this.#all.length === most) this.#all = []
    const kind = new Kind<Value>(names)
    this.#all.push(kind)
    return kind
  }
}

const most = 16

/** Writes headers by what is new in them: nearly all of a client's are the same in each of its requests. */
export class HeadersWriter {
  readonly #kinds = new Kinds<Seen>()

  write(frame: FrameWriter, headers: SeenHeaders): void {
    const names = Object.keys(headers)
    const place = this.#kinds.placeOf(names)
    frame.number(place < 0 ? null : place)
    const { values } = this.#kinds.at(place) ?? this.#begin(frame, names)
    for (let at = 0; at < names.length; at += 1) {
      const value = headers[names[at] ?? '']
      if (value === values[at]) continue
      values[at] = value
      frame.number(at)
      frame.text(value === undefined ? null : headerText(value))
    }
    frame.number(null)
  }

  #begin(frame: FrameWriter, names: readonly string[]): Kind<Seen> {
    frame.texts(names)
    return this.#kinds.begin(names)
  }
}

/** Reads what a `HeadersWriter` wrote, in its order and without a gap. */
export class HeadersReader {
  readonly #kinds = new Kinds<string>()

  read(frame: FrameReader): SeenHeaders {
    const place = frame.numberOrNull()
    const kind = place === null ? this.#begin(frame) : this.#kinds.at(place)
    if (kind === undefined) throw new RangeError('Headers are of no kind that was told.')
    const { names, values } = kind
    for (;;) {
      const at = frame.numberOrNull()
      if (at === null) break
      values[at] = frame.textOrNull() ?? undefined
    }
    return Object.fromEntries(names.map((name, at) => [name, values[at]]))
  }

  #begin(frame: FrameReader): Kind<string> {
    return this.#kinds.begin(frame.texts())
  }
}
