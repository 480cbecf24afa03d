import type {
  ClientView,
  MappingView,
  Mark,
  ProfileView,
  SessionView
} from '../../../preload/api.ts'
import { callsOf } from './calls.ts'
import { app, demoProfile, emptyScene, type Scene } from './scene.ts'

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
      mark(now, 1.9, null, 'p-dev', "client's default", null)
    ],
    calls: callsOf(profiles, 300, now)
  }
}

function sessionsOf(now: number): readonly SessionView[] {
  const session = (id: string, change: Partial<SessionView>): SessionView => ({
    id,
    xSessionId: null,
    shared: false,
    clientId: null,
    client: 'anonymous',
    clientInfo: null,
    protocolVersion: '2025-11-25',
    state: 'live',
    switchedOff: false,
    login: null,
    assignedProfileId: null,
    calls: 0,
    errors: 0,
    running: 0,
    startedAt: now - 90 * minute,
    lastActivityAt: now - 5 * minute,
    ...change
  })
  return [
    session('3f9ac210-77d1-4a55-9a0e-51a7d6c0be11', {
      clientId: 'c-desktop',
      client: 'Claude Desktop',
      clientInfo: { name: 'claude-ai', version: '0.14.2' },
      state: 'connected',
      login: { kind: 'profile', profileId: 'p-prod', rule: "client's default" },
      calls: 142,
      errors: 3,
      running: 1,
      startedAt: now - 2 * minute,
      lastActivityAt: now - 1000
    }),
    session('b1d0a7e4-1f0c-4a42-8f58-0b7f4b3f2f70', {
      clientId: 'c-cursor',
      client: 'Cursor',
      clientInfo: { name: 'cursor-vscode', version: '1.7.0' },
      state: 'connected',
      login: { kind: 'profile', profileId: 'p-dev', rule: 'assigned in the window' },
      assignedProfileId: 'p-dev',
      calls: 31,
      startedAt: now - 20 * minute,
      lastActivityAt: now - 3 * minute
    }),
    session('c2e4f1aa-4bb0-41e4-9c0e-9e6ad7f1d3a2', {
      xSessionId: 'soc-triage',
      clientId: 'c-cursor',
      client: 'Cursor',
      clientInfo: { name: 'cursor-vscode', version: '1.7.0' },
      login: {
        kind: 'error',
        message: 'The profile old-prod, which X-Splunk-Profile names, is gone.'
      },
      calls: 9,
      errors: 9
    }),
    session('5b8d1c70-94ce-4d0e-8d25-0a6f3ae2c7f1', {
      shared: true,
      clientId: 'c-cursor',
      client: 'Cursor',
      clientInfo: { name: 'cursor-vscode', version: '1.8.2' },
      protocolVersion: '2026-07-28',
      state: 'connected',
      login: { kind: 'profile', profileId: 'p-dev', rule: "app's default" },
      calls: 18,
      startedAt: now - 50 * minute,
      lastActivityAt: now - 4 * minute
    }),
    session('derived-2b7c9e11', {
      xSessionId: 'report-builder-7781',
      login: { kind: 'headers', host: 'idx7.lab.example.com', username: 'lena' },
      clientInfo: { name: 'python-httpx', version: '0.28.1' },
      calls: 4,
      startedAt: now - 30 * minute
    }),
    session('9d0c5a33-0a9e-4c0a-bb9d-27c3a0a1a4f4', {
      client: 'gemini-cli-mcp-client',
      clientInfo: { name: 'gemini-cli-mcp-client', version: '0.61.0' },
      protocolVersion: '2025-06-18',
      startedAt: now - 31 * minute
    }),
    session('e7715c02-6d8e-4f5c-a3f5-1f5b0a3f9c55', {
      clientId: 'c-desktop',
      client: 'Claude Desktop',
      clientInfo: { name: 'claude-ai', version: '0.14.2' },
      state: 'dormant',
      login: { kind: 'profile', profileId: 'p-prod', rule: 'mapping' },
      calls: 1062,
      errors: 12,
      startedAt: now - 26 * 60 * minute,
      lastActivityAt: now - 22 * 60 * minute
    }),
    session('0c41d7be-02f7-4a0b-9d4e-6b1f5a7c2d10', {
      xSessionId: 'nightly-report-2f61',
      clientId: 'c-night',
      client: 'Nightly report',
      clientInfo: { name: 'report-runner', version: '2.3.0' },
      state: 'dormant',
      switchedOff: true,
      login: { kind: 'profile', profileId: 'p-dev', rule: 'mapping' },
      calls: 611,
      startedAt: now - 9 * 60 * minute,
      lastActivityAt: now - 7 * 60 * minute
    })
  ]
}
