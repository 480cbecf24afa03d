import type { FiredAlert } from '../alerts/fired-alerts.ts'
import { plantedAlertActions } from '../knowledge/alert-actions.ts'
import type { Route } from '../router.ts'
import { feedAnswer, messagesAnswer } from './answer.ts'
import { entityRoutes } from './entity-routes.ts'
import { listing, type Thing } from './listing.ts'
import { param } from './request.ts'
import { refusal, unknownObject } from './rest-error.ts'
import type { World } from './world.ts'

const acl = { app: 'search', owner: 'admin', sharing: 'user', perms: null } as const
const path = 'alerts/fired_alerts'

/** alerts/alert_actions and alerts/fired_alerts. */
export function alertRoutes(world: World): readonly Route[] {
  const { firedAlerts, savedSearches, clock } = world
  const summary = (name: string): Thing => ({
    name,
    acl,
    content: {
      'eai:acl': null,
      is_streaming_alert: false,
      triggered_alert_count: String(firedAlerts.of(name).length)
    }
  })
  return [
    ...entityRoutes(world, plantedAlertActions(clock)),
    {
      path,
      methods: {
        GET(request) {
          const names = new Set(firedAlerts.list().map(({ search }) => search))
          const all = names.size === 0 ? [] : ['-', ...[...names].sort()]
          return feedAnswer(request, listing(request, path, all.map(summary)))
        }
      }
    },
    {
      path: `${path}/{name}`,
      methods: {
        // By the name of a saved search, by - for all of them, or one by its own id.
        GET(request) {
          const name = param(request, 'name')
          const fired = firedAlerts.isId(name)
            ? firedAlerts.list().filter(({ id }) => id === name)
            : firedAlerts.of(name)
          const known = name === '-' || savedSearches.list().some((each) => each.name === name)
          if (fired.length === 0 && !known) throw unknownObject(name)
          return feedAnswer(request, listing(request, path, fired.map(alertThing)))
        },
        DELETE(request) {
          const id = param(request, 'name')
          if (!firedAlerts.isId(id)) throw refusal(400, `Unexpected pattern for alert_id=${id}`)
          world.access.require(request.user, 'schedule_search')
          if (!firedAlerts.remove(id)) throw unknownObject(id)
          return messagesAnswer(request, 200, [])
        }
      }
    }
  ]
}

const rendered = (seconds: number): string =>
  new Date(seconds * 1000).toISOString().replace('T', ' ').replace('.000Z', ' UTC')

const alertThing = (alert: FiredAlert): Thing => ({
  name: alert.id,
  acl,
  updated: alert.time * 1000,
  content: {
    actions: null,
    alert_type: 'historical',
    digest_mode: true,
    'eai:acl': null,
    expiration_time_rendered: rendered(alert.expires),
    savedsearch_name: alert.search,
    severity: alert.severity,
    sid: alert.sid,
    trigger_time: alert.time,
    trigger_time_rendered: rendered(alert.time),
    triggered_alerts: alert.alerts
  }
})
