import { spawn } from 'node:child_process'
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { runProgram } from '../support/ended-program.ts'
import { temporaryFolder } from '../support/running-app.ts'
import { startProgram } from '../support/started-program.ts'

const headless = (dataDir: string, ...more: readonly string[]) => [
  '--headless',
  '--port',
  '0',
  '--data-dir',
  dataDir,
  ...more
]

const runToEnd = (...args: readonly string[]) =>
  runProgram(process.execPath, ['main/start.ts', ...args])

test('a signal ends it cleanly, and its folder is free again', { timeout: 60_000 }, async () => {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    const dataDir = temporaryFolder()
    const program = await startProgram(headless(dataDir))
    expect(existsSync(join(dataDir, 'running.json'))).toBe(true)
    expect(await program.stop(signal)).toBe(0)
    expect(existsSync(join(dataDir, 'running.json'))).toBe(false)
  }
})

test('a signal to npm ends what npm start began', { timeout: 60_000 }, async () => {
  const dataDir = temporaryFolder()
  const npm = spawn('npm', ['start', '--', ...headless(dataDir, '--json')], {
    stdio: ['ignore', 'pipe', 'ignore']
  })
  onTestFinished(() => void npm.kill())
  let told = ''
  npm.stdout.setEncoding('utf8').on('data', (text: string) => (told += text))
  await expect.poll(() => told, { timeout: 40_000 }).toContain('"pid":')
  npm.kill('SIGTERM')
  const mark = join(dataDir, 'running.json')
  await expect.poll(() => existsSync(mark), { timeout: 10_000 }).toBe(false)
})

test(
  'a second one with the same folder ends, and names the first',
  { timeout: 60_000 },
  async () => {
    const dataDir = temporaryFolder()
    const { ready } = await startProgram(headless(dataDir))
    const second = runToEnd(...headless(dataDir, '--json'))
    expect(second.status).toBe(1)
    expect(second.stdout).toBe('')
    expect(second.stderr).toBe(
      `Switchboard for Splunk runs already with the settings in ${dataDir} (headless, process ${ready.pid}). Stop it, or choose another folder with --data-dir.\n`
    )
  }
)

test('a port in use is said, and the window still opens', { timeout: 60_000 }, async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  onTestFinished(() => void other.close())
  const address = other.address()
  const port = typeof address === 'object' ? String(address?.port) : ''
  const { ready } = await startProgram([
    '--headless',
    '--port',
    port,
    '--data-dir',
    temporaryFolder()
  ])
  expect(ready).toMatchObject({
    mcpUrl: null,
    error: expect.stringContaining(`Port ${port} is in use`) as string
  })
  const page = await fetch(ready.windowUrl ?? '')
  expect(page.status).toBe(200)
})

test('settings broken by hand are kept aside, and said', { timeout: 60_000 }, async () => {
  const dataDir = temporaryFolder()
  writeFileSync(join(dataDir, 'config.json'), '{"profiles": [')
  const program = await startProgram(headless(dataDir))
  expect(await program.stop()).toBe(0)
  expect(program.stderr()).toContain('config.json.broken')
  expect(readFileSync(join(dataDir, 'config.json.broken'), 'utf8')).toBe('{"profiles": [')
})

test(
  'a client made again by name keeps its name and gets another token',
  { timeout: 60_000 },
  async () => {
    const dataDir = temporaryFolder()
    const tokens: (string | undefined)[] = []
    for (let turn = 0; turn < 2; turn += 1) {
      const program = await startProgram(headless(dataDir, '--client', 'My Cursor'))
      tokens.push(program.ready.clientToken)
      await program.stop()
    }
    expect(new Set(tokens).size).toBe(2)
    const stored = readFileSync(join(dataDir, 'config.json'), 'utf8')
    expect(stored.match(/My Cursor/g)).toHaveLength(1)
    for (const token of tokens) expect(stored).not.toContain(token)
  }
)

test('an unknown option is one clear line and exit code 2', () => {
  const { status, stdout, stderr } = runToEnd('--prot', '1')
  expect([status, stdout]).toEqual([2, ''])
  expect(stderr).toBe('Unknown option --prot. The options are listed by --help.\n')
})

test.runIf(process.platform === 'linux')(
  'without a display it says so in one sentence, and serves the window to a browser',
  { timeout: 60_000 },
  async () => {
    const program = await startProgram(['--port', '0', '--data-dir', temporaryFolder()], {
      DISPLAY: '',
      WAYLAND_DISPLAY: ''
    })
    expect(program.ready.windowUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#code=/)
    expect(program.ready.pid).toBe(program.child.pid)
    expect(program.stderr()).toContain(
      'The desktop app cannot open because there is no display: the window is served to your browser.\n'
    )
  }
)

test.runIf(process.platform === 'linux')(
  'an Electron that lacks libraries is said, and the window is served to a browser',
  { timeout: 60_000 },
  async () => {
    const electron = temporaryFolder()
    writeFileSync(join(electron, 'electron'), '#!/bin/sh\nexit 127\n')
    chmodSync(join(electron, 'electron'), 0o755)
    const program = await startProgram(
      ['--no-sandbox', '--port', '0', '--data-dir', temporaryFolder()],
      { DISPLAY: ':0', ELECTRON_OVERRIDE_DIST_PATH: electron }
    )
    expect(program.ready.windowUrl).not.toBeNull()
    expect(program.stderr()).toContain("libraries that Electron's runtime needs are missing")
  }
)
