import type { Definition } from '../entities/definition.ts'
import { type Entity, sharedIn } from '../entities/entity.ts'
import type { EventType } from '../evaluation/knowledge.ts'
import { EntityCollection } from '../entities/entity-collection.ts'
import planted from './event-types.json' with { type: 'json' }

const definition: Definition = {
  path: 'saved/eventtypes',
  // 1 is the highest priority.
  defaults: { color: 'none', description: '', disabled: false, priority: 1, search: '', tags: [] },
  required: ['search']
}

/** Those that are enabled. */
export const eventTypesOf = (entities: readonly Entity[]): readonly EventType[] =>
  entities.flatMap(({ name, content: { search, disabled } }) =>
    typeof search === 'string' && disabled !== true ? [{ name, search }] : []
  )

/** saved/eventtypes. `clock` in milliseconds. */
export const plantedEventTypes = (clock: () => number): EntityCollection =>
  new EntityCollection(
    definition,
    planted.map(({ name, ...content }) => ({ ...sharedIn('search'), name, content })),
    clock
  )
