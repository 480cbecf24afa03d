import { cpus, totalmem } from 'node:os'
import { serverGuid, serverName } from '../identity.ts'
import { generator } from '../feed.ts'
import type { Route } from '../router.ts'
import { collection, list, systemWide } from './collection.ts'
import health from './data/health.json' with { type: 'json' }
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
    ...collection('messages', () => [notice])
  ]
}

const one = (path: string, content: Readonly<Record<string, unknown>>): Route =>
  list(path, () => [{ name: 'splunkd', acl: systemWide, content }])
