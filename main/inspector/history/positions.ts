/** A growing list of positions. */
export class Positions {
  #list = new Uint32Array(1024)
  #length = 0

  get length(): number {
    return this.#length
  }

  push(position: number): void {
    if (this.#length === this.#list.length) {
      const grown = new Uint32Array(this.#length * 2)
      grown.set(this.#list)
      this.#list = grown
    }
    this.#list[this.#length] = position
    this.#length += 1
  }

  at(index: number): number | undefined {
    return index < 0 || index >= this.#length ? undefined : this.#list[index]
  }

  values(): Uint32Array<ArrayBuffer> {
    return this.#list.subarray(0, this.#length)
  }

  replace(list: Uint32Array<ArrayBuffer>): void {
    this.#list = list.length === 0 ? new Uint32Array(16) : list
    this.#length = list.length
  }
}
