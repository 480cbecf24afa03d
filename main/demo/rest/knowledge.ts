import type { Entity } from '../entities/entity.ts'
import type { Content } from '../feed.ts'
import type { Route } from '../router.ts'
import { withSearchPrefix } from '../../spl/search-prefix.ts'
import { entityRoutes } from './entity-routes.ts'
import type { World } from './world.ts'

/** apps/local, saved/eventtypes and saved/searches. */
export function knowledgeRoutes(world: World): readonly Route[] {
  const { apps, eventTypes, savedSearches } = world
  return [
    ...entityRoutes(world, apps, { view: appView }),
    ...entityRoutes(world, eventTypes),
    ...entityRoutes(world, savedSearches, {
      view: savedSearchView,
      links: ['dispatch', 'history', 'move', 'embed']
    })
  ]
}

const appView = ({ content, name }: Entity): Content => ({
  label: content.label === '' ? name : content.label
})

const savedSearchView = ({ content: { search } }: Entity): Content => ({
  next_scheduled_time: '',
  qualifiedSearch: typeof search === 'string' ? withSearchPrefix(search) : ''
})
