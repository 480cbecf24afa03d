import type { Stage } from '../../../spl/pipeline.ts'
import { parsePipeline } from '../../../spl/pipeline.ts'
import { Arguments, type LackedOptions, off, words } from '../arguments.ts'
import type { Command } from '../command.ts'
import { onlySubsearch, rowsOf, runSubsearch } from '../compiled-search.ts'
import { Result } from '../result.ts'
import { allNames, allRows, collect, flatMapped, inBatches, visitRows } from '../rows.ts'
import type { Run } from '../run.ts'
import { commandError, notInDemo } from '../search-error.ts'
import { valuesOf } from '../value.ts'
import { wildcard } from '../wildcard.ts'

// No subsearch of the demo runs long enough for maxtime and timeout to matter.
const limits = ['maxtime', 'maxout', 'timeout']
const lacked: LackedOptions = { extendtimerange: off }

/** The text of a stage outside of its brackets. */
function outside({ tokens }: Stage): string {
  let depth = 0
  let text = ''
  for (const token of tokens) {
    if (token.kind === 'open') depth += 1
    if (depth === 0) text += token.text
    if (token.kind === 'close') depth -= 1
  }
  return text.trim()
}

export const append: Command = {
  compile(stage, compile) {
    const options = new Arguments('append', outside(stage), limits, lacked)
    const search = onlySubsearch('append', stage.subsearches, compile)
    const most = options.integer('maxout', 50_000)
    return async function* (input, run) {
      yield* input
      yield* inBatches(await runSubsearch(search, run, most), run)
    }
  }
}

/** `appendcols`: the fields of the subsearch's nth row go onto the nth row. */
export const appendcols: Command = {
  compile(stage, compile) {
    const options = new Arguments('appendcols', outside(stage), ['override', ...limits], lacked)
    const search = onlySubsearch('appendcols', stage.subsearches, compile)
    const override = options.flag('override', false)
    const most = options.integer('maxout', 50_000)
    return allRows(async (rows, run) => {
      const others = await runSubsearch(search, run, most)
      return Array.from({ length: Math.max(rows.length, others.length) }, (_, at) => {
        const row = rows[at]?.copy() ?? new Result()
        for (const [name, value] of others[at]?.entries() ?? []) {
          if (override || row.get(name) === null) row.set(name, value)
        }
        return row
      })
    })
  }
}

/** `appendpipe`: the rows, then what the subpipeline makes of them. */
export const appendpipe: Command = {
  compile(stage, compile) {
    const pipeline = onlySubsearch('appendpipe', stage.subsearches, (inner) =>
      compile(inner, 'rows')
    )
    return async function* (input, run) {
      const rows = await collect(input, run)
      yield* inBatches(rows, run)
      const copies = rows.map((row) => row.copy())
      yield* rowsOf(pipeline, run, inBatches(copies, run))
    }
  }
}

/** `join`: fields of the subsearch's rows that agree on the named fields; inner and one row unless told. */
export const join: Command = {
  compile(stage, compile) {
    // Only a join by time asks which row is the earlier one.
    const given = new Arguments('join', outside(stage), ['type', 'max', 'overwrite', 'earlier'], {
      usetime: off,
      keepsingle: off
    })
    const search = onlySubsearch('join', stage.subsearches, compile)
    const named = given.names
    const type = given.text('type')?.toLowerCase() ?? 'inner'
    const outer = type === 'outer' || type === 'left'
    if (!outer && type !== 'inner') {
      throw commandError('join', `The type '${type}' is invalid. It is inner, outer or left.`)
    }
    const most = given.integer('max', 1)
    const overwrite = given.flag('overwrite', true)
    return allRows(async (rows, run) => {
      const others = await runSubsearch(search, run)
      const by = named.length > 0 ? named : await commonNames(rows, others, run)
      const keyOf = (row: Result): string | null => {
        const values = by.map((name) => row.get(name))
        return values.includes(null) ? null : JSON.stringify(values.map((value) => valuesOf(value)))
      }
      const matching = new Map<string, Result[]>()
      await visitRows(others, run, (row) => {
        const key = keyOf(row)
        if (key === null) return
        const known = matching.get(key) ?? []
        if (most === 0 || known.length < most) known.push(row)
        matching.set(key, known)
      })
      return flatMapped(rows, run, (row) => {
        const found = matching.get(keyOf(row) ?? '') ?? []
        if (found.length === 0) return outer ? [row] : []
        return found.map((other) => merged(row, other, overwrite))
      })
    })
  }
}

async function commonNames(
  rows: readonly Result[],
  others: readonly Result[],
  run: Run
): Promise<string[]> {
  const own = new Set(await allNames(rows, run))
  const names = await allNames(others, run)
  return names.filter((name) => own.has(name) && !name.startsWith('_'))
}

function merged(row: Result, other: Result, overwrite: boolean): Result {
  const copy = row.copy()
  for (const [name, value] of other.entries()) {
    if (value !== null && (overwrite || row.get(name) === null)) copy.set(name, value)
  }
  return copy
}

/** `union` and `multisearch`: the rows of several subsearches, one after another. */
const several = (command: 'union' | 'multisearch'): Command => ({
  compile(stage, compile, first) {
    if (words(outside(stage)).length > 0) throw notInDemo(`${command} of a named dataset`)
    const searches = stage.subsearches.map((pipeline) => compile(pipeline))
    if (searches.length < (first ? 2 : 1)) {
      throw commandError(command, 'It needs at least two searches in brackets.')
    }
    return async function* (input, run) {
      if (!first) yield* input
      for (const search of searches) yield* inBatches(await runSubsearch(search, run), run)
    }
  }
})

export const union = several('union')
export const multisearch = several('multisearch')

/** `foreach`: its template once for each field that fits, with the field's name put in. */
export const foreach: Command = {
  compile(stage, compile) {
    const template = stage.tokens
      .map(({ text }) => text)
      .join('')
      .replace(/^[^[]*\[/, '')
      .replace(/\]\s*$/, '')
    const lackedHere = { mode: [], fieldstr: [], matchstr: [], matchseg1: [], itemstr: [] }
    const patterns = new Arguments('foreach', outside(stage), [], lackedHere).names
    if (patterns.length === 0 || stage.subsearches.length !== 1) {
      throw commandError('foreach', 'It needs fields and a template in brackets.')
    }
    return async function* (input, run) {
      let rows = await collect(input, run)
      const names = await allNames(rows, run)
      for (const pattern of patterns) {
        const shape = new RegExp(wildcard(pattern).source.replaceAll('[^]*', '([^]*)'))
        for (const name of names.filter(
          (candidate) =>
            shape.test(candidate) && (pattern.startsWith('_') || !candidate.startsWith('_'))
        )) {
          const star = shape.exec(name)?.[1] ?? ''
          const text = template
            .replaceAll('<<FIELD>>', name)
            .replaceAll('<<MATCHSTR>>', star)
            .replaceAll('<<MATCHSEG1>>', star)
          rows = await collect(
            rowsOf(compile(parsePipeline(text), 'rows'), run, inBatches(rows, run)),
            run
          )
        }
      }
      yield* inBatches(rows, run)
    }
  }
}
