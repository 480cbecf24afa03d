import texts from './command-help.json' with { type: 'json' }

/** A short text of our own on a search command. */
export interface CommandHelp {
  readonly name: string
  readonly summary: string
  readonly syntax: string
  readonly example: string
  readonly related: readonly string[]
  readonly aliases: readonly string[]
}

interface Text {
  readonly summary: string
  readonly syntax: string
  readonly example: string
  readonly related?: readonly string[]
  readonly aliases?: readonly string[]
}

/** The most used commands, by name; for where Splunk itself has no text or shows none. */
export const commandHelps: readonly CommandHelp[] = Object.entries<Text>(texts).map(
  ([name, { related = [], aliases = [], ...text }]) => ({ name, ...text, related, aliases })
)

/** By its name or another name of it, in any letter case; null where there is no text. */
export function commandHelp(command: string): CommandHelp | null {
  const name = command.toLowerCase()
  return commandHelps.find((help) => help.name === name || help.aliases.includes(name)) ?? null
}
