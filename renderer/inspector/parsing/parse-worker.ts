import { Comparison } from './comparison.ts'
import { OpenedResult } from './opened-result.ts'
import type { Done, Job, Work } from './work.ts'

function makeWork(): Work {
  let result: OpenedResult | null = null
  let comparison: Comparison | null = null
  const opened = () => {
    if (result === null) throw new Error('No result was opened.')
    return result
  }
  const compared = () => {
    if (comparison === null) throw new Error('No results were compared.')
    return comparison
  }
  return {
    open: (text) => {
      result = new OpenedResult(text)
      return result.opened
    },
    rows: (from, count) => opened().rows(from, count),
    tabSeparated: () => opened().tabSeparated(),
    wrap: (columns) => opened().wrap(columns),
    textLines: (from, count) => opened().textLines(from, count),
    lines: (from, count) => opened().lines(from, count),
    fold: (path, open) => opened().fold(path, open),
    find: (text) => opened().find(text),
    reveal: (match) => opened().reveal(match),
    at: (path) => opened().at(path),
    compare: (before, after) => {
      comparison = new Comparison(before, after)
      return comparison.compared
    },
    comparedRows: (from, count, all) => compared().rows(from, count, all),
    comparedLines: (from, count) => compared().lines(from, count)
  }
}

const work = makeWork()

addEventListener('message', ({ data }: MessageEvent<Job>) => {
  const { id, name, args } = data
  let done: Done
  try {
    const run = work[name] as (...args: readonly unknown[]) => unknown
    done = { id, ok: true, value: run(...args) }
  } catch (error) {
    done = { id, ok: false, message: error instanceof Error ? error.message : String(error) }
  }
  postMessage(done)
})
