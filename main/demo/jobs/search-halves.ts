import type { PreparedSearch } from '../evaluation/evaluate.ts'
import transforming from './transforming-commands.json' with { type: 'json' }

type Commands = PreparedSearch['commands']

// After these commands rows are no events any more.
const transformingCommands: ReadonlySet<string> = new Set(transforming)

/** A pipeline as splunkd divides it. */
export interface SearchHalves {
  /** Reads events. */
  readonly eventSearch: string
  /** Makes statistics of them; empty when nothing does. */
  readonly reportSearch: string
  /** How many commands belong to the first half. */
  readonly eventCommands: number
}

export function searchHalves(commands: Commands): SearchHalves {
  const at = commands.findIndex(({ name }) => transformingCommands.has(name))
  const eventCommands = at < 0 ? commands.length : at
  return {
    eventSearch: text(commands.slice(0, eventCommands)),
    reportSearch: text(commands.slice(eventCommands)),
    eventCommands
  }
}

const text = (commands: Commands): string =>
  commands.map(({ name, args }) => `${name} ${args}`.trim()).join(' | ')
