import { commandHelp } from '../../../main/spl/command-help.ts'
import { commandsIn, macrosIn } from '../../../main/spl/commands.ts'
import { indexesIn } from '../../../main/spl/indexes.ts'
import { SplSyntaxError } from '../../../main/spl/syntax-error.ts'
import { timeTermsIn } from '../../../main/spl/time-terms.ts'
import { withoutMarks } from '../../ui/spl-parts.ts'

export interface NamedCommand {
  readonly name: string
  /** Null: none of the commands that have a text. */
  readonly summary: string | null
  /** It stands in subsearches only. */
  readonly inSubsearch: boolean
}

/** What a search reads and does, as far as its text says. */
export interface SplFacts {
  /** Each once, in their order. */
  readonly commands: readonly NamedCommand[]
  readonly indexes: readonly string[]
  readonly macros: readonly string[]
  /** "earliest=-1h": times in the text, which win over the arguments. */
  readonly times: readonly string[]
  /** Why the text cannot be read; null where it can. */
  readonly problem: string | null
}

export function splFacts(text: string): SplFacts {
  const spl = withoutMarks(text)
  try {
    const commands = new Map<string, NamedCommand>()
    for (const { name, within } of commandsIn(spl)) {
      const inSubsearch = within === 'subsearch' && commands.get(name)?.inSubsearch !== false
      commands.set(name, { name, inSubsearch, summary: commandHelp(name)?.summary ?? null })
    }
    return {
      commands: [...commands.values()],
      indexes: indexesIn(spl),
      macros: [...new Set(macrosIn(spl).map(({ name }) => name))],
      times: timeTermsIn(spl).map(({ name, value }) => `${name}=${value}`),
      problem: null
    }
  } catch (error) {
    if (!(error instanceof SplSyntaxError)) throw error
    return { commands: [], indexes: [], macros: [], times: [], problem: error.message }
  }
}
