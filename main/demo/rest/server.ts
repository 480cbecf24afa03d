import { cpus, totalmem } from 'node:os'
import { serverGuid, serverName } from '../identity.ts'
import { generator } from '../feed.ts'
import type { Route } from '../router.ts'
import { collection, list, systemWide } from './collection.ts'
import health from './data/health.json' with { type: 'json' }
import type { Thing } from './listing.ts'
import type { World } from './world.ts'

/** server/* and search/concurrency-settings. */
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
  return [
    ...collection('server/info', () => [info]).map((route) => ({ ...route, capability: null })),
    list('server/status', () => [
      { name: 'status', acl: systemWide, content: { 'eai:acl': null } }
    ]),
    one('server/health/splunkd', { 'eai:acl': null, health: health.health }),
    one('server/health/splunkd/details', { 'eai:acl': null, ...health }),
    ...collection('server/settings', () => [settings]).map((route) => ({
      ...route,
      capability: 'list_settings'
    })),
    ...collection('search/concurrency-settings', () => concurrency)
  ]
}

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
      total_search_concurrency_limit: 'auto'
    }
  }
].map((thing) => ({ ...thing, author: 'system', acl: systemWide }))

const one = (path: string, content: Readonly<Record<string, unknown>>): Route =>
  list(path, () => [{ name: 'splunkd', acl: systemWide, content }])

const settings: Thing = {
  name: 'settings',
  author: 'system',
  acl: systemWide,
  content: {
    SPLUNK_DB: '/opt/splunk/var/lib/splunk',
    SPLUNK_HOME: '/opt/splunk',
    'eai:acl': null,
    enableSplunkWebSSL: false,
    host: serverName,
    httpport: '8000',
    mgmtHostPort: '8089',
    minFreeSpace: '5000',
    pass4SymmKey: '********',
    serverName,
    sessionTimeout: '1h',
    startwebserver: true,
    trustedIP: ''
  }
}
