import { randomUUID } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { readEntries } from '../settings/entries.ts'
import type { Store } from '../settings/store.ts'
import { type Mapping, mappingSchema } from './mapping.ts'

export class MappingError extends Error {
  readonly code = 'mapping_exists'
}

/** Owns the user's rules from X-Session-ID to profile; an id has one rule at most. */
export class Mappings {
  /** What could not be read at start, in a sentence. */
  readonly problem: string | null
  readonly #store: Store
  readonly #events = new EventEmitter()
  #mappings: readonly Mapping[]

  constructor(store: Store) {
    this.#store = store
    const { entries, problem } = readEntries(store, 'mappings', mappingSchema)
    this.#mappings = entries
    this.problem = problem
  }

  list(): readonly Mapping[] {
    return this.#mappings
  }

  find(xSessionId: string): Mapping | undefined {
    return this.#mappings.find((mapping) => mapping.xSessionId === xSessionId)
  }

  save(draft: { id?: string | undefined; xSessionId: string; profileId: string }): Mapping {
    const mapping = mappingSchema.parse({ ...draft, id: draft.id ?? randomUUID() })
    const other = this.find(mapping.xSessionId)
    if (other !== undefined && other.id !== mapping.id) {
      throw new MappingError(
        `X-Session-ID ${mapping.xSessionId} is mapped already: change that rule.`
      )
    }
    const known = this.#mappings.some(({ id }) => id === mapping.id)
    this.#replace(
      known
        ? this.#mappings.map((old) => (old.id === mapping.id ? mapping : old))
        : [...this.#mappings, mapping]
    )
    return mapping
  }

  remove(id: string): void {
    this.#replace(this.#mappings.filter((mapping) => mapping.id !== id))
  }

  subscribe(listener: () => void): () => void {
    this.#events.on('changed', listener)
    return () => this.#events.off('changed', listener)
  }

  #replace(mappings: readonly Mapping[]): void {
    this.#mappings = mappings
    this.#store.set('mappings', mappings)
    this.#events.emit('changed')
  }
}
