export type RequestId = string | number

/** What is in flight, by the JSON-RPC id of its request. */
export class ByRequest<Value> {
  // No Map, for the reason of `BySession`, and there are few at a time.
  readonly #ids: RequestId[] = []
  readonly #values: Value[] = []

  get size(): number {
    return this.#ids.length
  }

  has(id: RequestId): boolean {
    return this.#ids.includes(id)
  }

  get(id: RequestId): Value | undefined {
    return this.#values[this.#ids.indexOf(id)]
  }

  set(id: RequestId, value: Value): void {
    const place = this.#ids.indexOf(id)
    if (place < 0) {
      this.#ids.push(id)
      this.#values.push(value)
    } else this.#values[place] = value
  }

  delete(id: RequestId): void {
    const place = this.#ids.indexOf(id)
    if (place < 0) return
    this.#ids.splice(place, 1)
    this.#values.splice(place, 1)
  }

  values(): readonly Value[] {
    return [...this.#values]
  }

  clear(): void {
    this.#ids.length = 0
    this.#values.length = 0
  }
}
