import { z } from 'zod'
import { optionalText } from './feed.ts'
import { listEntries } from './entries.ts'
import type { Splunk } from './splunk.ts'
import { SplunkError } from './splunk-error.ts'

const collection = 'configs/conf-searchbnf'
const suffix = '-command'

const list = z
  .string()
  .transform((text) => text.split(/[\s,]+/).filter((word) => word !== ''))
  .catch([])
  .default([])

const stanzaSchema = z.looseObject({
  syntax: optionalText,
  simplesyntax: optionalText,
  shortdesc: optionalText,
  description: optionalText,
  usage: optionalText,
  category: optionalText,
  alias: list,
  related: list
})

/** What an instance says of one of its search commands. */
export interface CommandReference {
  readonly name: string
  readonly syntax: string | null
  readonly shortdesc: string | null
  readonly description: string | null
  readonly category: string | null
  readonly aliases: readonly string[]
  readonly related: readonly string[]
  readonly examples: readonly { readonly comment: string | null; readonly spl: string }[]
}

/** Every search command that this instance documents for its users, by name; also those of its apps. */
export async function listCommandReferences(splunk: Splunk): Promise<readonly CommandReference[]> {
  const { items } = await listEntries(splunk, collection, stanzaSchema, { count: 0 })
  // Several apps may document the same command; the first is the one that a search sees.
  const byName = new Map<string, CommandReference>()
  for (const { name, content } of items) {
    if (!name.endsWith(suffix)) continue
    const reference = referenceOf(name.slice(0, -suffix.length), content)
    if (!byName.has(reference.name)) byName.set(reference.name, reference)
  }
  return [...byName.values()].sort((one, other) => (one.name < other.name ? -1 : 1))
}

const entitySchema = z.object({
  entry: z.array(z.object({ name: z.string(), content: stanzaSchema })).min(1)
})

/** The command as a search of this connection would find it; null where the instance has no word on it. */
export async function commandReference(
  splunk: Splunk,
  command: string
): Promise<CommandReference | null> {
  try {
    const { entry } = await splunk.read(entitySchema, {
      method: 'GET',
      path: splunk.path(`${collection}/${encodeURIComponent(`${command}${suffix}`)}`)
    })
    const [first] = entry
    return first === undefined ? null : referenceOf(command, first.content)
  } catch (error) {
    if (error instanceof SplunkError && error.code === 'not_found') return null
    throw error
  }
}

function referenceOf(name: string, content: z.output<typeof stanzaSchema>): CommandReference {
  return {
    name,
    syntax: content.syntax ?? content.simplesyntax,
    shortdesc: content.shortdesc,
    description: content.description ?? content.usage,
    category: content.category,
    aliases: content.alias,
    related: content.related,
    examples: examplesOf(content)
  }
}

// example1, comment1, example2, …, examplecheat, commentcheat.
function examplesOf(content: Readonly<Record<string, unknown>>): CommandReference['examples'] {
  const text = (key: string) => {
    const value = content[key]
    return typeof value === 'string' && value !== '' ? value : null
  }
  return Object.keys(content)
    .filter((key) => /^example(?:\d*|cheat)$/.test(key))
    .sort((one, other) => one.localeCompare(other, 'en', { numeric: true }))
    .flatMap((key) => {
      const spl = text(key)
      return spl === null ? [] : [{ comment: text(key.replace('example', 'comment')), spl }]
    })
}
