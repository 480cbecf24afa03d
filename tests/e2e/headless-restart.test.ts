import { expect, test } from 'vitest'
import { connectSdkClient } from '../support/sdk-client.ts'
import { temporaryFolder } from '../support/running-app.ts'
import { startProgram } from '../support/started-program.ts'

test(
  'a session goes on after kill -9 and a new start, for a client that knows nothing of it',
  { timeout: 60_000 },
  async () => {
    const dataDir = temporaryFolder()
    const start = (port: string, ...more: readonly string[]) =>
      startProgram(['--headless', '--demo', '--port', port, '--data-dir', dataDir, ...more])
    const before = await start('0', '--client', 'E2E')
    const { mcpUrl, clientToken } = before.ready
    if (mcpUrl === null || clientToken === undefined) throw new Error('Not ready.')
    const client = await connectSdkClient(mcpUrl, { authorization: `Bearer ${clientToken}` })
    expect((await client.callTool({ name: 'me', arguments: {} })).isError).not.toBe(true)
    process.kill(before.ready.pid, 'SIGKILL')
    await before.stop()
    await start(new URL(mcpUrl).port)
    const answer = await client.callTool({ name: 'me', arguments: {} })
    expect(answer.isError).not.toBe(true)
    expect(answer.structuredContent).toMatchObject({ username: 'admin' })
  }
)
