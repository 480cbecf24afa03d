import type { Route } from '../router.ts'
import { collection } from './collection.ts'
import apps from './data/apps.json' with { type: 'json' }
import savedSearches from './data/saved-searches.json' with { type: 'json' }
import { generator } from '../feed.ts'
import type { Thing } from './listing.ts'
import type { World } from './world.ts'

const shared = { app: 'search', sharing: 'app', can_write: true } as const

/** apps/local, configs/conf-macros and saved/searches, to be read. */
export function knowledgeRoutes({ macros }: World): readonly Route[] {
  return [
    ...collection('apps/local', () => apps.map(appThing)),
    ...collection('configs/conf-macros', () =>
      macros.map(({ name, ...stanza }) => ({
        name,
        acl: shared,
        content: {
          ...stanza,
          // Values of a configuration file are text.
          iseval: stanza.iseval ? '1' : '0',
          disabled: false,
          'eai:acl': null,
          'eai:appName': 'search',
          'eai:userName': 'nobody'
        }
      }))
    ),
    ...collection('saved/searches', () => savedSearches.map(savedSearchThing))
  ]
}

function appThing(app: (typeof apps)[number]): Thing {
  return {
    name: app.name,
    acl: { sharing: 'app', perms: { read: ['*'], write: ['admin', 'power'] } },
    content: {
      author: 'Switchboard',
      check_for_updates: false,
      configured: true,
      core: app.name === 'search',
      description: app.description,
      disabled: false,
      'eai:acl': null,
      label: app.label,
      managed_by_deployment_client: false,
      show_in_nav: true,
      state_change_requires_restart: false,
      version: generator.version,
      visible: true
    }
  }
}

function savedSearchThing(saved: (typeof savedSearches)[number]): Thing {
  const scheduled = saved.cron !== ''
  return {
    name: saved.name,
    author: 'admin',
    acl: { ...shared, owner: 'admin', perms: { read: ['*'], write: ['admin', 'power'] } },
    content: {
      actions: '',
      'alert.digest_mode': true,
      'alert.expires': '24h',
      'alert.severity': 3,
      'alert.suppress': null,
      'alert.track': scheduled,
      alert_comparator: scheduled ? 'greater than' : '',
      alert_threshold: scheduled ? '0' : '',
      alert_type: scheduled ? 'number of events' : 'always',
      cron_schedule: saved.cron,
      description: saved.description,
      disabled: false,
      'dispatch.buckets': 0,
      'dispatch.earliest_time': saved.earliest,
      'dispatch.latest_time': 'now',
      'dispatch.lookups': true,
      'dispatch.max_count': 500_000,
      'dispatch.ttl': '2p',
      'eai:acl': null,
      'eai:appName': 'search',
      'eai:userName': 'admin',
      is_scheduled: scheduled,
      is_visible: true,
      max_concurrent: 1,
      qualifiedSearch: `search ${saved.search}`,
      realtime_schedule: true,
      'request.ui_dispatch_app': 'search',
      schedule_priority: 'default',
      schedule_window: '0',
      search: saved.search
    }
  }
}
