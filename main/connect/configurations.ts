import type { ClientConfiguration } from './configuration.ts'

export interface ConfigurationNeeds {
  /** http://127.0.0.1:8003/mcp */
  readonly url: string
  /** Null: it was shown before and cannot be had again; the texts then hold a placeholder. */
  readonly token: string | null
  /** What the user calls this client. */
  readonly clientName: string
}

const json = (value: unknown): string => JSON.stringify(value, null, 2)

/** What to put where, for each client program that we know. */
export function configurations({
  url,
  token,
  clientName
}: ConfigurationNeeds): readonly ClientConfiguration[] {
  const shown = token ?? 'PASTE-THE-TOKEN-HERE'
  const headers = { Authorization: `Bearer ${shown}` }
  return [
    {
      id: 'claude-desktop',
      title: 'Claude Desktop',
      where: 'Claude Desktop: Settings > Extensions',
      language: 'text',
      text: `Claude Desktop starts programs and cannot open ${url} itself. Save the extension file (.mcpb), open it with Claude Desktop, and enter the token of "${clientName}" when it asks.`,
      after: 'Switch the extension on; Claude Desktop then appears under Sessions.'
    },
    {
      id: 'claude-code',
      title: 'Claude Code',
      where: 'Terminal',
      language: 'shell',
      text: `claude mcp add --transport http --scope user splunk ${url} --header "Authorization: Bearer ${shown}"`,
      after: 'Start a new Claude Code session and enter /mcp to see the connection.'
    },
    {
      id: 'cursor',
      title: 'Cursor',
      where: '~/.cursor/mcp.json',
      language: 'json',
      text: json({ mcpServers: { splunk: { url, headers } } }),
      after: 'Restart Cursor, or switch the server off and on in its settings.'
    },
    {
      id: 'vscode',
      title: 'VS Code',
      where: [
        'macOS: ~/Library/Application Support/Code/User/mcp.json',
        'Windows: %APPDATA%\\Code\\User\\mcp.json',
        'Linux: ~/.config/Code/User/mcp.json'
      ].join('\n'),
      language: 'json',
      text: json({
        inputs: [
          {
            type: 'promptString',
            id: 'splunk-token',
            description: `Token of "${clientName}" in Switchboard for Splunk`,
            password: true
          }
        ],
        servers: {
          splunk: { type: 'http', url, headers: { Authorization: 'Bearer ${input:splunk-token}' } }
        }
      }),
      after: 'Start the server from the line above it in mcp.json, and paste the token when asked.'
    },
    {
      id: 'codex',
      title: 'Codex',
      where: '~/.codex/config.toml',
      language: 'toml',
      text: [
        '# Codex reads the token from its environment. For the shell that starts it:',
        `# export SWITCHBOARD_TOKEN='${shown}'`,
        '[mcp_servers.splunk]',
        `url = ${JSON.stringify(url)}`,
        'bearer_token_env_var = "SWITCHBOARD_TOKEN"',
        '# Codex gives up after 60 seconds, which a search may need.',
        'tool_timeout_sec = 300'
      ].join('\n'),
      after: 'Set SWITCHBOARD_TOKEN as the first lines say, and start Codex again.'
    },
    {
      id: 'gemini-cli',
      title: 'Gemini CLI',
      where: '~/.gemini/settings.json',
      language: 'json',
      text: json({ mcpServers: { splunk: { type: 'http', url, headers } } }),
      after: 'Start Gemini CLI again in a trusted folder, and enter /mcp to see the connection.'
    },
    {
      id: 'devin',
      title: 'Devin (Windsurf)',
      where: [
        'macOS and Linux: ~/.config/devin/mcp_config.json',
        'Windows: %APPDATA%\\devin\\mcp_config.json'
      ].join('\n'),
      language: 'json',
      text: json({ mcpServers: { splunk: { url, transport: 'http', headers } } }),
      after: 'Refresh the MCP servers in its settings.'
    }
  ]
}
