import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { makeBundle } from '../../../main/connect/bundle.ts'
import { handshakePath } from '../../../main/connect/handshake-file.ts'
import { echo } from '../../support/fixture-tools.ts'
import { startApp, temporaryFolder } from '../../support/running-app.ts'
import { stdioClient } from '../../support/stdio-client.ts'
import { buildStdioProgram } from '../../support/stdio-program.ts'

const run = promisify(execFile)
const mcpb = join(import.meta.dirname, '../../../node_modules/@anthropic-ai/mcpb/dist/cli/cli.js')

async function unpacked(handshake = '/home/me/handshake.json'): Promise<string> {
  const stdioProgram = `${await buildStdioProgram()}\n//# sourceMappingURL=stdio.js.map`
  const bundle = makeBundle({ stdioProgram, version: '0.1.0', handshake, clientName: 'Desktop' })
  const file = join(temporaryFolder(), 'switchboard.mcpb')
  await writeFile(file, bundle)
  const folder = join(temporaryFolder(), 'unpacked')
  await run(process.execPath, [mcpb, 'unpack', file, folder])
  return folder
}

test('passes the validator of the .mcpb format', async () => {
  const folder = await unpacked()
  const { stdout } = await run(process.execPath, [mcpb, 'validate', join(folder, 'manifest.json')])
  expect(stdout).toContain('Manifest schema validation passes')
})

test('holds one program that needs nothing but Node, and no source map', async () => {
  const folder = await unpacked()
  const program = await readFile(join(folder, 'server/index.js'), 'utf8')
  const imported = [...program.matchAll(/from ["']([^"']+)["']/g)].map((match) => match[1])
  expect(imported.filter((name) => name?.startsWith('node:') !== true)).toEqual([])
  expect(program).not.toContain('sourceMappingURL')
})

test('runs as Claude Desktop runs it, with what is optional left out', async () => {
  const { dataDir, token } = await startApp({ tools: [echo] })
  const folder = await unpacked(handshakePath(dataDir))
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as {
    server: { mcp_config: { env: Record<string, string> } }
  }
  const env = { ...manifest.server.mcp_config.env, SWITCHBOARD_TOKEN: token() }
  const { client, transport } = stdioClient(env, join(folder, 'server/index.js'))
  await client.connect(transport)
  const answer = await client.callTool({ name: 'echo', arguments: { text: 'hello' } })
  expect(answer).toMatchObject({ structuredContent: { text: 'hello' } })
})
