import { z } from 'zod'
import { allEntries } from './all-entries.ts'
import { type Entry, createEntry, findEntry } from './entries.ts'
import { flag } from './feed.ts'
import type { Splunk } from './splunk.ts'

const config = 'storage/collections/config'
/** The KV store answers in no other namespace; -: of any app. */
const shared = 'nobody'

const collectionSchema = z
  .looseObject({
    disabled: flag.catch(false).default(false),
    replicate: flag.catch(false).default(false),
    enforceTypes: flag.catch(false).default(false)
  })
  .transform((raw) => ({
    disabled: raw.disabled,
    replicated: raw.replicate,
    enforceTypes: raw.enforceTypes,
    fields: settings(raw, 'field.').map(([name, type]) => ({ name, type })),
    acceleratedFields: settings(raw, 'accelerated_fields.').map(([name, definition]) => ({
      name,
      definition
    }))
  }))

export type KvCollection = Entry<z.output<typeof collectionSchema>>

const settings = (raw: Readonly<Record<string, unknown>>, prefix: string) =>
  Object.entries(raw).flatMap(([key, value]) =>
    key.startsWith(prefix) && typeof value === 'string'
      ? [[key.slice(prefix.length), value] as const]
      : []
  )

/** By name; of one app or of all. */
export const listKvCollections = (splunk: Splunk, app?: string): Promise<readonly KvCollection[]> =>
  allEntries(splunk, config, collectionSchema, { owner: shared, app, sortKey: 'name' })

/** Throws `not_found`, and `ambiguous` where several apps have one of that name. */
export const findKvCollection = (
  splunk: Splunk,
  name: string,
  app: string | undefined
): Promise<KvCollection> =>
  findEntry(splunk, config, collectionSchema, name, {
    owner: shared,
    app,
    what: 'KV store collection'
  })

export interface KvQuery {
  /** In the KV store's own language, much like MongoDB's. */
  readonly query?: Readonly<Record<string, unknown>> | undefined
  readonly fields?: readonly string[] | undefined
  /** As splunkd takes it: `name:1,age:-1`. */
  readonly sort?: string | undefined
  readonly limit: number
  readonly skip: number
}

const documentsSchema = z.array(z.record(z.string(), z.unknown()))
export type KvDocument = z.output<typeof documentsSchema>[number]

/** Documents of a collection; the KV store does not count how many more there are. */
export const kvDocuments = (
  splunk: Splunk,
  { app, name }: { readonly app: string; readonly name: string },
  { query, fields, ...page }: KvQuery
): Promise<readonly KvDocument[]> =>
  splunk.read(documentsSchema, {
    method: 'GET',
    path: `/servicesNS/${shared}/${encodeURIComponent(app)}/storage/collections/data/${encodeURIComponent(name)}`,
    query: {
      query: query === undefined ? undefined : JSON.stringify(query),
      fields: fields?.join(','),
      ...page
    }
  })

export interface NewKvCollection {
  readonly app: string
  readonly name: string
  readonly fields: readonly { readonly name: string; readonly type: string }[]
  /** An index by its name: of each field, 1 ascending or -1 descending. */
  readonly acceleratedFields: Readonly<Record<string, Readonly<Record<string, number>>>>
  readonly replicated: boolean
}

/** Throws `exists`. */
export const createKvCollection = (
  splunk: Splunk,
  { app, name, fields, acceleratedFields, replicated }: NewKvCollection
): Promise<KvCollection> =>
  createEntry(splunk, config, collectionSchema, {
    owner: shared,
    app,
    form: {
      name,
      replicate: replicated,
      ...Object.fromEntries(fields.map((field) => [`field.${field.name}`, field.type])),
      ...Object.fromEntries(
        Object.entries(acceleratedFields).map(([index, by]) => [
          `accelerated_fields.${index}`,
          JSON.stringify(by)
        ])
      )
    }
  })

/** So that searches can read and join the collection by this name. Throws `exists`. */
export async function createKvLookup(
  splunk: Splunk,
  collection: { readonly app: string; readonly name: string },
  lookup: { readonly name: string; readonly fields: readonly string[] }
): Promise<void> {
  await createEntry(splunk, 'data/transforms/lookups', z.unknown(), {
    owner: shared,
    app: collection.app,
    form: {
      name: lookup.name,
      external_type: 'kvstore',
      collection: collection.name,
      fields_list: ['_key', ...lookup.fields].join(', ')
    }
  })
}
