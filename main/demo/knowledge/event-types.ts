import type { Definition } from '../entities/definition.ts'
import { sharedIn } from '../entities/entity.ts'
import { EntityCollection } from '../entities/entity-collection.ts'
import planted from './event-types.json' with { type: 'json' }

const definition: Definition = {
  path: 'saved/eventtypes',
  // 1 is the highest priority.
  defaults: { color: 'none', description: '', disabled: false, priority: 1, search: '', tags: [] },
  required: ['search']
}

/** saved/eventtypes. `clock` in milliseconds. */
export const plantedEventTypes = (clock: () => number): EntityCollection =>
  new EntityCollection(
    definition,
    planted.map(({ name, ...content }) => ({ ...sharedIn('search'), name, content })),
    clock
  )
