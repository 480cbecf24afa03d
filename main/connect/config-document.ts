import { isDeepStrictEqual } from 'node:util'
import type { Entry } from './entries.ts'
import { JsonDocument } from './json-document.ts'
import type { Edition } from './layouts.ts'
import { TomlDocument } from './toml-document.ts'

/** An entry as it stands in a file. */
export interface StandingEntry {
  readonly value: unknown
  /** Its text, as `restore` takes it. */
  readonly source: string
}

/** The text of a configuration file, of which one entry at a time is changed and nothing else. */
export interface ConfigDocument {
  /** The whole file as a value. */
  readonly value: Readonly<Record<string, unknown>>
  entry(name: string): StandingEntry | undefined
  /** The text with this entry added, or in place of the one of that name. */
  put(name: string, entry: Entry): string
  /** The same with the text of an entry from another state of this file. */
  restore(name: string, source: string): string
  /** The text without the entry; `withContainer`: also without the object around it, once that is empty. */
  remove(name: string, withContainer: boolean): string
}

/** Reads the text of a file. Throws `DocumentError`, which says what is wrong and where. */
export function readDocument(text: string, { container }: Edition): ConfigDocument {
  return container === 'mcp_servers'
    ? new TomlDocument(text, container)
    : new JsonDocument(text, container)
}

/**
 * Whether two states of a file say the same but for one entry. The edits are made in the text; this
 * reads both again, so that a slip could never reach a user's other settings.
 */
export function differOnlyIn(
  name: string,
  { container }: Edition,
  before: ConfigDocument,
  after: ConfigDocument
): boolean {
  return isDeepStrictEqual(
    without(before.value, container, name),
    without(after.value, container, name)
  )
}

function without(value: ConfigDocument['value'], container: string, name: string): unknown {
  const { [container]: entries, ...others } = value
  const rest = Object.entries(entries ?? {}).filter(([key]) => key !== name)
  return [Object.entries(others), rest]
}
