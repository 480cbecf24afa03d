const spec = {
  /** On disk, ascending. */
  seq: Uint32Array,
  run: Uint16Array,
  /** Within its run, ascending. */
  number: Uint32Array,
  at: Float64Array,
  /** NaN while it runs, and for a mark. */
  ms: Float64Array,
  splunkMs: Float64Array,
  /** NaN: none. */
  rows: Float64Array,
  bytes: Float64Array,
  client: Uint32Array,
  session: Uint32Array,
  profile: Uint32Array,
  host: Uint32Array,
  tool: Uint32Array,
  indexes: Uint32Array,
  kind: Uint8Array,
  status: Uint8Array,
  origin: Uint8Array,
  flags: Uint8Array,
  /** 255: none. */
  colour: Uint8Array
} as const

type Spec = typeof spec
export type ColumnName = keyof Spec
export type ColumnArrays = { readonly [Name in ColumnName]: InstanceType<Spec[Name]> }
export type ColumnValues = { readonly [Name in ColumnName]: number }

export const kinds = { call: 0, protocol: 1, mark: 2 } as const
export const noColour = 255
export const flags = {
  pinned: 1,
  noted: 2,
  unkept: 4,
  /** No longer kept. */
  gone: 8,
  error: 16,
  sid: 32
} as const

const names = Object.keys(spec) as readonly ColumnName[]
const firstCapacity = 8192

/** Bytes of a row in all columns. */
export const rowWidth = names.reduce((sum, name) => sum + spec[name].BYTES_PER_ELEMENT, 0)

const made = (capacity: number): ColumnArrays =>
  Object.fromEntries(
    names.map((name) => [name, new spec[name](capacity)])
  ) as unknown as ColumnArrays

/** What the list is filtered, ordered and counted by, for each row a number in each column. */
export class Columns {
  #length = 0
  #capacity = firstCapacity
  /** Replaced when they grow. */
  arrays: ColumnArrays = made(firstCapacity)

  get length(): number {
    return this.#length
  }

  /** Of marks, and not of calls and messages. */
  isMark(position: number): boolean {
    return this.arrays.kind[position] === kinds.mark
  }

  /** Answers the position of the new row. */
  push(values: ColumnValues): number {
    const position = this.#length
    this.#reserve(position + 1)
    this.#length += 1
    this.set(position, values)
    return position
  }

  set(position: number, values: ColumnValues): void {
    const { arrays } = this
    for (const name of names) arrays[name][position] = values[name]
  }

  /** Of some rows, ascending, column after column. */
  blob(positions: readonly number[]): Uint8Array {
    const blob = new Uint8Array(positions.length * rowWidth)
    const [from = 0] = positions
    const to = from + positions.length
    const hasGaps = positions.at(-1) !== to - 1
    let at = 0
    for (const name of names) {
      const column = this.arrays[name]
      const part = hasGaps
        ? new spec[name](positions.map((position) => column[position] ?? 0))
        : column.subarray(from, to)
      blob.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at)
      at += part.byteLength
    }
    return blob
  }

  /** Takes rows that `blob` gave. */
  append(blob: Uint8Array, count: number): void {
    if (blob.length !== count * rowWidth) throw new SyntaxError('A block of columns is damaged')
    this.#reserve(this.#length + count)
    let at = 0
    for (const name of names) {
      const part = this.arrays[name].subarray(this.#length, this.#length + count)
      const bytes = new Uint8Array(part.buffer, part.byteOffset, part.byteLength)
      bytes.set(blob.subarray(at, at + bytes.length))
      at += bytes.length
    }
    this.#length += count
  }

  /** Makes room for so many rows, once. */
  reserve(length: number): void {
    this.#reserve(length)
  }

  #reserve(length: number): void {
    if (length <= this.#capacity) return
    while (this.#capacity < length) this.#capacity *= 2
    const before = this.arrays
    this.arrays = made(this.#capacity)
    for (const name of names) this.arrays[name].set(before[name])
  }
}
