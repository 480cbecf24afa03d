import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { Client as FirstClient } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport as FirstTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { expect, onTestFinished, test } from 'vitest'
import { type Ability, expectSplunk, unknownToken, wrongToken } from './support/expected.ts'
import { startRealProgram } from './support/real-program.ts'

type Connect = (url: string, token: string) => Promise<Ability>

const listIndexes = { name: 'list_indexes', arguments: {} }
const info = { name: 'real client', version: '1.0.0' }
const headers = (token: string) => ({
  requestInit: { headers: { authorization: `Bearer ${token}` } }
})

const first: Connect = async (url, token) => {
  const client = new FirstClient(info)
  onTestFinished(() => client.close())
  await client.connect(new FirstTransport(new URL(url), headers(token)))
  return {
    listTools: async () => (await client.listTools()).tools.map(({ name }) => name),
    listIndexes: () => client.callTool(listIndexes)
  }
}

const second =
  (mode: 'auto' | 'legacy' | { readonly pin: string }): Connect =>
  async (url, token) => {
    const client = new Client(info, { versionNegotiation: { mode } })
    onTestFinished(() => client.close())
    await client.connect(new StreamableHTTPClientTransport(new URL(url), headers(token)))
    return {
      listTools: async () => (await client.listTools()).tools.map(({ name }) => name),
      listIndexes: () => client.callTool(listIndexes)
    }
  }

// Where it looks for the protocol first, the SDK shows the status of a refusal and not its words.
const refused = 'the server requires authorization (HTTP 401)'

/** With what the user reads about a wrong token. */
const clients: readonly (readonly [string, Connect, string])[] = [
  ['the SDK 1.x', first, unknownToken],
  ['the SDK 2.x in auto mode', second('auto'), refused],
  ['the SDK 2.x in legacy mode', second('legacy'), unknownToken],
  ['the SDK 2.x pinned to 2026-07-28', second({ pin: '2026-07-28' }), refused]
]

test.each(clients)(
  '%s lists tools, calls them, and goes on after kill -9',
  { timeout: 60_000 },
  async (_name, connect) => {
    const program = await startRealProgram()
    const ability = await connect(program.url, program.token)
    await expectSplunk(ability)
    await program.restart()
    await expectSplunk(ability)
  }
)

test.each(clients)(
  '%s says that a wrong token is refused',
  { timeout: 60_000 },
  async (_name, connect, words) => {
    const { url } = await startRealProgram()
    const failure = await connect(url, wrongToken).catch((error: unknown) => error)
    expect(String(failure)).toContain(words)
  }
)
