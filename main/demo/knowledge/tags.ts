import type { Definition } from '../entities/definition.ts'
import { type Entity, sharedIn } from '../entities/entity.ts'
import type { Tag } from '../evaluation/knowledge.ts'
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

/** Every tag that is enabled. */
export const tagsOf = (entities: readonly Entity[]): readonly Tag[] =>
  entities.flatMap(({ name, content }) => {
    const at = name.indexOf('=')
    return Object.keys(content)
      .filter((tag) => content[tag] === 'enabled')
      .map((tag) => ({ field: name.slice(0, at), value: name.slice(at + 1), tag }))
  })
