import type { Result } from './result.ts'
import type { Run } from './run.ts'

/** Results in small batches, so that a search yields between them. */
export type Rows = AsyncIterable<readonly Result[]>

/** One command of a pipeline, ready to run any number of times. */
export type Step = (input: Rows, run: Run) => Rows

const batch = 128

/** A command that looks at one result at a time: gives it on, changed, several times, or not (null). */
export const eachRow = (
  change: (row: Result, run: Run) => Result | readonly Result[] | null
): Step =>
  async function* (input, run) {
    for await (const rows of input) {
      const kept: Result[] = []
      for (const row of rows) {
        const changed = change(row, run)
        if (changed === null) continue
        if (Array.isArray(changed)) kept.push(...(changed as readonly Result[]))
        else kept.push(changed as Result)
      }
      await run.pause()
      if (kept.length > 0) yield kept
    }
  }

/** A command that needs all results before it gives the first. */
export const allRows = (change: (rows: Result[], run: Run) => Result[] | Promise<Result[]>): Step =>
  async function* (input, run) {
    yield* inBatches(await change(await collect(input, run), run), run)
  }

export async function collect(input: Rows, run: Run): Promise<Result[]> {
  const all: Result[] = []
  for await (const rows of input) {
    for (const row of rows) {
      row.settle()
      all.push(row)
    }
    await run.pause()
  }
  return all
}

export async function* inBatches(rows: readonly Result[], run: Run): Rows {
  for (let at = 0; at < rows.length; at += batch) {
    yield rows.slice(at, at + batch)
    await run.pause()
  }
}

/** Calls `visit` for each row, with pauses. */
export async function visitRows(
  rows: readonly Result[],
  run: Run,
  visit: (row: Result, at: number) => void
): Promise<void> {
  for (const [at, row] of rows.entries()) {
    visit(row, at)
    if (at % 32 === 0) await run.pause()
  }
}

/** `rows.flatMap` with pauses. */
export async function flatMapped(
  rows: readonly Result[],
  run: Run,
  change: (row: Result, at: number) => Result | readonly Result[]
): Promise<Result[]> {
  const all: Result[] = []
  await visitRows(rows, run, (row, at) => {
    const changed = change(row, at)
    if (Array.isArray(changed)) all.push(...(changed as readonly Result[]))
    else all.push(changed as Result)
  })
  return all
}

/** The names of all fields that any of the rows has, in the order in which they come up. */
export async function allNames(rows: readonly Result[], run: Run): Promise<string[]> {
  const names = new Set<string>()
  await visitRows(rows, run, (row) => {
    for (const name of row.names()) names.add(name)
  })
  return [...names]
}

/** A stable sort that pauses: the built-in one would hold the event loop for all rows at once. */
export async function sorted<Item>(
  items: readonly Item[],
  compare: (a: Item, b: Item) => number,
  run: Run
): Promise<Item[]> {
  let runs: Item[][] = []
  for (let at = 0; at < items.length; at += 512) {
    runs.push(items.slice(at, at + 512).sort(compare))
    await run.pause()
  }
  while (runs.length > 1) {
    const merged: Item[][] = []
    for (let at = 0; at < runs.length; at += 2) {
      merged.push(await merge(runs[at] ?? [], runs[at + 1] ?? [], compare, run))
    }
    runs = merged
  }
  return runs[0] ?? []
}

async function merge<Item>(
  left: readonly Item[],
  right: readonly Item[],
  compare: (a: Item, b: Item) => number,
  run: Run
): Promise<Item[]> {
  const merged: Item[] = []
  let other = 0
  for (const item of left) {
    for (let next = right[other]; other < right.length && next !== undefined; next = right[other]) {
      if (compare(next, item) >= 0) break
      merged.push(next)
      other += 1
    }
    merged.push(item)
    if (merged.length % 1024 === 0) await run.pause()
  }
  for (; other < right.length; other += 1) merged.push(right[other] as Item)
  return merged
}
