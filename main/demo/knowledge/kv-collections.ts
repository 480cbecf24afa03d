import type { Definition } from '../entities/definition.ts'
import { sharedIn } from '../entities/entity.ts'
import { EntityCollection } from '../entities/entity-collection.ts'
import type { Content } from '../feed.ts'
import { kvSeeds, type KvStore } from '../kv-store/kv-store.ts'

// All but `disabled` are texts here, whatever they say.
const definition: Definition = {
  path: 'storage/collections/config',
  defaults: {
    disabled: false,
    enforceTypes: 'false',
    profilingEnabled: 'false',
    profilingThresholdMs: '1000',
    replicate: 'false',
    replication_dump_maximum_file_size: '10240',
    replication_dump_strategy: 'auto',
    type: 'undefined'
  },
  wildcard: ['field.', 'accelerated_fields.']
}

/** storage/collections/config, with the collections of the demo and what they hold. `clock` in milliseconds. */
export function plantedKvCollections(store: KvStore, clock: () => number): EntityCollection {
  const collections = new EntityCollection(
    definition,
    kvSeeds.map(({ app, name, fields, accelerated, enforceTypes }) => ({
      ...sharedIn(app),
      name,
      content: {
        enforceTypes: String(enforceTypes),
        ...prefixed('field.', fields),
        ...prefixed(
          'accelerated_fields.',
          Object.fromEntries(
            Object.entries(accelerated).map(([key, index]) => [key, JSON.stringify(index)])
          )
        )
      }
    })),
    clock
  )
  for (const { app, name, documents } of kvSeeds) {
    const collection = store.create(app, name, () => typesOf(collections, app, name))
    for (const document of documents) collection.insert(document, 'nobody')
  }
  return collections
}

const prefixed = (prefix: string, values: Readonly<Record<string, string>>): Content =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`${prefix}${name}`, value]))

/** The types that the collection enforces; null where it takes anything. */
export function typesOf(
  collections: EntityCollection,
  app: string,
  name: string
): Readonly<Record<string, string>> | null {
  const content = collections.list().find((each) => each.name === name && each.app === app)?.content
  if (content === undefined || !/^(?:true|1)$/i.test(String(content.enforceTypes))) return null
  return Object.fromEntries(
    Object.entries(content)
      .filter(([key]) => key.startsWith('field.'))
      .map(([key, type]) => [key.slice('field.'.length), String(type)])
  )
}
