import type { Definition } from '../entities/definition.ts'
import { sharedIn } from '../entities/entity.ts'
import { EntityCollection } from '../entities/entity-collection.ts'
import planted from './tags.json' with { type: 'json' }

// A stanza is named field=value; each of its keys is a tag that is enabled or disabled.
const definition: Definition = {
  path: 'configs/conf-tags',
  defaults: { disabled: false },
  wildcard: ['*']
}

/** configs/conf-tags. `clock` in milliseconds. */
export const plantedTags = (clock: () => number): EntityCollection =>
  new EntityCollection(
    definition,
    planted.map(({ name, tags }) => ({
      ...sharedIn('search'),
      name,
      content: Object.fromEntries(tags.map((tag) => [tag, 'enabled']))
    })),
    clock
  )

/** A tag of a field's value. */
export interface Tag {
  readonly field: string
  readonly value: string
  readonly tag: string
}

/** Every tag that is enabled. */
export const tagsOf = (collection: EntityCollection): readonly Tag[] =>
  collection.list().flatMap(({ name, content }) => {
    const at = name.indexOf('=')
    return Object.keys(content)
      .filter((tag) => content[tag] === 'enabled')
      .map((tag) => ({ field: name.slice(0, at), value: name.slice(at + 1), tag }))
  })
