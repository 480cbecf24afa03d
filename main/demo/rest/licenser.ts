import { serverGuid, serverName } from '../identity.ts'
import type { Route } from '../router.ts'
import { collection, systemWide } from './collection.ts'
import type { Thing } from './listing.ts'
import type { World } from './world.ts'

const megabyte = 1_048_576
const quota = 500 * megabyte
const capability = 'license_view_warnings'

/** licenser/*: the trial licence that a new Splunk has. */
export function licenserRoutes({ startedAt, clock }: World): readonly Route[] {
  const started = Math.floor(startedAt / 1000)
  const thing = (name: string, content: Thing['content']): Thing => ({
    name,
    author: 'system',
    acl: systemWide,
    content: { 'eai:acl': null, ...content }
  })
  // About what a day of the generated events has.
  const used = (): number => Math.round((2 * megabyte * ((clock() / 1000) % 86_400)) / 86_400)
  const parts: Readonly<Record<string, () => readonly Thing[]>> = {
    groups: () => [
      thing('Trial', { is_active: true, stack_ids: ['download-trial'] }),
      thing('Enterprise', { is_active: false, stack_ids: [] }),
      thing('Free', { is_active: false, stack_ids: ['free'] })
    ],
    stacks: () => [
      thing('download-trial', {
        cle_active: 0,
        is_unlimited: false,
        label: 'Splunk Enterprise download Trial',
        max_violations: 5,
        quota,
        type: 'download-trial'
      })
    ],
    pools: () => [
      thing('auto_generated_pool_download-trial', {
        description: 'auto_generated_pool_download-trial',
        effective_quota: quota,
        is_unlimited: false,
        peers: ['*'],
        peers_usage_bytes: { [serverGuid]: used() },
        quota: 'MAX',
        stack_id: 'download-trial',
        used_bytes: used()
      })
    ],
    licenses: () => [
      thing('0'.repeat(64), {
        creation_time: started,
        expiration_time: started + 60 * 86_400,
        features: ['Auth', 'FwdData', 'LDAPAuth', 'LocalSearch', 'ScheduledSearch'],
        group_id: 'Trial',
        label: 'Splunk Enterprise download Trial',
        license_hash: '0'.repeat(64),
        max_violations: 5,
        quota,
        stack_id: 'download-trial',
        status: 'VALID',
        type: 'download-trial',
        window_period: 30
      })
    ],
    messages: () => [],
    peers: () => [
      thing(serverGuid, {
        active_pool_ids: ['auto_generated_pool_download-trial'],
        label: serverName,
        pool_ids: ['auto_generated_pool_download-trial'],
        stack_ids: ['download-trial'],
        warning_count: 0
      })
    ],
    usage: () => [thing('license_usage', { peers_usage_bytes: used(), quota })]
  }
  return Object.entries(parts).flatMap(([name, things]) =>
    collection(`licenser/${name}`, things).map((route) => ({ ...route, capability }))
  )
}
