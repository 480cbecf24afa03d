import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../support/running-app.ts'
import { bearer, opened } from '../support/raw-session.ts'
import { startProgram } from '../support/started-program.ts'
import { rpc, send } from '../support/raw-http.ts'

const canLimit = spawnSync('prlimit', ['--version']).status === 0

test.runIf(canLimit)(
  'sessions that could not be written while the disk was full are there after kill -9',
  { timeout: 60_000 },
  async () => {
    const dataDir = temporaryFolder()
    // A full disk sends no signal, and this limit would end the program with one.
    const deaf = "--import data:text/javascript,process.on('SIGXFSZ',()=>0)"
    const start = (port: string, ...more: readonly string[]) =>
      startProgram(['--headless', '--port', port, '--data-dir', dataDir, ...more], {
        NODE_OPTIONS: deaf
      })
    const before = await start('0', '--client', 'E2E')
    const { mcpUrl, clientToken, pid } = before.ready
    if (mcpUrl === null || clientToken === undefined) throw new Error('Not ready.')
    // No file of this program may grow beyond so many bytes; what happens is what a full disk does.
    const limit = (bytes: string) =>
      execFileSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:unlimited`])
    const headers = bearer(clientToken)
    limit('8192')
    const sessions: Awaited<ReturnType<typeof opened>>[] = []
    for (let more = 0; more < 60; more += 1) sessions.push(await opened(mcpUrl, headers))
    const path = join(dataDir, 'sessions.jsonl')
    const last = sessions.at(-1) ?? headers
    expect(readFileSync(path, 'utf8').length).toBeLessThanOrEqual(8192)
    expect((await send(mcpUrl, { headers: last, body: rpc(2, 'ping') })).status).toBe(200)
    limit('unlimited')
    const written = () => readFileSync(path, 'utf8').split('\n').length
    await expect.poll(written, { timeout: 15_000 }).toBeGreaterThan(60)
    process.kill(pid, 'SIGKILL')
    await before.stop()
    await start(new URL(mcpUrl).port)
    for (const session of sessions) {
      expect((await send(mcpUrl, { headers: session, body: rpc(2, 'ping') })).status).toBe(200)
    }
  }
)
