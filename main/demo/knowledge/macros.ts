import { z } from 'zod'
import type { Definition } from '../entities/definition.ts'
import { sharedIn } from '../entities/entity.ts'
import { EntityCollection } from '../entities/entity-collection.ts'
import { type Macro, plantedMacros } from '../jobs/macros.ts'

// Values of a configuration file are text.
const definition: Definition = {
  path: 'configs/conf-macros',
  defaults: { disabled: false, definition: '', description: '', iseval: '0' },
  required: ['definition'],
  wildcard: ['args', 'errormsg', 'validation']
}

const stanzaSchema = z.object({
  args: z.string().optional(),
  definition: z.string(),
  description: z.string(),
  iseval: z.string()
})

/** configs/conf-macros. `clock` in milliseconds. */
export const macroCollection = (clock: () => number): EntityCollection =>
  new EntityCollection(
    definition,
    plantedMacros().map(({ name, iseval, ...stanza }) => ({
      ...sharedIn('search'),
      name,
      content: { ...stanza, iseval: iseval ? '1' : '0' }
    })),
    clock
  )

/** The macros that searches may name. */
export const macrosOf = (collection: EntityCollection): readonly Macro[] =>
  collection
    .list()
    .filter(({ content }) => content.disabled !== true)
    .map(({ name, content }) => {
      const { iseval, args, ...stanza } = stanzaSchema.parse(content)
      return {
        ...stanza,
        name,
        iseval: /^(1|true)$/i.test(iseval),
        ...(args === undefined ? {} : { args })
      }
    })
