/** Mixes two 32-bit numbers into one that looks unrelated to either. */
export function mix(a: number, b: number): number {
  let hash = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(b + 0x7f4a7c15, 0xc2b2ae35)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39)
  return (hash ^ (hash >>> 15)) >>> 0
}

const pairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** Repeatable randomness (mulberry32): the same seed gives the same events on every machine. */
export class Random {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** 0 inclusive to 1 exclusive. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let bits = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1)
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61)
    return ((bits ^ (bits >>> 14)) >>> 0) / 0x1_0000_0000
  }

  /** Both ends inclusive. */
  int(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1))
  }

  seed(): number {
    return Math.floor(this.next() * 0x1_0000_0000)
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  pick<Item>(items: readonly Item[]): Item {
    return at(items, Math.floor(this.next() * items.length))
  }

  /** Prefers the front of the list, as names in real logs are spread. */
  pickSkewed<Item>(items: readonly Item[]): Item {
    return at(items, Math.floor(this.next() ** 2 * items.length))
  }

  hex(digits: number): string {
    let text = ''
    while (text.length < digits) {
      const seed = this.seed()
      for (let shift = 24; shift >= 0; shift -= 8) text += pairs[(seed >>> shift) & 255] ?? ''
    }
    return text.length === digits ? text : text.slice(0, digits)
  }
}

function at<Item>(items: readonly Item[], position: number): Item {
  const item = items[position]
  if (item === undefined) throw new RangeError('Nothing to pick from an empty list.')
  return item
}
