import type { Definition } from '../entities/definition.ts'
import { inSystem } from '../entities/entity.ts'
import { EntityCollection } from '../entities/entity-collection.ts'
import planted from './command-reference.json' with { type: 'json' }

const definition: Definition = {
  path: 'configs/conf-searchbnf',
  defaults: { disabled: false },
  wildcard: ['*'],
  write: 'admin_all_objects'
}

/** configs/conf-searchbnf: what this Splunk tells about its commands. `clock` in milliseconds. */
export const commandReference = (clock: () => number): EntityCollection =>
  new EntityCollection(
    definition,
    planted.map(({ name, ...content }) => ({ ...inSystem, name: `${name}-command`, content })),
    clock
  )
