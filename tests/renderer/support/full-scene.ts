import type { ClientView, MappingView, Mark, ProfileView } from '../../../preload/api.ts'
import { callsOf } from './calls.ts'
import { busyPrograms } from './programs.ts'
import { app, demoProfile, emptyScene, type Scene } from './scene.ts'
import { sessionsOf } from './sessions.ts'

const minute = 60_000

const mapping = (
  id: string,
  match: MappingView['match'],
  xSessionId: string,
  profileId: string
): MappingView => ({ id, match, xSessionId, profileId, coveredBy: null })

/** A busy day: several Splunks, assistants, sessions and some 300 calls up to `now`. */
export function fullScene(now: number): Scene {
  const profile = (change: Partial<ProfileView>): ProfileView => ({
    ...demoProfile,
    origin: 'user',
    tls: { kind: 'verify' },
    state: { kind: 'unknown' },
    ...change
  })
  const profiles: readonly ProfileView[] = [
    profile({
      id: 'p-prod',
      name: 'Production',
      slug: 'production',
      colour: 4,
      production: true,
      address: { scheme: 'https', host: 'splunk.corp.example.com', port: 8089, basePath: '' },
      signIn: { kind: 'token' },
      state: {
        kind: 'ok',
        at: now - 4000,
        server: 'sh-prod-1',
        version: '10.2.3',
        clockSkewSeconds: 0
      }
    }),
    profile({
      id: 'p-dev',
      name: 'Dev cluster',
      slug: 'dev-cluster',
      colour: 2,
      address: { scheme: 'https', host: 'splunk-dev.corp.example.com', port: 8089, basePath: '' },
      signIn: { kind: 'password', username: 'svc-mcp' },
      tls: { kind: 'ca', file: '/etc/ssl/certs/corp-ca.pem' },
      state: {
        kind: 'ok',
        at: now - 80_000,
        server: 'dev-sh',
        version: '9.4.1',
        clockSkewSeconds: 0
      }
    }),
    profile({
      id: 'p-eu',
      name: 'Security operations, Europe (Frankfurt)',
      slug: 'soc-eu',
      colour: 1,
      production: true,
      address: { scheme: 'https', host: 'soc-eu.splunkcloud.com', port: 8089, basePath: '' },
      signIn: { kind: 'password', username: 'ada' },
      state: {
        kind: 'failing',
        at: now - 20_000,
        message: 'Splunk at https://soc-eu.splunkcloud.com:8089 refused the password of ada.'
      }
    }),
    {
      ...demoProfile,
      state: { kind: 'ok', at: now - 9000, server: 'demo', version: '10.0.0', clockSkewSeconds: 0 }
    }
  ]
  const client = (id: string, name: string, change: Partial<ClientView>): ClientView => ({
    id,
    name,
    defaultProfileId: 'p-prod',
    allowedProfileIds: null,
    mayUseProfile: false,
    enabled: true,
    callsPerMinute: 600,
    createdAt: now - 12 * 24 * 60 * minute,
    lastSeenAt: now - 3000,
    calls: 0,
    liveSessions: 0,
    ...change
  })
  const clients = [
    client('c-desktop', 'Claude Desktop', { calls: 1204, liveSessions: 1 }),
    client('c-cursor', 'Cursor', {
      defaultProfileId: 'p-dev',
      allowedProfileIds: ['p-dev', 'p-demo'],
      calls: 87,
      liveSessions: 2,
      lastSeenAt: now - 40 * minute
    }),
    client('c-codex', 'Codex', { lastSeenAt: null, defaultProfileId: null }),
    client('c-night', 'Nightly report', {
      defaultProfileId: 'p-dev',
      enabled: false,
      callsPerMinute: null,
      calls: 18_402,
      lastSeenAt: now - 7 * 60 * minute
    })
  ]
  const shown = (id: string | null) => {
    const found = profiles.find((one) => one.id === id)
    if (found === undefined) return null
    const { name, colour, production, address } = found
    return { id, name, colour, production, host: `${address.host}:${address.port}` }
  }
  const mark = (
    at: number,
    minutesAgo: number,
    from: string | null,
    to: string,
    reason: string,
    xSessionId: string | null
  ): Mark => ({
    kind: 'mark',
    what: 'moved',
    id: `mark-${minutesAgo}`,
    at: at - minutesAgo * minute,
    sessionId: '3f9ac210-77d1-4a55-9a0e-51a7d6c0be11',
    xSessionId,
    client: 'Claude Code',
    from: shown(from),
    to: shown(to),
    reason
  })
  return {
    ...emptyScene,
    app: { ...app },
    profiles,
    clients,
    programs: busyPrograms(now),
    sessions: sessionsOf(now),
    mappings: [
      mapping('m-1', 'exact', 'soc-triage', 'p-prod'),
      mapping('m-2', 'prefix', 'soc-', 'p-eu'),
      mapping('m-3', 'exact', 'nightly-report-2f61', 'p-dev'),
      { ...mapping('m-4', 'exact', 'soc-17', 'p-dev'), coveredBy: 'm-2' },
      mapping('m-5', 'exact', 'old-experiment', 'p-gone')
    ],
    marks: [
      mark(now, 34, 'p-demo', 'p-prod', 'assigned in the window', 'soc-17'),
      mark(now, 8, 'p-prod', 'p-eu', 'mapping', 'soc-17'),
      mark(now, 1.9, null, 'p-dev', "client's default", null),
      {
        kind: 'mark',
        what: 'paused',
        id: 'gap-1',
        at: now - 0.6 * minute,
        until: now - 0.5 * minute,
        calls: 3,
        reason: 'The analyst paused it in the window.'
      }
    ],
    calls: callsOf(profiles, 300, now)
  }
}
