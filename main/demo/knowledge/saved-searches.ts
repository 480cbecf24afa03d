import type { Definition } from '../entities/definition.ts'
import { sharedIn } from '../entities/entity.ts'
import { EntityCollection } from '../entities/entity-collection.ts'
import type { Content } from '../feed.ts'
import defaults from './saved-search-defaults.json' with { type: 'json' }
import planted from './saved-searches.json' with { type: 'json' }

const definition: Definition = {
  path: 'saved/searches',
  defaults,
  required: ['search'],
  wildcard: ['action.*', 'args.*', 'dispatch.*', 'display.*', 'request.*'],
  taken: (name) =>
    `Unable to create saved search with name '${name}'. A saved search with that name already exists.`
}

/** saved/searches: reports and alerts. `clock` in milliseconds. */
export const plantedSavedSearches = (clock: () => number): EntityCollection =>
  new EntityCollection(
    definition,
    planted.map((saved) => ({
      ...sharedIn('search', 'admin'),
      name: saved.name,
      content: content(saved)
    })),
    clock
  )

function content({ search, description, earliest, cron }: (typeof planted)[number]): Content {
  const report = {
    search,
    description,
    'dispatch.earliest_time': earliest,
    'dispatch.latest_time': 'now'
  }
  if (cron === '') return report
  return {
    ...report,
    'alert.track': true,
    alert_comparator: 'greater than',
    alert_threshold: '0',
    alert_type: 'number of events',
    cron_schedule: cron,
    is_scheduled: true
  }
}
