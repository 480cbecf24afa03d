import type { ClientView, ProfileView, SessionView } from '../../../preload/api.ts'
import { callsOf } from './calls.ts'
import { programOf } from './programs.ts'
import { app, demoProfile, emptyScene, type Scene } from './scene.ts'

const minute = 60_000

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
    client('c-codex', 'Codex', { lastSeenAt: null, defaultProfileId: null })
  ]
  return {
    ...emptyScene,
    app: { ...app },
    profiles,
    clients,
    programs: [
      programOf('claude-desktop'),
      programOf('claude-code'),
      programOf('cursor', {
        clientId: 'c-cursor',
        state: { kind: 'connected', lastSeenAt: now - 40 * minute },
        canUndo: true
      }),
      programOf('vscode', { state: { kind: 'written', at: now - minute }, canUndo: true }),
      programOf('gemini-cli', {
        state: {
          kind: 'blocked',
          message:
            'The file /home/ada/.gemini/settings.json is not valid JSON: line 12 lacks a comma. It was left alone.'
        }
      }),
      programOf('codex', { state: { kind: 'not_installed' }, restart: null }),
      programOf('devin', { state: { kind: 'not_installed' }, restart: null })
    ],
    sessions: sessionsOf(now),
    mappings: [
      { id: 'm-1', xSessionId: 'soc-triage', profileId: 'p-prod' },
      { id: 'm-2', xSessionId: 'nightly-report-2f61', profileId: 'p-dev' },
      { id: 'm-3', xSessionId: 'old-experiment', profileId: 'p-gone' }
    ],
    calls: callsOf(profiles, 300, now)
  }
}

function sessionsOf(now: number): readonly SessionView[] {
  const session = (id: string, change: Partial<SessionView>): SessionView => ({
    id,
    xSessionId: null,
    clientId: null,
    client: 'anonymous',
    clientInfo: null,
    protocolVersion: '2025-11-25',
    state: 'live',
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
    })
  ]
}
