import type { Definition } from '../entities/definition.ts'
import { sharedIn } from '../entities/entity.ts'
import { EntityCollection } from '../entities/entity-collection.ts'
import planted from './views.json' with { type: 'json' }

const definition: Definition = {
  path: 'data/ui/views',
  defaults: { disabled: false, 'eai:data': '' },
  required: ['eai:data']
}

/** data/ui/views: dashboards, classic ones and those of Dashboard Studio. `clock` in milliseconds. */
export const plantedViews = (clock: () => number): EntityCollection =>
  new EntityCollection(
    definition,
    planted.map(({ name, app, data }) => ({
      ...sharedIn(app, 'admin'),
      name,
      content: { 'eai:data': data }
    })),
    clock
  )
