import { fullScene } from './full-scene.ts'
import type { Scene } from './scene.ts'

/** Two sessions that wait for the analyst: one that may use every profile, and one with fewer. */
export function askingScene(now: number): Scene {
  const full = fullScene(now)
  return {
    ...full,
    app: { ...full.app, settings: { ...full.app.settings, newSessions: 'ask' } },
    asks: [
      {
        sessionId: '9d0c5a33-0a9e-4c0a-bb9d-27c3a0a1a4f4',
        client: 'Claude Code',
        allowedProfileIds: null,
        clientInfo: { name: 'claude-code', version: '2.1.0' },
        xSessionId: 'soc-17',
        tools: ['run_splunk_search', 'list_indexes', 'list_sourcetypes'],
        since: now - 12_000
      },
      {
        sessionId: 'b1d0a7e4-1f0c-4a42-8f58-0b7f4b3f2f70',
        client: 'Cursor',
        allowedProfileIds: ['p-dev', 'p-demo'],
        clientInfo: { name: 'cursor-vscode', version: '1.7.0' },
        xSessionId: null,
        tools: ['list_indexes'],
        since: now - 3000
      }
    ],
    sessions: full.sessions.map((session, place) =>
      place === 1
        ? { ...session, assignedProfileId: null, login: { kind: 'ask' } }
        : place === 4
          ? { ...session, login: { kind: 'refused' } }
          : session
    )
  }
}
