import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { onTestFinished } from 'vitest'

/** The official client, connected over HTTP, and closed when the test is over. */
export async function connectSdkClient(
  url: string,
  headers: Readonly<Record<string, string>>,
  name = 'sdk-client'
): Promise<Client> {
  const client = new Client({ name, version: '1.2.3' })
  const transport = new StreamableHTTPClientTransport(new URL(url), {
    requestInit: { headers }
  })
  onTestFinished(() => client.close())
  // The class declares optional members in a way that exactOptionalPropertyTypes refuses.
  await client.connect(transport)
  return client
}
