import type {
  AppState,
  Ask,
  ClientConfiguration,
  ClientView,
  HistoryState,
  MappingView,
  Mark,
  ProfileView,
  ProgramPlan,
  ProgramView,
  SessionView,
  Statistics,
  TestResult,
  TestStep,
  ToolCall
} from '../../../preload/api.ts'
import { planOf, programs } from './programs.ts'

/** What the scripted program knows at first. */
export interface Scene {
  readonly app: AppState
  readonly profiles: readonly ProfileView[]
  readonly clients: readonly ClientView[]
  readonly programs: readonly ProgramView[]
  readonly plans: readonly ProgramPlan[]
  readonly sessions: readonly SessionView[]
  readonly asks: readonly Ask[]
  readonly mappings: readonly MappingView[]
  /** Oldest first. */
  readonly marks: readonly Mark[]
  /** Oldest first. */
  readonly calls: readonly ToolCall[]
  /** What differs from a history that keeps everything. */
  readonly history: Partial<HistoryState>
  /** As many calls more, made by their places, older than all others. */
  readonly made: number
  /** Of every query; null: nothing but the count of its calls. */
  readonly statistics: Statistics | null
  readonly configurations: readonly ClientConfiguration[]
  readonly testSteps: readonly TestStep[]
  readonly testResult: TestResult
  /** Requests that fail, by name, with their message. */
  readonly failing: Readonly<Record<string, string>>
}

export const app: AppState = {
  version: '0.1.0',
  door: 'desktop',
  platform: 'linux',
  dataDir: '/home/ada/.config/switchboard-for-splunk',
  endpoint: { kind: 'listening', url: 'http://127.0.0.1:8003/mcp', port: 8003 },
  demo: { kind: 'running', url: 'https://127.0.0.1:18089', username: 'admin', events: 61204 },
  secrets: { kind: 'keychain', reason: null },
  settings: {
    port: 8003,
    anonymous: true,
    headerLogins: 'on',
    newSessions: 'default',
    history: { days: 90, megabytes: 2000 },
    privateMode: false,
    redactions: [],
    redactedNames: [],
    proxy: { kind: 'environment' },
    appearance: 'system',
    demo: true,
    defaultProfileId: 'p-demo',
    savedFilters: []
  },
  notices: []
}

export const demoProfile: ProfileView = {
  id: 'p-demo',
  name: 'Demo',
  slug: 'demo',
  colour: 0,
  production: false,
  address: { scheme: 'https', host: '127.0.0.1', port: 18089, basePath: '' },
  signIn: { kind: 'password', username: 'admin' },
  tls: { kind: 'pin', sha256: '5e'.repeat(32) },
  defaultApp: null,
  policy: { allowedWrites: [] },
  origin: 'demo',
  hasSecret: true,
  state: { kind: 'unknown' }
}

const configuration = (
  id: string,
  title: string,
  where: string,
  language: ClientConfiguration['language'],
  text: string
): ClientConfiguration => ({
  id,
  title,
  where,
  language,
  text,
  after: `Restart ${title} to use it.`
})

const http = (token: string) =>
  JSON.stringify(
    {
      mcpServers: {
        splunk: {
          type: 'http',
          url: 'http://127.0.0.1:8003/mcp',
          headers: { Authorization: `Bearer ${token}` }
        }
      }
    },
    null,
    2
  )

export const configurations: readonly ClientConfiguration[] = [
  configuration(
    'claude-desktop',
    'Claude Desktop',
    'Claude Desktop: Settings > Extensions',
    'text',
    'Claude Desktop starts programs and cannot open http://127.0.0.1:8003/mcp itself. Save the extension file (.mcpb), open it with Claude Desktop, and enter the token when it asks.'
  ),
  configuration(
    'claude-code',
    'Claude Code',
    'Terminal',
    'shell',
    'claude mcp add --transport http splunk http://127.0.0.1:8003/mcp --scope user \\\n  --header "Authorization: Bearer <token>"'
  ),
  configuration('cursor', 'Cursor', '~/.cursor/mcp.json', 'json', http('<token>')),
  configuration(
    'vscode',
    'VS Code',
    'macOS: ~/Library/Application Support/Code/User/mcp.json\nWindows: %APPDATA%\\Code\\User\\mcp.json\nLinux: ~/.config/Code/User/mcp.json',
    'json',
    http('<token>')
  ),
  configuration(
    'codex',
    'Codex',
    '~/.codex/config.toml',
    'toml',
    '[mcp_servers.splunk]\nurl = "http://127.0.0.1:8003/mcp"\nbearer_token_env_var = "SPLUNK_MCP_TOKEN"'
  ),
  configuration('gemini-cli', 'Gemini CLI', '~/.gemini/settings.json', 'json', http('<token>')),
  configuration('devin', 'Devin', '~/.config/devin/mcp_config.json', 'json', http('<token>'))
]

/** As after the first start. */
export const emptyScene: Scene = {
  app: { ...app, demo: { kind: 'stopped' } },
  profiles: [demoProfile],
  clients: [],
  programs,
  plans: programs.map(({ id }) => planOf(id)),
  sessions: [],
  asks: [],
  mappings: [],
  marks: [],
  calls: [],
  history: {},
  made: 0,
  statistics: null,
  configurations,
  testSteps: [
    { step: 'name', ok: true, detail: '10.20.0.11', ms: 12 },
    { step: 'connect', ok: true, detail: '10.20.0.11:8089', ms: 31 },
    { step: 'certificate', ok: true, detail: 'TLS 1.3', ms: 44 },
    { step: 'splunkd', ok: true, detail: '10.2.3 on idx1', ms: 80 },
    { step: 'sign-in', ok: true, detail: 'svc-mcp', ms: 150 }
  ],
  testResult: {
    ok: true,
    server: 'idx1',
    version: '10.2.3',
    username: 'svc-mcp',
    roles: ['user', 'power'],
    clockSkewSeconds: 0,
    ms: 317
  },
  failing: {}
}
