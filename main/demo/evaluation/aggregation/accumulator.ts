import { compareText, compareValues, numberOf, numberText, type Value } from '../value.ts'

/** Collects the values of one field in one group. `time` is the row's, or null. */
export interface Accumulator {
  add(values: readonly string[], time: number | null): void
  value(): Value
}

class Numbers implements Accumulator {
  readonly #compute: (numbers: readonly number[]) => number | null
  readonly #numbers: number[] = []

  constructor(compute: (numbers: readonly number[]) => number | null) {
    this.#compute = compute
  }

  add(values: readonly string[]): void {
    for (const value of values) {
      const number = numberOf(value)
      if (number !== null) this.#numbers.push(number)
    }
  }

  value(): Value {
    if (this.#numbers.length === 0) return null
    const result = this.#compute(this.#numbers)
    return result === null || !Number.isFinite(result) ? null : Number(numberText(result))
  }
}

class Texts implements Accumulator {
  readonly #compute: (texts: readonly string[]) => Value
  readonly #most: number
  readonly #texts: string[] = []

  constructor(compute: (texts: readonly string[]) => Value, most = Number.POSITIVE_INFINITY) {
    this.#compute = compute
    this.#most = most
  }

  add(values: readonly string[]): void {
    if (this.#texts.length < this.#most) this.#texts.push(...values)
  }

  value(): Value {
    return this.#compute(this.#texts)
  }
}

class Counter implements Accumulator {
  #count = 0

  add(values: readonly string[]): void {
    this.#count += values.length
  }

  value(): Value {
    return this.#count
  }
}

class Distinct implements Accumulator {
  readonly #seen = new Set<string>()
  readonly #result: (seen: ReadonlySet<string>) => Value

  constructor(result: (seen: ReadonlySet<string>) => Value) {
    this.#result = result
  }

  add(values: readonly string[]): void {
    for (const value of values) this.#seen.add(value)
  }

  value(): Value {
    return this.#result(this.#seen)
  }
}

class Best implements Accumulator {
  readonly #sign: 1 | -1
  #best: string | null = null

  constructor(sign: 1 | -1) {
    this.#sign = sign
  }

  add(values: readonly string[]): void {
    for (const value of values) {
      if (this.#best === null || compareValues(value, this.#best) * this.#sign > 0)
        this.#best = value
    }
  }

  value(): Value {
    return numberOf(this.#best) ?? this.#best
  }
}

/** The value of the earliest or latest row; rows without a time count as they come, newest first. */
class Timed implements Accumulator {
  readonly #sign: 1 | -1
  readonly #give: 'value' | 'time'
  #value: string | null = null
  #time: number | null = null
  #order = 0

  constructor(sign: 1 | -1, give: 'value' | 'time') {
    this.#sign = sign
    this.#give = give
  }

  add(values: readonly string[], time: number | null): void {
    const [first] = values
    if (first === undefined) return
    this.#order -= 1
    const at = time ?? this.#order
    if (this.#time !== null && (at - this.#time) * this.#sign <= 0) return
    this.#value = first
    this.#time = at
  }

  value(): Value {
    return this.#give === 'value' ? this.#value : this.#time
  }
}

class Rate implements Accumulator {
  #first: [number, number] | null = null
  #last: [number, number] | null = null

  add(values: readonly string[], time: number | null): void {
    const number = numberOf(values[0])
    if (number === null || time === null) return
    if (this.#first === null || time < this.#first[0]) this.#first = [time, number]
    if (this.#last === null || time > this.#last[0]) this.#last = [time, number]
  }

  value(): Value {
    if (this.#first === null || this.#last === null || this.#first[0] === this.#last[0]) return null
    return Number(numberText((this.#last[1] - this.#first[1]) / (this.#last[0] - this.#first[0])))
  }
}

/** Count, sum, mean and variance as they grow (Welford's method), so that a running value is cheap. */
class Moments implements Accumulator {
  count = 0
  sum = 0
  squares = 0
  #mean = 0
  #deviation = 0
  readonly #result: (moments: Moments) => number

  constructor(result: (moments: Moments) => number) {
    this.#result = result
  }

  add(values: readonly string[]): void {
    for (const value of values) {
      const number = numberOf(value)
      if (number === null) continue
      this.count += 1
      this.sum += number
      this.squares += number * number
      const before = number - this.#mean
      this.#mean += before / this.count
      this.#deviation += before * (number - this.#mean)
    }
  }

  variance(population: boolean): number {
    return this.count === 1 ? 0 : this.#deviation / (this.count - (population ? 0 : 1))
  }

  value(): Value {
    return this.count === 0 ? null : Number(numberText(this.#result(this)))
  }
}

const ranked = (numbers: readonly number[], rank: number): number | null =>
  numbers.toSorted((a, b) => a - b)[Math.min(numbers.length - 1, Math.max(0, rank))] ?? null

function mode(texts: readonly string[]): Value {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  let best: string | null = null
  for (const [text, count] of counts) {
    if (best === null || count > (counts.get(best) ?? 0)) best = text
  }
  return best
}

const listed = (texts: readonly string[]): Value => (texts.length > 1 ? texts : (texts[0] ?? null))

const makers: Readonly<Record<string, () => Accumulator>> = {
  count: () => new Counter(),
  dc: () => new Distinct((seen) => seen.size),
  values: () => new Distinct((seen) => listed([...seen].sort(compareText))),
  list: () => new Texts((texts) => listed(texts.slice(0, 100)), 100),
  first: () => new Texts((texts) => texts[0] ?? null, 1),
  last: () => new Texts((texts) => texts.at(-1) ?? null),
  mode: () => new Texts(mode),
  min: () => new Best(-1),
  max: () => new Best(1),
  earliest: () => new Timed(-1, 'value'),
  latest: () => new Timed(1, 'value'),
  earliest_time: () => new Timed(-1, 'time'),
  latest_time: () => new Timed(1, 'time'),
  rate: () => new Rate(),
  sum: () => new Moments((moments) => moments.sum),
  sumsq: () => new Moments((moments) => moments.squares),
  avg: () => new Moments((moments) => moments.sum / moments.count),
  range: () =>
    new Numbers((numbers) => (ranked(numbers, numbers.length) ?? 0) - (ranked(numbers, 0) ?? 0)),
  // Of an even count Splunk gives the higher of the two in the middle.
  median: () => new Numbers((numbers) => ranked(numbers, Math.floor(numbers.length / 2))),
  var: () => new Moments((moments) => moments.variance(false)),
  varp: () => new Moments((moments) => moments.variance(true)),
  stdev: () => new Moments((moments) => Math.sqrt(moments.variance(false))),
  stdevp: () => new Moments((moments) => Math.sqrt(moments.variance(true)))
}

const otherNames: Readonly<Record<string, string>> = {
  c: 'count',
  distinct_count: 'dc',
  estdc: 'dc',
  mean: 'avg'
}

/** How the function of this name collects, or null when stats has none of it. */
export function accumulatorFor(name: string): (() => Accumulator) | null {
  const lower = name.toLowerCase()
  const known = otherNames[lower] ?? lower
  if (Object.hasOwn(makers, known)) return makers[known] ?? null
  const percent = /^(?:exact|upper)?p(?:erc)?(\d{1,2}(?:\.\d+)?|100)$/.exec(lower)?.[1]
  if (percent === undefined) return null
  return () =>
    new Numbers((numbers) =>
      ranked(numbers, Math.ceil((Number(percent) / 100) * numbers.length) - 1)
    )
}
