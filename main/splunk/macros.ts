import { z } from 'zod'
import { listEntriesOf } from './all-entries.ts'
import {
  type Entry,
  type EntryPage,
  type ListOptions,
  type Namespace,
  findEntry
} from './entries.ts'
import { entityOf, flag, optionalText } from './feed.ts'
import type { Splunk } from './splunk.ts'
import { SplunkError } from './splunk-error.ts'

const collection = 'configs/conf-macros'

const macroSchema = z
  .object({
    /** Null in a stanza that sets only other things. */
    definition: z.string().nullable().default(null),
    args: z.string().nullish(),
    iseval: flag.nullish(),
    description: optionalText,
    /** An eval expression over the arguments, and what to say where it is false. */
    validation: optionalText,
    errormsg: optionalText,
    disabled: flag.catch(false).default(false)
  })
  .transform(({ args, iseval, ...macro }) => ({
    ...macro,
    args: (args ?? '')
      .split(',')
      .map((arg) => arg.trim())
      .filter((arg) => arg !== ''),
    /** Its definition is an eval expression that gives the text. */
    iseval: iseval ?? false
  }))
const entitySchema = entityOf(macroSchema)

export type Macro = Readonly<z.output<typeof macroSchema>>

/** The macros that this user may see; one with two arguments is named `errors(2)`. */
export const listMacros = (splunk: Splunk, options: ListOptions): Promise<EntryPage<Macro>> =>
  listEntriesOf(splunk, collection, macroSchema, { sortKey: 'name', ...options })

/** `name` as splunkd has it, with the number of arguments. Throws `not_found`, `ambiguous`. */
export const getMacro = (splunk: Splunk, name: string, place: Namespace): Promise<Entry<Macro>> =>
  findEntry(splunk, collection, macroSchema, name, { ...place, what: 'macro' })

/** The macro as a search of this connection would find it, in the same app; null when there is none. */
export async function findMacro(
  splunk: Splunk,
  name: string,
  argCount: number
): Promise<(Macro & { readonly definition: string }) | null> {
  // A name of dots alone would lead out of this collection.
  if (/^\.*$/.test(name)) return null
  const stanza = argCount === 0 ? name : `${name}(${argCount})`
  try {
    const found = await splunk.read(entitySchema, {
      method: 'GET',
      path: splunk.path(`${collection}/${encodeURIComponent(stanza)}`)
    })
    const { definition } = found.content
    return found.name === stanza && definition !== null ? { ...found.content, definition } : null
  } catch (error) {
    if (error instanceof SplunkError && error.code === 'not_found') return null
    throw error
  }
}
