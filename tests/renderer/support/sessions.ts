import type { SessionView } from '../../../preload/api.ts'

const minute = 60_000

/** The sessions of the busy day. */
export function sessionsOf(now: number): readonly SessionView[] {
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
