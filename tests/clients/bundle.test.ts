import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { temporaryFolder } from '../support/running-app.ts'
import { environment, installed, programOf, runNode } from './support/command.ts'
import { expectSplunk } from './support/expected.ts'
import { type RealProgram, startRealProgram } from './support/real-program.ts'
import { openWindow } from './support/window.ts'

const node18 = installed('node-18/bin/node')
const clientsSchema = z.array(z.object({ id: z.string() }))
const bundleSchema = z.object({ fileName: z.string(), base64: z.string() })
const manifestSchema = z.object({
  server: z.object({
    entry_point: z.string(),
    mcp_config: z.object({
      command: z.literal('node'),
      args: z.array(z.string()),
      env: z.record(z.string(), z.string())
    })
  })
})

/** Downloads the bundle as the window does, and unpacks it with the tool of the format. */
async function unpackedBundle({ windowUrl }: RealProgram) {
  const window = await openWindow(windowUrl)
  const [client] = clientsSchema.parse(await window.request('clients.list'))
  const answer = await window.request('clients.bundle', client?.id)
  const { fileName, base64 } = bundleSchema.parse(answer)
  const folder = temporaryFolder()
  const file = join(folder, fileName)
  const unpacked = join(folder, 'unpacked')
  writeFileSync(file, Buffer.from(base64, 'base64'))
  const outcome = await runNode(
    [programOf('@anthropic-ai/mcpb', 'mcpb'), 'unpack', file, unpacked],
    environment(folder)
  )
  expect(outcome.code, outcome.text).toBe(0)
  const manifest = join(unpacked, 'manifest.json')
  return { unpacked, manifest, ...manifestSchema.parse(JSON.parse(readFileSync(manifest, 'utf8'))) }
}

/** Runs the bundle as Claude Desktop does for a user who entered nothing but the token. */
function runBundle(
  { unpacked, server }: Awaited<ReturnType<typeof unpackedBundle>>,
  node: string,
  token: string
) {
  const { args, env } = server.mcp_config
  const transport = new StdioClientTransport({
    command: node,
    args: args.map((arg) => arg.replace('${__dirname}', unpacked)),
    env: {
      ...environment(temporaryFolder()),
      ...env,
      SWITCHBOARD_TOKEN: token,
      SWITCHBOARD_START: 'false'
    }
  })
  const client = new Client({ name: 'claude-ai', version: '0.1.0' })
  onTestFinished(() => client.close())
  return {
    connect: () => client.connect(transport),
    ability: {
      listTools: async () => (await client.listTools()).tools.map(({ name }) => name),
      listIndexes: () => client.callTool({ name: 'list_indexes', arguments: {} })
    }
  }
}

test(
  'the .mcpb bundle is valid, and one file that needs Node alone',
  { timeout: 60_000 },
  async () => {
    const { unpacked, manifest, server } = await unpackedBundle(await startRealProgram())
    const mcpb = programOf('@anthropic-ai/mcpb', 'mcpb')
    const validated = await runNode([mcpb, 'validate', manifest], environment(unpacked))
    expect(validated.code, validated.text).toBe(0)
    const program = readFileSync(join(unpacked, server.entry_point), 'utf8')
    const imported = [...program.matchAll(/(?:from|import)\s*\(?["']([^"']+)["']/g)]
    expect(imported.length).toBeGreaterThan(0)
    expect(imported.map(([, name]) => name).filter((name) => !name?.startsWith('node:'))).toEqual(
      []
    )
  }
)

test('the .mcpb bundle runs, and goes on after kill -9', { timeout: 60_000 }, async () => {
  const program = await startRealProgram()
  const { connect, ability } = runBundle(
    await unpackedBundle(program),
    process.execPath,
    program.token
  )
  await connect()
  await expectSplunk(ability)
  await program.restart()
  await expectSplunk(ability)
})

test('the .mcpb bundle runs on Node 18', { timeout: 60_000 }, async (context) => {
  if (!existsSync(node18)) context.skip(`There is no Node 18 for ${process.platform} here.`)
  const program = await startRealProgram()
  const bundle = await unpackedBundle(program)
  const { connect, ability } = runBundle(bundle, node18, program.token)
  await connect()
  await expectSplunk(ability)
})
