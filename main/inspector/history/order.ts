import { type Columns, type ColumnName } from './columns.ts'
import type { Order } from './contract.ts'
import type { Dictionaries, WordKind, Words } from './words.ts'

const wordOrders: Partial<Record<Order, WordKind>> = {
  client: 'client',
  session: 'session',
  profile: 'profile',
  tool: 'tool'
}
const numberOrders: Partial<Record<Order, ColumnName>> = {
  rows: 'rows',
  took: 'ms',
  size: 'bytes'
}

/**
 * Positions, given newest first, in another order; those that are equal in it stay newest first. What has
 * no such number stands behind everything else, but what runs takes longest.
 */
export function ordered(
  positions: Uint32Array<ArrayBuffer>,
  order: Order,
  descending: boolean,
  columns: Columns,
  words: Dictionaries
): Uint32Array<ArrayBuffer> {
  if (order === 'time') return descending ? positions : positions.slice().reverse()
  const keys = new Uint32Array(positions.length)
  const none = 0xffffffff
  const wordKind = wordOrders[order]
  const numberColumn = numberOrders[order]
  if (wordKind !== undefined) {
    const ranks = ranksOf(words[wordKind])
    for (const [index, position] of positions.entries()) {
      keys[index] = ranks[columns.arrays[wordKind][position] ?? 0] ?? 0
    }
  } else if (numberColumn !== undefined) {
    const values = columns.arrays[numberColumn]
    const float = new Float32Array(1)
    const bits = new Uint32Array(float.buffer)
    for (const [index, position] of positions.entries()) {
      const known = values[position] ?? NaN
      const value = numberColumn === 'ms' && Number.isNaN(known) ? Infinity : known
      // The bits of floats that are not negative are in the order of the floats.
      float[0] = value
      keys[index] = Number.isNaN(value) ? none : (bits[0] ?? 0)
    }
  } else {
    for (const [index, position] of positions.entries()) {
      keys[index] = columns.arrays.status[position] ?? 0
    }
  }
  if (descending) {
    for (let index = 0; index < keys.length; index += 1) {
      const key = keys[index] ?? 0
      if (key !== none) keys[index] = none - 1 - key
    }
  }
  return sorted(positions, keys)
}

/** For each word its rank in the alphabet. */
function ranksOf(words: Words): Uint32Array<ArrayBuffer> {
  const ids = [...words.list().keys()]
  const lower = words.list().map((word) => word.toLowerCase())
  ids.sort((one, other) => ((lower[one] ?? '') < (lower[other] ?? '') ? -1 : 1))
  const ranks = new Uint32Array(ids.length)
  for (const [rank, id] of ids.entries()) ranks[id] = rank
  return ranks
}

const digit = 0xffff

/** By radix, sixteen bits at a time, lowest first: a million in some ten milliseconds, and stable. */
export function sorted(
  positions: Uint32Array<ArrayBuffer>,
  keys: Uint32Array<ArrayBuffer>
): Uint32Array<ArrayBuffer> {
  let from = { positions, keys }
  for (const shift of [0, 16]) {
    const starts = new Uint32Array(digit + 2)
    for (const key of from.keys) {
      const next = ((key >>> shift) & digit) + 1
      starts[next] = (starts[next] ?? 0) + 1
    }
    for (let value = 1; value < starts.length; value += 1) {
      starts[value] = (starts[value] ?? 0) + (starts[value - 1] ?? 0)
    }
    const to = {
      positions: new Uint32Array(positions.length),
      keys: new Uint32Array(positions.length)
    }
    for (let index = 0; index < positions.length; index += 1) {
      const key = from.keys[index] ?? 0
      const value = (key >>> shift) & digit
      const place = starts[value] ?? 0
      starts[value] = place + 1
      to.positions[place] = from.positions[index] ?? 0
      to.keys[place] = key
    }
    from = to
  }
  return from.positions
}
