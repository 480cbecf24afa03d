import type { Entity } from '../entities/entity.ts'
import type { Content } from '../feed.ts'
import type { GeneratedSource } from '../generator/generated-source.ts'
import type { Route } from '../router.ts'
import { entityRoutes } from './entity-routes.ts'
import { refusal } from './rest-error.ts'
import type { World } from './world.ts'

/** data/indexes: the sizes are those of the events that a search over all time finds. */
export function indexRoutes(world: World): readonly Route[] {
  const { source, indexes, startedAt } = world
  return entityRoutes(world, indexes, {
    view: (index) => view(index, source, startedAt),
    check(_change, before, { args }) {
      const name = args.get('name') ?? ''
      if (before === null && !/^[a-z0-9][a-z0-9_-]{0,79}$/.test(name)) {
        throw refusal(
          400,
          `Index name "${name}" is not valid: lower case letters, digits, _ and -, and not _ or - first.`
        )
      }
    },
    kept: (index) => source.keepIndex(index.name, index.content.disabled !== true),
    removed: (index) => source.removeIndex(index.name)
  })
}

// A stored event takes about half of its text.
const bytesPerEvent = 150

function view({ name, content }: Entity, source: GeneratedSource, startedAt: number): Content {
  const { count, minTime, maxTime } = source.size(name)
  const folder = name === 'main' ? 'defaultdb' : name
  const path = (kind: string, given: unknown): Content => ({
    [`${kind}Path`]: given === '' ? `$SPLUNK_DB/${folder}/${folders[kind]}` : given,
    [`${kind}Path_expanded`]: `/opt/splunk/var/lib/splunk/${folder}/${folders[kind]}`
  })
  return {
    ...path('cold', content.coldPath),
    ...path('home', content.homePath),
    ...path('thawed', content.thawedPath),
    currentDBSizeMB: String(Math.max(1, Math.round((count * bytesPerEvent) / 1_048_576))),
    lastInitTime: Math.floor(startedAt / 1000),
    maxTime: indexTime(maxTime),
    minTime: indexTime(minTime),
    totalEventCount: count,
    tstatsHomePath: `volume:_splunk_summaries/${folder}/datamodel_summary`
  }
}

const folders: Readonly<Record<string, string>> = {
  cold: 'colddb',
  home: 'db',
  thawed: 'thaweddb'
}

// Here splunkd writes the offset without a colon, and nothing for an empty index.
const indexTime = (time: number | null): string =>
  time === null ? '' : new Date(Math.floor(time) * 1000).toISOString().replace('.000Z', '+0000')
