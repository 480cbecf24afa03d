/** Numbers that look random and are the same in each run. */
export function randomFrom(seed: number) {
  let state = seed >>> 0
  /** 0 to below `count`. */
  const below = (count: number): number => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5) >>> 0
    return Math.floor((((state ^ (state >>> 13)) >>> 0) / 2 ** 32) * count)
  }
  const pick = <Value>(of: readonly Value[]): Value => {
    const value = of[below(of.length)]
    if (value === undefined) throw new RangeError('Nothing to pick from')
    return value
  }
  /** Up to `most` of what is made. */
  const some = <Value>(most: number, make: () => Value): Value[] =>
    Array.from({ length: below(most + 1) }, make)
  return { below, pick, some }
}
