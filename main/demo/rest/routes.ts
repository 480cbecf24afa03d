import type { Route } from '../router.ts'
import { alertRoutes } from './alerts.ts'
import { appRoutes } from './apps.ts'
import { authenticationRoutes } from './authentication.ts'
import { configurationRoutes } from './configurations.ts'
import { dataModelRoutes } from './data-models.ts'
import { kvConfigRoutes } from './kv-config.ts'
import { kvDataRoutes } from './kv-data.ts'
import { lookupRoutes } from './lookups.ts'
import { indexRoutes } from './indexes.ts'
import { propertyRoutes } from './properties.ts'
import { receiverRoutes } from './receivers.ts'
import { savedSearchRoutes } from './saved-searches.ts'
import { searchJobRoutes } from './search-jobs.ts'
import { searchLanguageRoutes } from './search-language.ts'
import { searchResultRoutes } from './search-results.ts'
import { serverRoutes } from './server.ts'
import { tagRoutes } from './tags.ts'
import { userRoutes } from './users.ts'
import { viewRoutes } from './views.ts'
import { entityRoutes } from './entity-routes.ts'
import type { World } from './world.ts'

/** All endpoints of the demo Splunk. */
export const routes = (world: World): readonly Route[] => [
  ...authenticationRoutes(world),
  ...userRoutes(world),
  ...serverRoutes(world),
  ...indexRoutes(world),
  ...receiverRoutes(world),
  ...appRoutes(world),
  ...viewRoutes(world),
  ...entityRoutes(world, world.eventTypes),
  ...configurationRoutes(world),
  ...propertyRoutes(world),
  ...savedSearchRoutes(world),
  ...alertRoutes(world),
  ...dataModelRoutes(world),
  ...kvConfigRoutes(world),
  ...kvDataRoutes(world),
  ...lookupRoutes(world),
  ...tagRoutes(world),
  ...searchJobRoutes(world),
  ...searchResultRoutes(world),
  ...searchLanguageRoutes(world)
]
