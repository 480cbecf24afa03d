import type { Command } from '../command.ts'
import { FilterParser } from '../filter/parser.ts'
import { predicate } from '../filter/predicate.ts'
import { withSubsearches } from '../filter/subsearches.ts'
import { terms } from '../filter/terms.ts'
import { scan } from '../scan.ts'

export const search: Command = {
  compile({ tokens, subsearches }, compile, first) {
    const parsed = new FilterParser(terms(tokens, subsearches), compile).parse()
    if (first) return (_input, run) => scan(parsed, run)
    return async function* (input, run) {
      const matches = predicate(await withSubsearches(parsed.filter, run))
      for await (const rows of input) {
        const kept = rows.filter(matches)
        await run.pause()
        if (kept.length > 0) yield kept
      }
    }
  }
}
