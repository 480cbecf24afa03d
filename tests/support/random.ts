/** Numbers that look random and are the same for the same seed. */
export function randomFrom(seed: number) {
  let state = seed >>> 0
  /** 0 to below 1. */
  const random = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  /** 0 to below `count`. */
  const below = (count: number): number => Math.floor(random() * count)
  const pick = <Value>(of: readonly Value[]): Value => {
    const value = of[below(of.length)]
    if (value === undefined) throw new RangeError('Nothing to pick from')
    return value
  }
  /** Up to `most` of what is made. */
  const some = <Value>(most: number, make: () => Value): Value[] =>
    Array.from({ length: below(most + 1) }, make)
  return { random, below, pick, some }
}
