import { expect, test } from 'vitest'
import { configurations } from '../../../main/connect/configurations.ts'

const url = 'http://127.0.0.1:8003/mcp'
const token = 'seeded-secret-token'
const byId = (values: Parameters<typeof configurations>[0]) =>
  new Map(configurations(values).map((one) => [one.id, one]))
const all = byId({ url, token, clientName: 'My "client"' })

test('knows each client program once', () => {
  expect([...all.keys()]).toEqual([
    'claude-desktop',
    'claude-code',
    'cursor',
    'vscode',
    'codex',
    'gemini-cli',
    'devin'
  ])
})

test.each(['cursor', 'gemini-cli', 'devin'])('gives %s the address and the token', (id) => {
  const { mcpServers } = JSON.parse(all.get(id)?.text ?? '') as {
    mcpServers: { splunk: unknown }
  }
  expect(mcpServers.splunk).toMatchObject({ url, headers: { Authorization: `Bearer ${token}` } })
})

test('lets VS Code ask for the token, so that it is in no file', () => {
  const text = all.get('vscode')?.text ?? ''
  expect(text).not.toContain(token)
  const value = JSON.parse(text) as { inputs: { id: string }[]; servers: { splunk: unknown } }
  expect(value.inputs).toMatchObject([{ type: 'promptString', id: 'splunk-token', password: true }])
  expect(value.servers.splunk).toEqual({
    type: 'http',
    url,
    headers: { Authorization: 'Bearer ${input:splunk-token}' }
  })
})

test('gives Codex an environment variable, and Claude Code a command', () => {
  expect(all.get('codex')?.text).toContain('bearer_token_env_var = "SWITCHBOARD_TOKEN"')
  expect(all.get('codex')?.text).toContain(`export SWITCHBOARD_TOKEN='${token}'`)
  expect(all.get('claude-code')?.text).toContain(`--header "Authorization: Bearer ${token}"`)
})

test('gives Claude Desktop no address to enter', () => {
  expect(all.get('claude-desktop')).toMatchObject({ language: 'text' })
  expect(all.get('claude-desktop')?.text).toContain('.mcpb')
})

test('shows a placeholder where the token is not known any more', () => {
  const text = [...byId({ url, token: null, clientName: 'x' }).values()].map((one) => one.text)
  expect(text.join()).toContain('PASTE-THE-TOKEN-HERE')
  expect(text.join()).not.toContain('null')
})
