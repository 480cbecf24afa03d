import type { ClientConfiguration } from './configuration.ts'
import { codexEntry, type Entry, entryNames, entryOf } from './entries.ts'
import { type Edition, type Layout, layouts } from './layouts.ts'
import { shownPath } from './paths.ts'
import { tomlLines } from './toml-document.ts'

export interface ConfigurationNeeds {
  /** http://127.0.0.1:8003/mcp */
  readonly url: string
  /** Null: it was shown before and cannot be had again; the texts then hold a placeholder. */
  readonly token: string | null
  /** What the user calls this client. */
  readonly clientName: string
}

type Text = Pick<ClientConfiguration, 'where' | 'language' | 'text' | 'after'>

const [name] = entryNames
const json = (value: unknown): string => JSON.stringify(value, null, 2)

/** What to put where, for each client program that we know. */
export function configurations(needs: ConfigurationNeeds): readonly ClientConfiguration[] {
  return layouts.map((layout) => ({
    id: layout.id,
    title: layout.title,
    ...textFor(layout, { ...needs, token: needs.token ?? 'PASTE-THE-TOKEN-HERE' })
  }))
}

function textFor(layout: Layout, needs: ConfigurationNeeds & { readonly token: string }): Text {
  const { url, token, clientName } = needs
  const { id, restart: after } = layout
  const edition = layout.editions.find(({ only }) => only !== true)
  if (edition === undefined) throw new Error(`${layout.title} has no edition.`)
  const where = shownPath(edition.file)
  switch (id) {
    case 'claude-desktop':
      return {
        where: 'Claude Desktop: Settings > Extensions',
        language: 'text',
        text: `Claude Desktop starts programs and cannot open ${url} itself. Save the extension file (.mcpb), open it with Claude Desktop, and enter the token of "${clientName}" when it asks.`,
        after: 'Switch the extension on; Claude Desktop then appears under Sessions.'
      }
    case 'claude-code':
      return {
        where: 'Terminal',
        language: 'shell',
        text: `claude mcp add --transport http --scope user ${name} ${url} --header "Authorization: Bearer ${token}"`,
        after
      }
    case 'vscode':
      return { where, language: 'json', ...askingText(edition, needs) }
    case 'codex':
      return {
        where,
        language: 'toml',
        text: [
          '# Codex reads the token from its environment. For the shell that starts it:',
          `# export SWITCHBOARD_TOKEN='${token}'`,
          `[mcp_servers.${name}]`,
          ...tomlLines(codexEntry(url, { bearer_token_env_var: 'SWITCHBOARD_TOKEN' }))
        ].join('\n'),
        after: 'Set SWITCHBOARD_TOKEN as the first lines say, and start Codex again.'
      }
    case 'cursor':
    case 'gemini-cli':
    case 'devin':
      return { where, language: 'json', text: json(serverIn(edition, url, token)), after }
  }
}

/** VS Code asks for the token, so that it is in no file. */
function askingText(edition: Edition, { url, clientName }: ConfigurationNeeds) {
  return {
    text: json({
      inputs: [
        {
          type: 'promptString',
          id: 'splunk-token',
          description: `Token of "${clientName}" in Switchboard for Splunk`,
          password: true
        }
      ],
      ...serverIn(edition, url, '${input:splunk-token}')
    }),
    after: 'Start the server from the line above it in mcp.json, and paste the token when asked.'
  }
}

const serverIn = ({ container, style }: Edition, url: string, token: string): Entry => ({
  [container]: { [name]: entryOf(style, { url, token, stdio: null }) }
})
