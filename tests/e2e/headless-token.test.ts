import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { connectSdkClient } from '../support/sdk-client.ts'
import { temporaryFolder } from '../support/running-app.ts'
import { startProgram } from '../support/started-program.ts'

test(
  'a token is printed once, where it was asked for, and is in no file and no other line',
  { timeout: 60_000 },
  async () => {
    const dataDir = temporaryFolder()
    const start = async (...more: readonly string[]) => {
      const args = ['--headless', '--demo', '--port', '0', '--data-dir', dataDir, ...more]
      const program = await startProgram(args)
      const printed: string[] = []
      program.child.stdout?.on('data', (text) => printed.push(String(text)))
      return { ...program, printed }
    }
    const first = await start('--client', 'E2E')
    const { mcpUrl, clientToken } = first.ready
    if (mcpUrl === null || clientToken === undefined) throw new Error('Not ready.')
    const client = await connectSdkClient(mcpUrl, { authorization: `Bearer ${clientToken}` })
    expect((await client.callTool({ name: 'me', arguments: {} })).isError).not.toBe(true)
    expect((await client.callTool({ name: 'get_macro', arguments: {} })).isError).toBe(true)
    await fetch(mcpUrl, { headers: { authorization: `Bearer ${clientToken}x` } })
    expect(await first.stop()).toBe(0)
    const second = await start()
    expect(await second.stop()).toBe(0)

    const files = readdirSync(dataDir, { recursive: true, withFileTypes: true })
      .filter((file) => file.isFile())
      .map((file) => readFileSync(join(file.parentPath, file.name), 'latin1'))
      .join('\n')
    expect(files).toContain('"E2E"')
    const secret = clientToken.slice('sbs_'.length)
    const lines = [first.printed, second.printed].flat().join('\n')
    for (const text of [files, lines, first.stderr(), second.stderr()]) {
      expect(text.includes(secret)).toBe(false)
    }
    expect(JSON.stringify(second.ready)).not.toContain(secret)
  }
)
