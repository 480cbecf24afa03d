import { randomUUID } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { readEntries } from '../settings/entries.ts'
import type { Store } from '../settings/store.ts'
import { covers, firstMatch, type Mapping, mappingSchema } from './mapping.ts'

export class MappingError extends Error {
  readonly code: 'mapping_exists' | 'mapping_not_found'

  constructor(code: MappingError['code'], message: string) {
    super(message)
    this.code = code
  }
}

/** A rule to be made, or, with an id, to be changed where it stands. */
export interface MappingDraft {
  readonly id?: string | undefined
  /** Left out: exact. */
  readonly match?: Mapping['match'] | undefined
  readonly xSessionId: string
  readonly profileId: string
  /** Where a new rule stands, from 0; left out: before the first that would leave it nothing, else last. */
  readonly place?: number | undefined
}

/** Owns the user's rules from X-Session-ID to profile, in the user's order: the first match decides. */
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
    return firstMatch(this.#mappings, xSessionId)
  }

  /** Throws `MappingError` where there is a rule of this kind for this text already. */
  save({ place, ...draft }: MappingDraft): Mapping {
    const mapping = mappingSchema.parse({ ...draft, id: draft.id ?? randomUUID() })
    const { id, match, xSessionId } = mapping
    const others = this.#mappings.filter((other) => other.id !== id)
    if (others.some((other) => other.match === match && other.xSessionId === xSessionId)) {
      throw new MappingError(
        'mapping_exists',
        `${match === 'exact' ? 'X-Session-ID' : 'Every X-Session-ID that begins with'} ${xSessionId} is mapped already: change that rule.`
      )
    }
    if (others.length < this.#mappings.length) {
      this.#replace(this.#mappings.map((old) => (old.id === id ? mapping : old)))
      return mapping
    }
    const covering = others.findIndex((other) => covers(other, mapping))
    this.#replace(others.toSpliced(place ?? (covering < 0 ? others.length : covering), 0, mapping))
    return mapping
  }

  /** Puts a rule at a place, from 0, among the others. Throws `MappingError` where it is gone. */
  move(id: string, place: number): void {
    const mapping = this.#mappings.find((one) => one.id === id)
    if (mapping === undefined) {
      throw new MappingError('mapping_not_found', 'This mapping has been removed meanwhile.')
    }
    this.#replace(this.#mappings.filter((one) => one !== mapping).toSpliced(place, 0, mapping))
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
