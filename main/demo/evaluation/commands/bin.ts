import { Arguments, type LackedOptions } from '../arguments.ts'
import type { Command } from '../command.ts'
import type { Result } from '../result.ts'
import { allRows, eachRow, type Step } from '../rows.ts'
import { commandError } from '../search-error.ts'
import {
  automaticSpan,
  automaticWidth,
  bucketStart,
  numericStart,
  parseSpan,
  type Span
} from '../span.ts'
import { numberOf, numberText } from '../value.ts'

/** Holds a row's bucket; no field that a search names has a space at its front. */
export const bucketField = ' bucket'

export const lackedBinOptions: LackedOptions = { start: [], end: [], aligntime: [] }

export interface Binning {
  readonly field: string
  readonly target: string
  readonly span: string | null
  readonly bins: number
  /** The narrowest that an automatic width may be. */
  readonly minspan: string | null
}

function change(
  row: Result,
  { field, target }: Binning,
  bucket: (value: number) => string | number
) {
  const value = numberOf(row.get(field))
  if (value === null) return row
  const changed = row.copy()
  changed.set(target, bucket(value))
  return changed
}

const label = (width: number) => (value: number) => {
  const start = numericStart(value, width)
  return `${numberText(start)}-${numberText(numericStart(start + width * 1.5, width))}`
}

/** Of `span` and its kin. Throws `SearchFailed` where a text is no width. */
export function requiredSpan(command: string, name: string, text: string): Span {
  const span = parseSpan(text)
  if (span !== null) return span
  throw commandError(command, `The value for option ${name} (${text}) is invalid.`)
}

/** Puts a field's values into buckets: times at their start, numbers as `0-10`. */
export function binned(command: string, binning: Binning): Step {
  const { field, span, bins } = binning
  if (span !== null) {
    const time = parseSpan(span)
    const width = Number(span)
    if (time !== null && (field === '_time' || !Number.isFinite(width))) {
      return eachRow((row) => change(row, binning, (value) => bucketStart(value, time)))
    }
    if (!(width > 0)) throw commandError(command, `The value for option span (${span}) is invalid.`)
    if (field === '_time') {
      return eachRow((row) => change(row, binning, (value) => numericStart(value, width)))
    }
    return eachRow((row) => change(row, binning, label(width)))
  }
  const narrowest =
    binning.minspan === null
      ? 0
      : field === '_time'
        ? requiredSpan(command, 'minspan', binning.minspan).seconds
        : Number(binning.minspan)
  if (Number.isNaN(narrowest)) {
    throw commandError(command, `The value for option minspan (${binning.minspan}) is invalid.`)
  }
  return allRows((rows) => {
    let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
    for (const row of rows) {
      const value = numberOf(row.get(field))
      if (value === null) continue
      least = Math.min(least, value)
      most = Math.max(most, value)
    }
    const time = automaticSpan(most - least, bins, narrowest)
    const bucket =
      field === '_time'
        ? (value: number) => bucketStart(value, time)
        : label(Math.max(narrowest, automaticWidth(most - least, bins)))
    return rows.map((row) => change(row, binning, bucket))
  })
}

export const bin: Command = {
  compile({ args }) {
    const given = new Arguments('bin', args, ['span', 'bins', 'minspan'], lackedBinOptions)
    const [field, as, target, ...rest] = given.names
    if (field === undefined || rest.length > 0 || (as !== undefined && as.toLowerCase() !== 'as')) {
      throw commandError('bin', 'Usage: bin [span=<span> | bins=<int>] <field> [AS <newfield>].')
    }
    return binned('bin', {
      field,
      target: target ?? field,
      span: given.text('span'),
      bins: given.integer('bins', 100),
      minspan: given.text('minspan')
    })
  }
}
