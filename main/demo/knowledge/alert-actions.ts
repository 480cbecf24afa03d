import type { Definition } from '../entities/definition.ts'
import { sharedIn } from '../entities/entity.ts'
import { EntityCollection } from '../entities/entity-collection.ts'
import planted from './alert-actions.json' with { type: 'json' }

const definition: Definition = {
  path: 'alerts/alert_actions',
  defaults: { disabled: false },
  wildcard: ['*'],
  write: 'admin_all_objects'
}

/** alerts/alert_actions: what an alert can do. `clock` in milliseconds. */
export const plantedAlertActions = (clock: () => number): EntityCollection =>
  new EntityCollection(
    definition,
    planted.map(({ name, content }) => ({
      ...sharedIn('search'),
      sharing: 'global' as const,
      name,
      content
    })),
    clock
  )
