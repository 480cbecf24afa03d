import { riskOf } from '../policy/risky-commands.ts'
import { type CommandHelp, commandHelp, commandHelps } from '../spl/command-help.ts'
import {
  type CommandReference,
  commandReference,
  listCommandReferences
} from '../splunk/searchbnf.ts'
import type { Splunk } from '../splunk/splunk.ts'
import { SplunkError } from '../splunk/splunk-error.ts'
import { ToolError } from './tool.ts'

/** Who wrote the text: the Splunk that answers, or Switchboard. */
export type ReferenceSource = 'instance' | 'bundled'

export interface SplReference extends CommandReference {
  readonly source: ReferenceSource
  /** Why the bundled text was taken; null where it was not. */
  readonly note: string | null
  /** What it does that no search may do here; null where it only reads. */
  readonly refused: string | null
}

export interface SplCommands {
  readonly commands: readonly {
    readonly name: string
    readonly summary: string | null
    readonly category: string | null
    readonly source: ReferenceSource
  }[]
  readonly note: string | null
}

const unreadable =
  'This Splunk has no reference of its own (searchbnf.conf), or does not show it to this user.'

/** The commands that this Splunk documents, and the most used ones that it does not, by name. */
export async function splCommands(splunk: Splunk): Promise<SplCommands> {
  const own = await readable(() => listCommandReferences(splunk))
  const documented = (own ?? []).map(({ name, shortdesc, description, category }) => ({
    name,
    summary: shortdesc ?? description,
    category,
    source: 'instance' as const
  }))
  const names = new Set(documented.map(({ name }) => name))
  const bundled = commandHelps
    .filter(({ name }) => !names.has(name))
    .map(({ name, summary }) => ({ name, summary, category: null, source: 'bundled' as const }))
  return {
    commands: [...documented, ...bundled].sort((one, other) => (one.name < other.name ? -1 : 1)),
    note: own === null ? unreadable : null
  }
}

/** One command, by its name or another name of it. Throws `ToolError` `not_found`. */
export async function splReference(splunk: Splunk, command: string): Promise<SplReference> {
  const help = commandHelp(command)
  const names = [...new Set([command, help?.name ?? command])]
  const own = await readable(async () => {
    for (const name of names) {
      const reference = await commandReference(splunk, name)
      if (reference !== null) return reference
    }
    return undefined
  })
  if (own && (own.syntax ?? own.description ?? own.shortdesc) !== null) {
    return { ...own, source: 'instance', note: null, refused: riskOf(own.name) }
  }
  if (help === null) throw unknownCommand(command)
  return {
    ...bundledReference(help),
    source: 'bundled',
    note: own === null ? unreadable : `This Splunk has no text on ${help.name}.`,
    refused: riskOf(help.name)
  }
}

const bundledReference = (help: CommandHelp): CommandReference => ({
  name: help.name,
  syntax: help.syntax,
  shortdesc: help.summary,
  description: null,
  category: null,
  aliases: help.aliases,
  related: help.related,
  examples: [{ comment: null, spl: help.example }]
})

/** Null where this user may not read it, or this Splunk has no such file. */
async function readable<Found>(read: () => Promise<Found>): Promise<Found | null> {
  try {
    return await read()
  } catch (error) {
    const absent = error instanceof SplunkError && ['forbidden', 'not_found'].includes(error.code)
    if (absent) return null
    throw error
  }
}

function unknownCommand(command: string): ToolError {
  const near = commandHelps
    .map(({ name }) => name)
    .filter((name) => name.startsWith(command[0] ?? ''))
  return new ToolError(
    'not_found',
    `Neither this Splunk nor Switchboard for Splunk has a text on a search command "${command}".`,
    `list_spl_commands lists all. With the same first letter: ${near.join(', ') || 'none'}.`
  )
}
