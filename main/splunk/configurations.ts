import { z } from 'zod'
import { listEntriesOf } from './all-entries.ts'
import {
  type Entry,
  type EntryPage,
  type ListOptions,
  type Namespace,
  findEntry,
  listEntries
} from './entries.ts'
import { maskSetting } from './secret-settings.ts'
import type { Splunk } from './splunk.ts'
import { SplunkError } from './splunk-error.ts'

/** One stanza of a configuration file as splunkd merges it; nothing secret is in it. */
export interface Stanza {
  readonly settings: Readonly<Record<string, string>>
  /** The keys whose values hold a secret, in whole or in part, that is not shown. */
  readonly masked: readonly string[]
}

const stanzaSchema = z.record(z.string(), z.unknown()).transform((content): Stanza => {
  const texts = Object.entries(content)
    .filter(([key]) => !key.startsWith('eai:'))
    .map(([key, value]) => [key, textOf(value)] as const)
  const settings = texts.map(([key, value]) => [key, maskSetting(key, value)] as const)
  return {
    settings: Object.fromEntries(settings),
    masked: settings.filter(([, value], at) => value !== texts[at]?.[1]).map(([key]) => key)
  }
})

/** The names of the configuration files, without their `.conf`. */
export async function listConfigurationFiles(splunk: Splunk): Promise<readonly string[]> {
  const { items } = await listEntries(splunk, 'properties', z.unknown(), { count: 0 })
  return items.map(({ name }) => name)
}

/**
 * The stanzas of a configuration file, named without its `.conf`. Throws `not_found` for a file that
 * this server does not have.
 */
export async function listStanzas(
  splunk: Splunk,
  file: string,
  options: ListOptions
): Promise<EntryPage<Stanza>> {
  try {
    const collection = collectionOf(file)
    return await listEntriesOf(splunk, collection, stanzaSchema, { sortKey: 'name', ...options })
  } catch (error) {
    if (!(error instanceof SplunkError) || error.code !== 'not_found') throw error
    throw new SplunkError('not_found', `Splunk has no configuration file ${file}.conf.`, {
      hint: 'Files are named as on the server, such as props, transforms, inputs, indexes, limits, server or web.',
      status: error.status,
      messages: error.messages,
      cause: error
    })
  }
}

/** Throws `not_found`, and `ambiguous` where several apps have a stanza of that name. */
export const getStanza = (
  splunk: Splunk,
  file: string,
  stanza: string,
  place: Namespace
): Promise<Entry<Stanza>> =>
  findEntry(splunk, collectionOf(file), stanzaSchema, stanza, {
    ...place,
    what: `stanza in ${file}.conf`
  })

/** Only letters, digits, _ and -: no way to another endpoint. */
export const configurationFile = /^[A-Za-z0-9_-]{1,64}$/

function collectionOf(file: string): string {
  if (configurationFile.test(file)) return `configs/conf-${file}`
  throw new SplunkError('bad_request', `"${file}" is no name of a configuration file.`)
}

// Values of a configuration file are text; splunkd makes booleans and numbers of a few.
function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  return value === null || value === undefined ? '' : JSON.stringify(value)
}
