import type { Entity } from '../entities/entity.ts'
import { sharedIn } from '../entities/entity.ts'
import { EntityCollection } from '../entities/entity-collection.ts'
import type { Content } from '../feed.ts'
import type { Route } from '../router.ts'
import { entityRoutes } from './entity-routes.ts'
import { refusal } from './rest-error.ts'
import type { World } from './world.ts'

/** data/lookup-table-files and data/transforms/lookups. Rows of a file come by inputlookup only. */
export function lookupRoutes(world: World): readonly Route[] {
  const { lookups, lookupDefinitions, clock, startedAt } = world
  const files = new EntityCollection(
    { path: 'data/lookup-table-files', defaults: { disabled: false }, wildcard: ['eai:data'] },
    [...lookups.files.keys()].map((name) => ({ ...sharedIn('search'), name, content: {} })),
    clock
  )
  const fileView = ({ name, app }: Entity): Content => {
    const table = lookups.files.get(name) ?? { fields: [], rows: [] }
    return {
      'eai:data': `/opt/splunk/etc/apps/${app}/lookups/${name}`,
      fields_array: table.fields,
      lastModifiedTime: Math.floor(startedAt / 1000),
      size: lookups.sizeOf(table)
    }
  }
  const definitionView = ({ name, content }: Entity): Content => ({
    type: typeof content.collection === 'string' ? 'external' : 'file',
    ...(typeof content.collection === 'string' ? { external_type: 'kvstore' } : {}),
    fields_array: lookups.find(name)?.fields ?? []
  })
  return [
    ...entityRoutes(world, files, {
      view: fileView,
      check() {
        throw refusal(
          400,
          'Lookup files are not uploaded to the demo Splunk: it has no staging folder.'
        )
      }
    }),
    ...entityRoutes(world, lookupDefinitions, {
      view: definitionView,
      check(change, before) {
        const { filename = before?.content.filename, collection = before?.content.collection } =
          change
        if (filename === undefined && collection === undefined) {
          throw refusal(400, 'A lookup needs a filename or a collection.')
        }
        if (typeof filename === 'string' && !lookups.files.has(filename)) {
          throw refusal(400, `The lookup file '${filename}' does not exist.`)
        }
      }
    })
  ]
}
