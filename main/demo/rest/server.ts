import { cpus, totalmem } from 'node:os'
import { serverGuid, serverName } from '../identity.ts'
import { generator } from '../feed.ts'
import type { Route } from '../router.ts'
import { collection, list, systemWide } from './collection.ts'
import health from './data/health.json' with { type: 'json' }
import { concurrencyLimit } from '../jobs/jobs.ts'
import type { Thing } from './listing.ts'
import type { World } from './world.ts'

/** server/* and messages. */
export function serverRoutes({ startedAt }: World): readonly Route[] {
  const info = {
    name: 'server-info',
    author: 'system',
    acl: systemWide,
    content: {
      activeLicenseGroup: 'Trial',
      build: generator.build,
      cpu_arch: 'x86_64',
      'eai:acl': null,
      fips_mode: false,
      guid: serverGuid,
      health_info: health.health,
      host: serverName,
      host_fqdn: `${serverName}.example.com`,
      isForwarding: false,
      isFree: false,
      isTrial: true,
      kvStoreStatus: 'ready',
      licenseState: 'OK',
      mode: 'normal',
      numberOfCores: cpus().length,
      numberOfVirtualCores: cpus().length,
      os_name: 'Linux',
      os_version: 'demo',
      physicalMemoryMB: Math.floor(totalmem() / 1_048_576),
      product_type: 'enterprise',
      serverName,
      server_roles: ['indexer', 'license_manager', 'kv_store', 'search_head'],
      shutting_down: '0',
      startup_time: Math.floor(startedAt / 1000),
      version: generator.version
    }
  }
  const notice = {
    name: 'demo_data',
    content: {
      capabilities: [],
      'eai:acl': null,
      help: '',
      message: 'This is the demo Splunk of Switchboard: its events are generated.',
      message_alternate: '',
      roles: ['admin', 'power', 'user'],
      server: serverName,
      severity: 'info',
      timeCreated_epochSecs: Math.floor(startedAt / 1000),
      timeCreated_iso: new Date(startedAt).toISOString().replace(/\.\d+Z$/, '+00:00')
    }
  }
  return [
    ...collection('server/info', () => [info]).map((route) => ({ ...route, capability: null })),
    list('server/status', () => [
      { name: 'status', acl: systemWide, content: { 'eai:acl': null } }
    ]),
    one('server/health/splunkd', { 'eai:acl': null, health: health.health }),
    one('server/health/splunkd/details', { 'eai:acl': null, ...health }),
    list('search/concurrency-settings', () => concurrency),
    ...collection('messages', () => [notice])
  ]
}

// As Splunk comes: 6 searches and one for each core.
const concurrency: readonly Thing[] = [
  { name: 'scheduler', content: { auto_summary_perc: 50, 'eai:acl': null, max_searches_perc: 50 } },
  {
    name: 'search',
    content: {
      base_max_searches: 6,
      'eai:acl': null,
      max_rt_search_multiplier: 1,
      max_searches_per_cpu: 1,
      shc_adhoc_quota_enforcement: 'off',
      total_search_concurrency_limit: String(concurrencyLimit)
    }
  }
].map((thing) => ({ ...thing, author: 'system', acl: systemWide }))

const one = (path: string, content: Readonly<Record<string, unknown>>): Route =>
  list(path, () => [{ name: 'splunkd', acl: systemWide, content }])
