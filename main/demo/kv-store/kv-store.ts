import { randomBytes } from 'node:crypto'
import seeds from './collections.json' with { type: 'json' }

/** What a collection keeps, which is JSON of every shape, with `_key` and `_user`. */
export type KvDocument = Readonly<Record<string, unknown>>

/** Types that a collection with enforceTypes wants, by field: number, string, bool, time, array, cidr. */
export type KvTypes = () => Readonly<Record<string, string>> | null

/** A document that the collection does not take: its key is `taken`, or it has a wrong form. */
export class KvRefusal extends Error {
  readonly taken: boolean

  constructor(message: string, taken = false) {
    super(message)
    this.taken = taken
  }
}

const longestKey = 1024

/** The documents of one collection, in the order of their making. */
export class KvCollection {
  readonly #types: KvTypes
  readonly #documents = new Map<string, KvDocument>()

  /** `types`: null where any type is taken. */
  constructor(types: KvTypes) {
    this.#types = types
  }

  list(): readonly KvDocument[] {
    return [...this.#documents.values()]
  }

  get(key: string): KvDocument | undefined {
    return this.#documents.get(key)
  }

  /** Keeps a new document and gives its key. Throws `KvRefusal` when the key is taken or a type is wrong. */
  insert(document: KvDocument, user: string): string {
    const { _key: given } = document
    const key = typeof given === 'string' && given !== '' ? given : newKey()
    if (this.#documents.has(key)) {
      throw new KvRefusal('A document with the same key and user already exists.', true)
    }
    this.save(key, document, user)
    return key
  }

  /** Keeps a document under its key, in place of one that is there. Throws `KvRefusal`. */
  save(key: string, document: KvDocument, user: string): void {
    if (key.length > longestKey) throw new KvRefusal(`The key is longer than ${longestKey}.`)
    const typed = this.#typed(document)
    this.#documents.set(key, { ...typed, _user: user, _key: key })
  }

  remove(key: string): boolean {
    return this.#documents.delete(key)
  }

  clear(): void {
    this.#documents.clear()
  }

  #typed(document: KvDocument): KvDocument {
    const types = this.#types() ?? {}
    return Object.fromEntries(
      Object.entries(document).map(([name, value]) => [name, typed(name, value, types[name])])
    )
  }
}

const newKey = (): string => randomBytes(12).toString('hex')

/** Splunk turns what can be turned, and refuses the rest. */
function typed(name: string, value: unknown, type: string | undefined): unknown {
  if (type === undefined || value === null) return value
  switch (type) {
    case 'number':
    case 'time': {
      const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
      if (typeof number === 'number' && Number.isFinite(number)) return number
      break
    }
    case 'bool':
      if (typeof value === 'boolean') return value
      if (value === 1 || /^(?:true|1)$/i.test(typeof value === 'string' ? value : '')) return true
      if (value === 0 || /^(?:false|0)$/i.test(typeof value === 'string' ? value : '')) return false
      break
    case 'array':
      if (Array.isArray(value)) return value
      break
    default:
      if (typeof value === 'string') return value
      if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  }
  throw new KvRefusal(`Field '${name}' is not a ${type}.`)
}

/** What a collection of the KV store starts with. */
export interface KvSeed {
  readonly app: string
  readonly name: string
  readonly fields: Readonly<Record<string, string>>
  readonly accelerated: Readonly<Record<string, object>>
  readonly enforceTypes: boolean
  readonly documents: readonly KvDocument[]
}

// The fields of each document differ, which no type inferred from JSON can say.
export const kvSeeds = seeds as unknown as readonly KvSeed[]

/** The collections of all apps. */
export class KvStore {
  readonly #collections = new Map<string, KvCollection>()

  find(app: string, name: string): KvCollection | undefined {
    return this.#collections.get(addressOf(app, name))
  }

  create(app: string, name: string, types: KvTypes): KvCollection {
    const collection = new KvCollection(types)
    this.#collections.set(addressOf(app, name), collection)
    return collection
  }

  drop(app: string, name: string): void {
    this.#collections.delete(addressOf(app, name))
  }
}

const addressOf = (app: string, name: string): string => `${app}/${name}`
