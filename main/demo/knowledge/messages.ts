import type { Definition } from '../entities/definition.ts'
import { systemPlacement } from '../entities/entity.ts'
import { EntityCollection } from '../entities/entity-collection.ts'

const definition: Definition = {
  path: 'messages',
  defaults: { capability: [], help: '', role: [], severity: 'info', value: '' },
  required: ['value'],
  fixed: systemPlacement,
  write: 'edit_messages'
}

/** messages: what Splunk Web shows on top of every page. `clock` in milliseconds. */
export const plantedMessages = (clock: () => number): EntityCollection =>
  new EntityCollection(
    definition,
    [
      {
        ...systemPlacement,
        name: 'demo_data',
        content: {
          role: ['admin', 'power', 'user'],
          value: 'This is the demo Splunk of Switchboard: its events are generated.'
        }
      }
    ],
    clock
  )
