import { macroCall } from './macro-call.ts'
import type { MacroCall } from './macro-call.ts'
import { parsePipeline } from './pipeline.ts'
import type { Pipeline, Stage } from './pipeline.ts'
import { withSearchPrefix } from './search-prefix.ts'
import { tokens, unquote } from './tokens.ts'

/** A command that a search runs. `start` counts characters of the given text from 0. */
export interface Command {
  /** In lower case. */
  readonly name: string
  readonly args: string
  readonly start: number
  readonly within: 'search' | 'subsearch' | 'map'
}

const mapBody = /\bsearch\s*=\s*$/i

function* mapSearches(stage: Stage): Generator<{ text: string; start: number }> {
  let before = ''
  for (const { kind, text, start } of stage.tokens) {
    if (kind === 'string' && mapBody.test(before)) yield { text: unquote(text), start: start + 1 }
    before += text
  }
}

function* walk(pipeline: Pipeline, within: Command['within'], offset: number): Generator<Command> {
  for (const stage of pipeline.stages) {
    if (stage.name !== null) {
      yield { name: stage.name, args: stage.args, start: stage.start + offset, within }
    }
    for (const inner of stage.subsearches) yield* walk(inner, 'subsearch', offset)
    if (stage.name !== 'map') continue
    for (const { text, start } of mapSearches(stage)) {
      const prefixed = withSearchPrefix(text)
      const shift = offset + start - (prefixed.length - text.length)
      yield* walk(parsePipeline(prefixed), 'map', shift)
    }
  }
}

/**
 * Every command that a search runs: of its pipeline, its subsearches, its `map` searches. Macros are
 * not expanded. Takes the text as people write it, without `search` too. Throws `SplSyntaxError`.
 */
export function commandsIn(spl: string): Command[] {
  const prefixed = withSearchPrefix(spl)
  const added = prefixed.length - spl.length
  return [...walk(parsePipeline(prefixed), 'search', -added)].map((command) =>
    command.start < 0 ? { ...command, start: 0 } : command
  )
}

/** The macros that a search calls outside of quotes and comments. Throws `SplSyntaxError`. */
export function macrosIn(spl: string): MacroCall[] {
  return tokens(spl).flatMap(({ kind, text, start }) => {
    const call = kind === 'macro' ? macroCall(text, start) : null
    return call ? [call] : []
  })
}
