import type { ProgramId } from './program.ts'

type System = 'any' | 'darwin' | 'win32' | 'linux'

/** How an entry is written: see entries.ts. */
export type EntryStyle = 'stdio' | 'typed' | 'url' | 'transport' | 'server-url' | 'codex'

/** One of the ways in which a program comes, with a configuration file of its own. */
export interface Edition {
  /** Any of these shows that it is there: the program itself, or what only a running one leaves. */
  readonly found: Readonly<Partial<Record<System, readonly string[]>>>
  /** Its names on the PATH. */
  readonly executables: readonly string[]
  /** As pathsOf() reads it. */
  readonly file: string
  /** Where the entries of servers stand in the file. */
  readonly container: 'mcpServers' | 'servers' | 'mcp_servers'
  readonly style: EntryStyle
  /** Where it is found, the editions after it do not count. */
  readonly only?: true
}

export interface Layout {
  readonly id: ProgramId
  readonly title: string
  /** The first without `only` is the most usual. */
  readonly editions: readonly Edition[]
  /** What makes the program read its file. */
  readonly restart: string
}

/** Where each client program is, and where it keeps which MCP servers it uses. */
export const layouts: readonly Layout[] = [
  {
    id: 'claude-desktop',
    title: 'Claude Desktop',
    editions: [
      {
        // A packaged program reads its own copy of %APPDATA%, and never the plain one.
        // https://learn.microsoft.com/windows/msix/desktop/desktop-to-uwp-behind-the-scenes
        found: { win32: ['{local}/Packages/Claude_*'] },
        executables: [],
        file: '{local}/Packages/Claude_*/LocalCache/Roaming/Claude/claude_desktop_config.json',
        container: 'mcpServers',
        style: 'stdio',
        only: true
      },
      {
        found: {
          darwin: ['/Applications/Claude.app', '{home}/Applications/Claude.app'],
          win32: ['{local}/AnthropicClaude/claude.exe']
        },
        executables: ['claude-desktop'],
        file: '{config}/Claude/claude_desktop_config.json',
        container: 'mcpServers',
        style: 'stdio'
      }
    ],
    restart:
      'Quit Claude Desktop from its menu or tray icon (closing its window is not enough), and open it again.'
  },
  {
    id: 'claude-code',
    title: 'Claude Code',
    editions: [
      {
        found: { any: ['{home}/.claude/local/claude', '{home}/.claude/projects'] },
        executables: ['claude'],
        file: '{claude}/.claude.json',
        container: 'mcpServers',
        style: 'typed'
      }
    ],
    restart: 'Start a new Claude Code session and enter /mcp to see the connection.'
  },
  {
    id: 'cursor',
    title: 'Cursor',
    editions: [
      {
        found: {
          any: ['{config}/Cursor/User/globalStorage'],
          darwin: ['/Applications/Cursor.app', '{home}/Applications/Cursor.app'],
          win32: ['{local}/Programs/cursor/Cursor.exe', '{programs}/cursor/Cursor.exe']
        },
        executables: ['cursor', 'cursor-agent'],
        file: '{home}/.cursor/mcp.json',
        container: 'mcpServers',
        style: 'url'
      }
    ],
    restart: 'Restart Cursor, or switch the server off and on in its settings.'
  },
  {
    id: 'vscode',
    title: 'VS Code',
    editions: [
      {
        found: {
          any: ['{config}/Code/User/globalStorage'],
          darwin: [
            '/Applications/Visual Studio Code.app',
            '{home}/Applications/Visual Studio Code.app'
          ],
          win32: [
            '{local}/Programs/Microsoft VS Code/Code.exe',
            '{programs}/Microsoft VS Code/Code.exe'
          ]
        },
        executables: ['code'],
        file: '{config}/Code/User/mcp.json',
        container: 'servers',
        style: 'typed'
      },
      {
        found: {
          any: ['{config}/Code - Insiders/User/globalStorage'],
          darwin: ['/Applications/Visual Studio Code - Insiders.app'],
          win32: [
            '{local}/Programs/Microsoft VS Code Insiders/Code - Insiders.exe',
            '{programs}/Microsoft VS Code Insiders/Code - Insiders.exe'
          ]
        },
        executables: ['code-insiders'],
        file: '{config}/Code - Insiders/User/mcp.json',
        container: 'servers',
        style: 'typed'
      }
    ],
    restart: 'Reload the window of VS Code, or start the server from the line above it in mcp.json.'
  },
  {
    id: 'codex',
    title: 'Codex',
    editions: [
      {
        found: { any: ['{codex}/auth.json', '{codex}/sessions'] },
        executables: ['codex'],
        file: '{codex}/config.toml',
        container: 'mcp_servers',
        style: 'codex'
      }
    ],
    restart: 'Start Codex again.'
  },
  {
    id: 'gemini-cli',
    title: 'Gemini CLI',
    editions: [
      {
        found: { any: ['{home}/.gemini/oauth_creds.json', '{home}/.gemini/tmp'] },
        executables: ['gemini'],
        file: '{home}/.gemini/settings.json',
        container: 'mcpServers',
        style: 'typed'
      }
    ],
    restart: 'Start Gemini CLI again in a trusted folder, and enter /mcp to see the connection.'
  },
  {
    id: 'devin',
    title: 'Devin (Windsurf)',
    editions: [
      {
        found: {
          any: ['{home}/.devin/extensions'],
          darwin: ['/Applications/Devin.app', '{home}/Applications/Devin.app'],
          win32: ['{local}/Programs/Devin/Devin.exe'],
          linux: ['/opt/devin/devin']
        },
        executables: ['devin'],
        file: '{dotconfig}/devin/mcp_config.json',
        container: 'mcpServers',
        style: 'transport'
      },
      {
        // Windsurf has been Devin Desktop since June 2026; its Cascade still reads the old file.
        found: {
          any: ['{home}/.windsurf/extensions', '{home}/.codeium/windsurf/cascade'],
          darwin: ['/Applications/Windsurf.app'],
          win32: ['{local}/Programs/Windsurf/Windsurf.exe']
        },
        executables: ['windsurf'],
        file: '{home}/.codeium/windsurf/mcp_config.json',
        container: 'mcpServers',
        style: 'server-url'
      }
    ],
    restart: 'Refresh the MCP servers in its settings.'
  }
]

export const layoutOf = (id: ProgramId): Layout => {
  const layout = layouts.find((one) => one.id === id)
  if (layout === undefined) throw new Error(`No program is called ${id}.`)
  return layout
}
