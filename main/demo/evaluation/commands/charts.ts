import { aggregationsIn } from '../aggregation/aggregation.ts'
import {
  type Arguments,
  type LackedOptions,
  off,
  on,
  splitBy,
  takeOptions,
  words
} from '../arguments.ts'
import type { Command } from '../command.ts'
import { Result } from '../result.ts'
import { collect, inBatches, type Rows } from '../rows.ts'
import type { Run } from '../run.ts'
import { commandError } from '../search-error.ts'
import { crossTable, rangeOf, seriesChoice, seriesOptions } from '../series.ts'
import { automaticSpan, bucketStart, nextBucket, type Span } from '../span.ts'
import { numberOf, numberText, type Value, valuesOf } from '../value.ts'
import { binned, lackedBinOptions, requiredSpan } from './bin.ts'

const binOptions = ['span', 'bins', 'minspan']
const lacked: LackedOptions = { ...lackedBinOptions, agg: [], format: [], partial: on }
const mostBuckets = 50_000

/** `chart`: a row for each value of one field, a column for each value of another. */
export const chart: Command = {
  transforming: true,
  compile({ args }) {
    const { rest, options } = takeOptions('chart', args, [...seriesOptions, ...binOptions], {
      ...lacked,
      cont: off
    })
    const over = /^([^]*?)\bover\s+("[^"]*"|'[^']*'|[^\s,]+)([^]*)$/i.exec(rest)
    const text = over
      ? `${over[1] ?? ''} by ${over[2] ?? ''} ${(over[3] ?? '').replace(/\bby\b/i, '')}`
      : rest
    const { columns, by } = aggregationsIn(text, 'chart')
    const [key, split = null, ...others] = by
    if (key === undefined || others.length > 0 || columns.length === 0) {
      throw commandError(
        'chart',
        'It needs an aggregation and one or two fields after over and by.'
      )
    }
    const choice = seriesChoice(options)
    const span = options.text('span')
    const binning =
      span === null && options.text('bins') === null
        ? null
        : binned('chart', {
            field: key,
            target: key,
            span,
            bins: options.integer('bins', 100),
            minspan: options.text('minspan')
          })
    return async function* (input, run) {
      const rows = await collect(binning ? binning(input, run) : input, run)
      const table = await crossTable(
        rows,
        (row) => valuesOf(row.get(key)),
        split,
        columns,
        choice,
        run
      )
      yield* inBatches(
        table.keys.map((value) => new Result([[key, value] as const, ...table.values(value)])),
        run
      )
    }
  }
}

interface Timing {
  readonly span: Span | null
  readonly bins: number
  /** The narrowest that an automatic span may be, in seconds. */
  readonly narrowest: number
  readonly continuous: boolean
  /** Whether the buckets go over the range of the search, or of its events. */
  readonly fixedRange: boolean
}

function timing(options: Arguments): Timing {
  const spanOf = (name: string): Span | null => {
    const text = options.text(name)
    return text === null ? null : requiredSpan('timechart', name, text)
  }
  return {
    span: spanOf('span'),
    bins: options.integer('bins', 100),
    narrowest: spanOf('minspan')?.seconds ?? 0,
    continuous: options.flag('cont', true),
    fixedRange: options.flag('fixedrange', true)
  }
}

interface Buckets {
  readonly width: Span
  readonly starts: readonly number[]
}

async function buckets(rows: readonly Result[], times: Timing, run: Run): Promise<Buckets | null> {
  const found = await rangeOf(rows, '_time', run)
  if (found === null) return null
  // A search over all time has its first bucket where its data begin.
  const [from, to] = times.fixedRange && run.earliest > 0 ? [run.earliest, run.latest] : found
  const width = times.span ?? automaticSpan(to - from, times.bins, times.narrowest)
  const starts: number[] = []
  const end = Math.max(to, found[1] + 0.001)
  for (
    let at = bucketStart(from, width);
    times.continuous && at < end && starts.length < mostBuckets;
    at = nextBucket(at, width)
  ) {
    starts.push(at)
    if (starts.length % 1024 === 0) await run.pause()
  }
  return { width, starts }
}

/** `timechart`: a row for each span of time, empty ones included. */
export const timechart: Command = {
  transforming: true,
  compile({ args }) {
    const { rest, options } = takeOptions(
      'timechart',
      args,
      [...seriesOptions, ...binOptions, 'cont', 'fixedrange'],
      lacked
    )
    if (splitBy(words(rest)).by?.[1]?.toLowerCase() === 'where') {
      throw commandError('timechart', 'A where clause is not in the demo Splunk.')
    }
    const { columns, by } = aggregationsIn(rest, 'timechart')
    const [split = null, ...others] = by
    if (columns.length === 0 || others.length > 0) {
      throw commandError('timechart', 'It needs an aggregation, and one field after by at most.')
    }
    const times = timing(options)
    const choice = seriesChoice(options)
    return async function* (input: Rows, run) {
      const rows = await collect(input, run)
      const found = await buckets(rows, times, run)
      if (found === null) return
      const { width, starts } = found
      const bucketOf = (row: Result): readonly string[] => {
        const time = numberOf(row.get('_time'))
        return time === null ? [] : [numberText(bucketStart(time, width))]
      }
      const table = await crossTable(rows, bucketOf, split, columns, choice, run)
      const made = (starts.length > 0 ? starts.map(numberText) : table.keys).map((key) => {
        const start = Number(key)
        const span: [string, Value] = ['_span', nextBucket(start, width) - start]
        return new Result([['_time', start] as const, ...table.values(key), span])
      })
      yield* inBatches(made, run)
    }
  }
}
