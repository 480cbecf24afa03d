import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { temporaryFolder } from '../support/running-app.ts'
import { environment, programOf } from './support/command.ts'
import { expectSplunk, unknownToken, wrongToken } from './support/expected.ts'
import { startRealProgram } from './support/real-program.ts'

const built = join(import.meta.dirname, '../../out/main/stdio.js')

/** Connects the SDK's stdio client, as Claude Desktop would, to a program that forwards to ours. */
function stdio(args: readonly string[], env: Readonly<Record<string, string>>) {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [...args],
    env: { ...environment(temporaryFolder()), ...env },
    stderr: 'pipe'
  })
  let stderr = ''
  transport.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  const client = new Client({ name: 'claude-ai', version: '0.1.0' })
  onTestFinished(() => client.close())
  return {
    connect: () => client.connect(transport),
    stderr: () => stderr,
    ability: {
      listTools: async () => (await client.listTools()).tools.map(({ name }) => name),
      listIndexes: () => client.callTool({ name: 'list_indexes', arguments: {} })
    }
  }
}

const own = (url: string, token: string) =>
  stdio([built], { SWITCHBOARD_URL: url, SWITCHBOARD_TOKEN: token })

const mcpRemote = (url: string, token: string) =>
  stdio(
    [
      programOf('mcp-remote'),
      url,
      '--transport',
      'http-only',
      '--header',
      'Authorization:${AUTH_HEADER}'
    ],
    { AUTH_HEADER: `Bearer ${token}` }
  )

const programs = [
  ['our stdio program', own],
  ['mcp-remote', mcpRemote]
] as const

test.each(programs)(
  '%s lists tools, calls them, and goes on after kill -9',
  { timeout: 60_000 },
  async (_name, start) => {
    const program = await startRealProgram()
    const { connect, ability } = start(program.url, program.token)
    await connect()
    await expectSplunk(ability)
    await program.restart()
    await expectSplunk(ability)
  }
)

test('our stdio program shows what to do about a wrong token', { timeout: 60_000 }, async () => {
  const { url } = await startRealProgram()
  await expect(own(url, wrongToken).connect()).rejects.toThrow(unknownToken)
})

test('mcp-remote says in its log that there is no OAuth', { timeout: 60_000 }, async () => {
  const { url } = await startRealProgram()
  const { connect, stderr } = mcpRemote(url, wrongToken)
  await expect(connect()).rejects.toThrow()
  expect(stderr()).toContain('There is no OAuth here: a client sends its token')
})
