import type { Token } from '../../../spl/tokens.ts'
import { Arguments } from '../arguments.ts'
import type { Command } from '../command.ts'
import { FilterParser } from '../filter/parser.ts'
import { predicate } from '../filter/predicate.ts'
import { withSubsearches } from '../filter/subsearches.ts'
import { terms } from '../filter/terms.ts'
import { Result } from '../result.ts'
import { inBatches } from '../rows.ts'
import { commandError } from '../search-error.ts'
import type { Value } from '../value.ts'
import { requiredLookup } from './lookup.ts'

const textOf = (tokens: readonly Token[]): string => tokens.map(({ text }) => text).join('')

/** `inputlookup`: the rows of a table; with append=true after the rows that are there. */
export const inputlookup: Command = {
  transforming: true,
  compile({ tokens, subsearches }, compile, first) {
    const at = tokens.findIndex(({ kind, text }) => kind === 'word' && /^where$/i.test(text))
    const head = at < 0 ? tokens : tokens.slice(0, at)
    const given = new Arguments('inputlookup', textOf(head), ['append', 'strict', 'start', 'max'])
    const [name, ...others] = given.names
    if (name === undefined || others.length > 0) {
      throw commandError('inputlookup', 'It needs one lookup table.')
    }
    const append = given.flag('append', false)
    if (!first && !append) {
      throw commandError('inputlookup', 'This command must be the first command of a search.')
    }
    const filter = new FilterParser(
      terms(at < 0 ? [] : tokens.slice(at + 1), subsearches),
      compile,
      'inputlookup'
    ).parse()
    const start = given.integer('start', 0)
    const most = given.integer('max', 1_000_000_000)
    return async function* (input, run) {
      if (append && !first) yield* input
      const { fields, rows } = requiredLookup('inputlookup', name, run)
      const results = rows.map(
        (row) => new Result(fields.map((field): [string, Value] => [field, row[field] ?? null]))
      )
      const matches = predicate(await withSubsearches(filter.filter, run))
      yield* inBatches(results.filter(matches).slice(start, start + most), run)
    }
  }
}
