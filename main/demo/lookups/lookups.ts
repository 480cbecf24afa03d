import type { Lookup, LookupRow } from '../evaluation/knowledge.ts'
import type { KvStore } from '../kv-store/kv-store.ts'
import { csvLine, type CsvTable } from './csv.ts'
import tables from './tables.json' with { type: 'json' }

/** A stanza of transforms.conf that makes a table a lookup. */
export interface LookupDefinition {
  readonly name: string
  /** A CSV file, or else a KV store collection of `app`. */
  readonly filename?: string | undefined
  readonly collection?: string | undefined
  readonly app: string
  /** Columns of a collection, parted by commas. */
  readonly fieldsList?: string | undefined
  readonly caseSensitive: boolean
  /** `CIDR(ip), WILDCARD(host)` */
  readonly matchType: string
  readonly mostMatches: number
  readonly leastMatches: number
  readonly otherwise: string
}

const plain = { matchTypes: {}, mostMatches: 100, leastMatches: 0, otherwise: '' } as const

/** The lookup tables of the demo Splunk. */
export class Lookups {
  readonly files: ReadonlyMap<string, CsvTable> = new Map(Object.entries(tables))
  readonly #definitions: () => readonly LookupDefinition[]
  readonly #store: KvStore

  constructor(store: KvStore, definitions: () => readonly LookupDefinition[]) {
    this.#store = store
    this.#definitions = definitions
  }

  /** By the name of its definition, else of its file. */
  find(name: string): Lookup | null {
    const definition = this.#definitions().find((each) => each.name === name)
    if (definition === undefined) return this.#ofFile(name, { ...plain, caseSensitive: true })
    const { caseSensitive, mostMatches, leastMatches, otherwise } = definition
    const matchTypes = matchTypesOf(definition.matchType)
    const rules = { caseSensitive, matchTypes, mostMatches, leastMatches, otherwise }
    return definition.filename === undefined
      ? this.#ofCollection(definition, rules)
      : this.#ofFile(definition.filename, rules)
  }

  /** Bytes of the file. */
  sizeOf({ fields, rows }: CsvTable): number {
    const lines = [fields, ...rows].map((cells) => `${csvLine(cells)}\n`)
    return Buffer.byteLength(lines.join(''))
  }

  #ofFile(name: string, rules: Omit<Lookup, 'fields' | 'rows'>): Lookup | null {
    const table = this.files.get(name)
    if (table === undefined) return null
    const rows = table.rows.map((cells) =>
      Object.fromEntries(table.fields.map((field, at) => [field, cells[at] ?? '']))
    )
    return { ...rules, fields: table.fields, rows }
  }

  #ofCollection(
    { app, collection = '', fieldsList = '' }: LookupDefinition,
    rules: Omit<Lookup, 'fields' | 'rows'>
  ): Lookup | null {
    const documents = this.#store.find(app, collection)?.list()
    if (documents === undefined) return null
    const fields = fieldsList
      .split(',')
      .map((field) => field.trim())
      .filter((field) => field !== '')
    const rows = documents.map((document): LookupRow => {
      const cells = fields.map((field) => [field, textOf(document[field])] as const)
      return Object.fromEntries(cells.filter(([, value]) => value !== null)) as LookupRow
    })
    return { ...rules, fields, rows }
  }
}

function textOf(value: unknown): string | readonly string[] | null {
  if (value === undefined || value === null) return null
  if (typeof value === 'boolean') return value ? '1' : '0'
  if (Array.isArray(value)) return value.map(String)
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function matchTypesOf(text: string): Lookup['matchTypes'] {
  const found = [...text.matchAll(/(WILDCARD|CIDR)\(([^)]+)\)/gi)]
  return Object.fromEntries(
    found.map(([, type = '', field = '']) => [
      field.trim(),
      type.toUpperCase() as 'WILDCARD' | 'CIDR'
    ])
  )
}
