import { readRpc } from './rpc.ts'

const notRunning =
  'Switchboard for Splunk is not running on this computer, so there are no tools yet. Tell the user to start it; its tools appear then.'

const lists: Readonly<Record<string, object>> = {
  ping: {},
  'tools/list': { tools: [] },
  'resources/list': { resources: [] },
  'resources/templates/list': { resourceTemplates: [] },
  'prompts/list': { prompts: [] }
}

/** What the app says of itself in its answer to initialize; see the `Surface` in main/mcp. */
const capabilities = {
  tools: { listChanged: true },
  logging: {},
  resources: { subscribe: true, listChanged: true },
  prompts: { listChanged: true },
  completions: {}
}

// https://modelcontextprotocol.io/specification/2025-11-25/basic/lifecycle#version-negotiation
const versions = ['2025-11-25', '2025-06-18', '2025-03-26', '2024-11-05', '2024-10-07']

/**
 * The answer to one request in place of an app that does not run, so that the client stays connected
 * until it does. Null for what only the app can answer.
 */
export function standIn(line: string): string | null {
  const rpc = readRpc(line)
  const id = rpc?.requestIds[0]
  if (rpc?.method == null || id === undefined) return null
  const result = rpc.method === 'initialize' ? greeting(rpc.asksForVersion) : lists[rpc.method]
  return result === undefined ? null : JSON.stringify({ jsonrpc: '2.0', id, result })
}

const greeting = (version: string | null) => ({
  protocolVersion: version !== null && versions.includes(version) ? version : versions[0],
  capabilities,
  serverInfo: { name: 'switchboard-for-splunk', title: 'Switchboard for Splunk', version: '0' },
  instructions: notRunning
})

/** Tells the client, once the app is there, to ask again for what a stand-in answered. */
export const nowRunning: readonly string[] = ['tools', 'resources', 'prompts'].map((name) =>
  JSON.stringify({ jsonrpc: '2.0', method: `notifications/${name}/list_changed` })
)

/** Words for the user, as a log message of the server. */
export const logMessage = (data: string): string =>
  JSON.stringify({
    jsonrpc: '2.0',
    method: 'notifications/message',
    params: { level: 'warning', logger: 'switchboard', data }
  })
