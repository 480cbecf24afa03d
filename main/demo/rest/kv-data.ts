import { z } from 'zod'
import type { Entity } from '../entities/entity.ts'
import { KvQueryError } from '../kv-store/kv-query.ts'
import { findDocuments, type KvFind } from '../kv-store/kv-find.ts'
import { type KvCollection, type KvDocument, KvRefusal } from '../kv-store/kv-store.ts'
import type { Handler, Route } from '../router.ts'
import { type Answer, jsonAnswer, messagesAnswer, textAnswer } from './answer.ts'
import { inNobody } from './kv-config.ts'
import { param, type RestRequest } from './request.ts'
import { refusal, RestError } from './rest-error.ts'
import type { World } from './world.ts'

// limits.conf [kvstore]
const mostDocuments = 1000
const notFound = () => refusal(404, 'Could not find object.')

const documentSchema = z.record(z.string(), z.unknown())
const batchSchema = z.array(documentSchema)
const findSchema = z.array(
  z.strictObject({
    query: documentSchema.default({}),
    fields: z.string().default(''),
    sort: z.string().default(''),
    limit: z.int().default(0),
    skip: z.int().default(0)
  })
)

interface Opened {
  readonly collection: KvCollection
  readonly request: RestRequest
}

/** storage/collections/data/{collection}: the documents. JSON in and out, and refusals in XML. */
export function kvDataRoutes(world: World): readonly Route[] {
  const open = (given: RestRequest, writes: boolean): Opened => {
    const request = inNobody(given)
    const entity = entityOf(world, request)
    if (writes) world.access.requireWrite(entity, request.user)
    const collection = world.store.find(entity.app, entity.name)
    if (collection === undefined) throw notFound()
    return { collection, request }
  }
  const reads = (answer: (opened: Opened) => Answer): Handler =>
    inXml((request) => answer(open(request, false)))
  const writes = (answer: (opened: Opened) => Answer): Handler =>
    inXml((request) => answer(open(request, true)))
  const path = 'storage/collections/data/{collection}'
  return [
    {
      path,
      methods: {
        GET: reads(({ collection, request }) =>
          jsonAnswer(findDocuments(collection.list(), findOf(request)))
        ),
        POST: writes(({ collection, request }) => {
          const document = parsed(documentSchema, request.body)
          return jsonAnswer({ _key: collection.insert(document, 'nobody') }, 201)
        }),
        DELETE: writes(({ collection, request }) => {
          const { query } = findOf(request)
          const found = findDocuments(collection.list(), { ...everything, query })
          for (const { _key } of found) if (typeof _key === 'string') collection.remove(_key)
          return nothing
        })
      }
    },
    {
      path: `${path}/batch_save`,
      methods: {
        POST: writes(({ collection, request }) => {
          const documents = parsed(batchSchema, request.body)
          if (documents.length > mostDocuments) throw tooMany('documents', 'save')
          return jsonAnswer(documents.map((document) => saved(collection, document)))
        })
      }
    },
    {
      path: `${path}/batch_find`,
      methods: {
        POST: reads(({ collection, request }) => {
          const finds = parsed(findSchema, request.body)
          if (finds.length > mostDocuments) throw tooMany('queries', 'find')
          return jsonAnswer(finds.map((find) => findDocuments(collection.list(), find)))
        })
      }
    },
    {
      path: `${path}/{key}`,
      methods: {
        GET: reads(({ collection, request }) => {
          const document = collection.get(param(request, 'key'))
          if (document === undefined) throw notFound()
          return jsonAnswer(document)
        }),
        POST: writes(({ collection, request }) => {
          const key = param(request, 'key')
          if (collection.get(key) === undefined) throw notFound()
          collection.save(key, parsed(documentSchema, request.body), 'nobody')
          return jsonAnswer({ _key: key })
        }),
        DELETE: writes(({ collection, request }) => {
          if (!collection.remove(param(request, 'key'))) throw notFound()
          return nothing
        })
      }
    }
  ]
}

const nothing: Answer = textAnswer('application/json', '')
const everything: KvFind = { query: {}, fields: '', sort: '', limit: 0, skip: 0 }

function entityOf({ access, kvCollections }: World, request: RestRequest): Entity {
  const name = param(request, 'collection')
  try {
    return access.find(kvCollections.list(), name, request)
  } catch (error) {
    if (error instanceof RestError && error.status === 404) throw notFound()
    throw error
  }
}

/** Keeps a document of a batch, in place of one with its key. */
function saved(collection: KvCollection, document: KvDocument): string {
  const { _key: key } = document
  if (typeof key !== 'string' || key === '') return collection.insert(document, 'nobody')
  collection.save(key, document, 'nobody')
  return key
}

function findOf({ args }: RestRequest): KvFind {
  return {
    query: parsed(documentSchema, args.get('query') ?? '{}'),
    fields: args.all('fields').join(','),
    sort: args.all('sort').join(','),
    limit: args.integer('limit', 0),
    skip: args.integer('skip', 0)
  }
}

function parsed<Schema extends z.ZodType>(schema: Schema, text: string): z.output<Schema> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw refusal(400, 'JSON in the request is invalid.')
  }
  const found = schema.safeParse(value)
  if (!found.success)
    throw refusal(400, 'JSON in the request does not have the form that is wanted here.')
  return found.data
}

const tooMany = (what: string, operation: string): RestError =>
  refusal(
    400,
    `Request exceeds API limits - see limits.conf for details. (Too many ${what} for a single batch operation, max_documents_per_batch_${operation}=${mostDocuments})`
  )

/** splunkd hands on what the KV store refuses in XML, whatever output_mode says. */
const inXml =
  (handler: (request: RestRequest) => Answer): Handler =>
  (request) => {
    try {
      return handler(request)
    } catch (error) {
      const refused = refusedAs(error)
      if (refused === null) throw error
      return messagesAnswer({ outputMode: 'xml' }, refused.status, refused.messages)
    }
  }

function refusedAs(error: unknown): RestError | null {
  if (error instanceof RestError) return error
  if (error instanceof KvQueryError) return refusal(400, error.message)
  if (error instanceof KvRefusal) return refusal(error.taken ? 409 : 400, error.message)
  return null
}
