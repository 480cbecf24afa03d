import type { Unit } from './fields.ts'
import type { Comparison } from './filter.ts'

/** Words for units: of time in ms, of size in bytes; as renderer/ui/format.ts shows them, in steps of 1000. */
const units: Readonly<Record<Unit, Readonly<Record<string, number>>>> = {
  ms: {
    ms: 1,
    s: 1000,
    sec: 1000,
    m: 60_000,
    min: 60_000,
    h: 3_600_000,
    d: 86_400_000
  },
  bytes: { b: 1, k: 1e3, kb: 1e3, m: 1e6, mb: 1e6, g: 1e9, gb: 1e9 },
  count: { '': 1, k: 1e3, m: 1e6 }
}

/** Units that a text is written in, largest first. */
const written: Readonly<Record<Unit, readonly (readonly [string, number])[]>> = {
  ms: [
    ['d', 86_400_000],
    ['h', 3_600_000],
    ['m', 60_000],
    ['s', 1000],
    ['ms', 1]
  ],
  bytes: [
    ['gb', 1e9],
    ['mb', 1e6],
    ['kb', 1e3],
    ['b', 1]
  ],
  count: [['', 1]]
}

export interface Bound {
  readonly comparison: Comparison
  readonly value: number
}

/** What a text says of a number: one bound, or two of a range; else what is wrong with it. */
export type Amount =
  | { readonly bounds: readonly Bound[] }
  /** `unit`: it is a number, but of what. `comparison`: as it stands, hardly anything is just that. */
  | { readonly wrong: 'number' | 'unit' | 'comparison' | 'unfinished' }

/** A number with its unit: 1.5s, 10kb, 1,000, 10k. */
function quantity(text: string, unit: Unit): number | 'number' | 'unit' {
  const found = /^(\d{1,3}(?:[,_]\d{3})+|\d{1,15})(\.\d{1,6})?\s*([a-z]*)$/i.exec(text)
  if (found === null) return 'number'
  const [, whole = '', fraction = '', word = ''] = found
  const times = units[unit][word.toLowerCase()]
  if (times === undefined) return word === '' ? 'unit' : 'number'
  return Number((Number(whole.replace(/[,_]/g, '') + fraction) * times).toFixed(3))
}

/** Reads `>2s`, `<=500ms`, `1s..5s`, `1000`. */
export function amount(text: string, unit: Unit): Amount {
  const [, sign = '', rest = ''] = /^([<>]=?|=?)\s*([^]*)$/.exec(text) ?? []
  if (rest === '') return { wrong: 'unfinished' }
  const [from = '', to, more] = rest.split('..')
  if (to !== undefined && more === undefined && sign === '') {
    const low = quantity(from, unit)
    const high = quantity(to, unit)
    if (typeof low === 'string') return { wrong: low }
    if (typeof high === 'string') return { wrong: to === '' ? 'unfinished' : high }
    return {
      bounds: [
        { comparison: '>=', value: low },
        { comparison: '<=', value: high }
      ]
    }
  }
  const value = quantity(rest, unit)
  if (typeof value === 'string') return { wrong: value }
  if (sign === '' && unit !== 'count') return { wrong: 'comparison' }
  return { bounds: [{ comparison: sign === '' ? '=' : (sign as Comparison), value }] }
}

/** Which unit the amount after a bare `>` has: a time, a size, or neither. */
export const unitOf = (text: string): 'ms' | 'bytes' | undefined => {
  const word = /[a-z]+$/i.exec(text)?.[0].toLowerCase() ?? ''
  if (word in units.ms) return 'ms'
  return word in units.bytes ? 'bytes' : undefined
}

/** As it is typed: 2000 ms -> "2s". */
export function amountText(value: number, unit: Unit): string {
  const [word, times] = written[unit].find(([, one]) => value !== 0 && value % one === 0) ??
    written[unit].at(-1) ?? ['', 1]
  return `${value / times}${word}`
}

/** As it is read: 2000 ms -> "2 s". */
export const amountWords = (value: number, unit: Unit): string => {
  if (unit === 'count') return value.toLocaleString('en-US')
  const [, number = '', word = ''] = /^([\d.]+)(\w+)$/.exec(amountText(value, unit)) ?? []
  return `${number} ${unit === 'bytes' ? word.toUpperCase() : word === 'm' ? 'min' : word}`
}
