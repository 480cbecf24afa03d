import { rpcRequestOf } from '../../../main/inspector/rpc-request.ts'
import type { ProfileView, ToolCall } from '../../../preload/api.ts'
import type { HttpCommand } from './shell.ts'

type SplunkRequest = ToolCall['splunkRequests'][number]

/** A request to splunkd, with a placeholder for the secret. `profile`: undefined where it is gone. */
export function splunkCommand(
  call: ToolCall,
  { method, path, body }: SplunkRequest,
  profile: ProfileView | undefined
): HttpCommand {
  const scheme = profile?.address.scheme ?? 'https'
  return {
    method,
    url: `${scheme}://${call.profile?.host ?? '<host>:8089'}${profile?.address.basePath ?? ''}${path}`,
    headers: [
      ['Authorization', 'Bearer <Splunk token>'],
      ...(body === null ? [] : [['Content-Type', 'application/x-www-form-urlencoded'] as const])
    ],
    body,
    anyCertificate: profile?.tls.kind === 'off'
  }
}

/** The call as a client sends it; what was recorded, where that is known. */
export function mcpRequest(call: ToolCall): string {
  const sent = call.messages.find(({ from, text }) => from === 'client' && text !== null)?.text
  if (sent !== undefined && sent !== null) return pretty(sent)
  return JSON.stringify({ jsonrpc: '2.0', id: 1, ...rpcRequestOf(call) }, null, 2)
}

const pretty = (text: string): string => {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}

/** Headers of revision 2026-07-28 that must say what the body says. */
const told = ['mcp-protocol-version', 'mcp-method', 'mcp-name']

/** The call to our endpoint. An X-Session-ID needs no handshake before it. `endpoint`: its address. */
export function mcpCommand(call: ToolCall, endpoint: string): HttpCommand {
  const { exchange } = call
  const url = exchange === null ? endpoint : new URL(exchange.path, endpoint).href
  const headers = Object.entries(exchange?.requestHeaders ?? {}).filter(([name]) =>
    told.includes(name.toLowerCase())
  )
  return {
    method: 'POST',
    url,
    headers: [
      ['Content-Type', 'application/json'],
      ['Accept', 'application/json, text/event-stream'],
      ['Authorization', 'Bearer <token>'],
      ['X-Session-ID', 'from-the-inspector'],
      ...headers
    ],
    body: JSON.stringify(JSON.parse(mcpRequest(call))),
    anyCertificate: false
  }
}

/** Where Splunk Web shows a search job, and what was assumed to say so; null where there is none. */
export function splunkWebLink(
  sid: string,
  profile: ProfileView | undefined
): { readonly url: string; readonly assumed: string } | null {
  if (profile === undefined || profile.origin === 'demo') return null
  const { scheme, host } = profile.address
  const cloud = /\.splunkcloud\.com\.?$/i.test(host)
  const app = encodeURIComponent(profile.defaultApp ?? 'search')
  return {
    url: `${scheme}://${host}${cloud ? '' : ':8000'}/en-US/app/${app}/search?sid=${encodeURIComponent(sid)}`,
    assumed: cloud
      ? 'Assumes that Splunk Web answers at the same host.'
      : 'Assumes that Splunk Web is on the same host with its usual port 8000.'
  }
}
