import {
  Client,
  type ClientOptions,
  StreamableHTTPClientTransport
} from '@modelcontextprotocol/client'
import { onTestFinished } from 'vitest'
import { jsonHeaders } from './raw-http.ts'

export const revision = '2026-07-28'

interface ModernClientOptions {
  readonly mode?: 'auto' | 'legacy' | { readonly pin: string }
  readonly headers?: Readonly<Record<string, string>>
  readonly name?: string
  readonly capabilities?: NonNullable<ClientOptions['capabilities']>
}

/** The official client of both eras, pinned to 2026-07-28 unless told otherwise; closed when the test is over. */
export async function connectModernClient(
  url: string,
  token: string,
  {
    mode = { pin: revision },
    headers,
    name = 'modern-client',
    capabilities
  }: ModernClientOptions = {}
): Promise<Client> {
  const client = new Client(
    { name, version: '2.0.0' },
    { versionNegotiation: { mode }, ...(capabilities === undefined ? {} : { capabilities }) }
  )
  onTestFinished(() => client.close())
  await client.connect(
    new StreamableHTTPClientTransport(new URL(url), {
      requestInit: { headers: { authorization: `Bearer ${token}`, ...headers } }
    })
  )
  return client
}

const named: Readonly<Record<string, string>> = { 'tools/call': 'name', 'resources/read': 'uri' }

/** Body and headers of one request of 2026-07-28, as a client of any kind would send it. */
export function modernRequest(
  method: string,
  params: Readonly<Record<string, unknown>> = {},
  meta: Readonly<Record<string, unknown>> = {}
) {
  const name = params[named[method] ?? '']
  return {
    headers: {
      ...jsonHeaders,
      'mcp-protocol-version': revision,
      'mcp-method': method,
      ...(typeof name === 'string' ? { 'mcp-name': name } : {})
    },
    body: {
      jsonrpc: '2.0',
      id: 7,
      method,
      params: {
        ...params,
        _meta: {
          'io.modelcontextprotocol/protocolVersion': revision,
          'io.modelcontextprotocol/clientInfo': { name: 'raw-modern', version: '1.0' },
          'io.modelcontextprotocol/clientCapabilities': {},
          ...meta
        }
      }
    }
  }
}
