import type { Definition } from '../entities/definition.ts'
import { inSystem } from '../entities/entity.ts'
import { EntityCollection } from '../entities/entity-collection.ts'
import { generator } from '../feed.ts'
import planted from './apps.json' with { type: 'json' }

const definition: Definition = {
  path: 'apps/local',
  defaults: {
    author: '',
    check_for_updates: true,
    configured: false,
    core: false,
    description: '',
    disabled: false,
    label: '',
    managed_by_deployment_client: false,
    show_in_nav: true,
    state_change_requires_restart: false,
    version: '1.0.0',
    visible: true
  },
  // `explicit_appname` and `filename` come with an app that is installed from a file.
  unkept: ['template', 'explicit_appname', 'filename', 'update', 'session', 'auth'],
  fixed: inSystem,
  read: 'rest_apps_view',
  write: 'edit_local_apps'
}

/** apps/local. `clock` in milliseconds. */
export const plantedApps = (clock: () => number): EntityCollection =>
  new EntityCollection(
    definition,
    planted.map(({ name, ...content }) => ({
      ...inSystem,
      name,
      content: {
        ...content,
        author: 'Switchboard',
        check_for_updates: false,
        configured: true,
        version: generator.version
      }
    })),
    clock
  )
