import { z } from 'zod'
import { allEntries } from './all-entries.ts'
import { type Entry, type Namespace, findEntry } from './entries.ts'
import { flag, optionalNumber, optionalText } from './feed.ts'
import type { Splunk } from './splunk.ts'
import { SplunkError } from './splunk-error.ts'

const lookupFileSchema = z
  .object({
    /** Bytes. */
    size: optionalNumber,
    /** Unix seconds. */
    lastModifiedTime: optionalNumber,
    fields_array: z.array(z.string()).nullable().catch(null).default(null)
  })
  .transform((content) => ({
    size: content.size,
    modified: content.lastModifiedTime,
    /** Null where this version of Splunk does not tell. */
    fields: content.fields_array
  }))

const anyText = z
  .union([z.string(), z.number(), z.boolean()])
  .transform((value) => (value === '' ? null : String(value)))
  .nullable()
  .catch(null)
  .default(null)

const lookupDefinitionSchema = z
  .object({
    type: optionalText,
    filename: optionalText,
    collection: optionalText,
    external_type: optionalText,
    external_cmd: optionalText,
    fields_list: optionalText,
    fields_array: z.array(z.string()).nullable().catch(null).default(null),
    match_type: optionalText,
    min_matches: anyText,
    max_matches: anyText,
    default_match: anyText,
    case_sensitive_match: flag.nullable().catch(null).default(null),
    disabled: flag.catch(false).default(false)
  })
  .transform((content) => ({
    type: typeOf(content),
    filename: content.filename,
    collection: content.collection,
    externalCommand: content.external_cmd,
    fields:
      content.fields_array ?? content.fields_list?.split(',').map((field) => field.trim()) ?? null,
    matchType: content.match_type,
    minMatches: content.min_matches,
    maxMatches: content.max_matches,
    defaultMatch: content.default_match,
    caseSensitive: content.case_sensitive_match,
    disabled: content.disabled
  }))

interface Kind {
  readonly type: string | null
  readonly external_type: string | null
  readonly filename: string | null
  readonly collection: string | null
}

// splunkd's own type says "external" of all that is no file.
function typeOf({ type, external_type, filename, collection }: Kind): string {
  if (collection !== null) return 'kvstore'
  if (filename !== null) return external_type === 'geo' ? 'geo' : 'file'
  return external_type ?? type ?? 'file'
}

export type LookupFile = Entry<z.output<typeof lookupFileSchema>>
export type LookupDefinition = Entry<z.output<typeof lookupDefinitionSchema>>

const files = 'data/lookup-table-files'
const definitions = 'data/transforms/lookups'

export const listLookupFiles = (splunk: Splunk, app?: string): Promise<readonly LookupFile[]> =>
  allEntries(splunk, files, lookupFileSchema, { app, sortKey: 'name' })

export const listLookupDefinitions = (
  splunk: Splunk,
  app?: string
): Promise<readonly LookupDefinition[]> =>
  allEntries(splunk, definitions, lookupDefinitionSchema, { app, sortKey: 'name' })

export interface Lookup {
  readonly name: string
  readonly kind: 'definition' | 'file'
  readonly app: string
}

/** A definition of that name, else a file. Throws `not_found` and `ambiguous`. */
export async function findLookup(
  splunk: Splunk,
  name: string,
  namespace: Namespace
): Promise<Lookup> {
  const find = async (kind: Lookup['kind']): Promise<Lookup> => {
    const collection = kind === 'file' ? files : definitions
    const options = { ...namespace, what: 'lookup' }
    const { acl } = await findEntry(splunk, collection, z.unknown(), name, options)
    return { name, kind, app: acl.app }
  }
  try {
    return await find('definition')
  } catch (error) {
    if (!(error instanceof SplunkError) || error.code !== 'not_found') throw error
    return find('file')
  }
}

/** What the rows of a lookup must have: a value, or one of several; * stands for any text. */
export type LookupFilter = Readonly<Record<string, string | readonly string[]>>

/** The search that reads the rows of a lookup in their order, only `fields` where some are named. */
export function lookupSpl(
  name: string,
  filter: LookupFilter = {},
  fields: readonly string[] = []
): string {
  const conditions = Object.entries(filter).map(([field, wanted]) => {
    const values = typeof wanted === 'string' ? [wanted] : wanted
    return `(${values.map((value) => `${quoted(field)}=${quoted(value)}`).join(' OR ')})`
  })
  return [
    `| inputlookup ${quoted(name)}`,
    ...(conditions.length > 0 ? [`search ${conditions.join(' ')}`] : []),
    ...(fields.length > 0 ? [`table ${fields.map(quoted).join(', ')}`] : [])
  ].join(' | ')
}

const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`
