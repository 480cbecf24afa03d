import type { ProgramId, ProgramPlan, ProgramView } from '../../../preload/api.ts'

const home = '/home/ada'
const files: Readonly<Record<ProgramId, readonly [title: string, file: string]>> = {
  'claude-desktop': ['Claude Desktop', `${home}/.config/Claude/claude_desktop_config.json`],
  'claude-code': ['Claude Code', `${home}/.claude.json`],
  cursor: ['Cursor', `${home}/.cursor/mcp.json`],
  vscode: ['VS Code', `${home}/.config/Code/User/mcp.json`],
  codex: ['Codex', `${home}/.codex/config.toml`],
  'gemini-cli': ['Gemini CLI', `${home}/.gemini/settings.json`],
  devin: ['Devin', `${home}/.config/devin/mcp_config.json`]
}

/** A program that is installed and not connected, but for `change`. */
export function programOf(id: ProgramId, change: Partial<ProgramView> = {}): ProgramView {
  const [title, file] = files[id]
  return {
    id,
    title,
    state: { kind: 'ready' },
    clientId: null,
    files: [file],
    restart: `Restart ${title}, or switch the server off and on in its settings.`,
    canUndo: false,
    ...change
  }
}

const notInstalled = { state: { kind: 'not_installed' }, restart: null } as const

/** As on a computer where three of them are installed. */
export const programs: readonly ProgramView[] = [
  programOf('claude-desktop'),
  programOf('claude-code', notInstalled),
  programOf('cursor'),
  programOf('vscode'),
  programOf('codex', notInstalled),
  programOf('gemini-cli', notInstalled),
  programOf('devin', notInstalled)
]

/** As on a busy day: one connected, one awaited, one whose file is broken. */
export const busyPrograms = (now: number): readonly ProgramView[] => [
  programOf('claude-desktop'),
  programOf('claude-code'),
  programOf('cursor', {
    clientId: 'c-cursor',
    state: { kind: 'connected', lastSeenAt: now - 40 * 60_000 },
    canUndo: true
  }),
  programOf('vscode', { state: { kind: 'written', at: now - 60_000 }, canUndo: true }),
  programOf('gemini-cli', {
    state: {
      kind: 'blocked',
      message:
        'The file /home/ada/.gemini/settings.json is not valid JSON: line 12 lacks a comma. It was left alone.'
    }
  }),
  programOf('codex', { state: { kind: 'not_installed' }, restart: null }),
  programOf('devin', { state: { kind: 'not_installed' }, restart: null })
]

/** The programs with one of them changed. */
export const programsWith = (id: ProgramId, change: Partial<ProgramView>): readonly ProgramView[] =>
  programs.map((program) => (program.id === id ? { ...program, ...change } : program))

const entry = [
  '    "splunk": {',
  '      "url": "http://127.0.0.1:8003/mcp",',
  '      "headers": {',
  '        "Authorization": "Bearer sbs_••••"',
  '      }',
  '    }'
]
const line = (kind: ProgramPlan['files'][number]['lines'][number]['kind']) => (text: string) => ({
  kind,
  text
})

/** A plan that adds our entry after those of other servers. */
export function planOf(id: ProgramId): ProgramPlan {
  const [, file] = files[id]
  return {
    id,
    files: [
      {
        file,
        isNew: false,
        firstLine: 121,
        lines: [
          ...['    "github": {', '      "url": "https://mcp.example.com/github"'].map(line('same')),
          line('removed')('    }'),
          line('added')('    },'),
          ...entry.map(line('added')),
          ...['  },', '  // kept for the night shift', '  "theme": "dark",'].map(line('same'))
        ]
      }
    ],
    notes: [
      `The token will stand in ${file}, which only you can read. It opens this server and nothing else, and can be revoked under Clients.`,
      'A copy of the file as it is will be kept beside it.'
    ],
    revision: 'revision-1'
  }
}
