import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { _electron, type ElectronApplication } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { runProgram } from '../support/ended-program.ts'
import { temporaryFolder } from '../support/running-app.ts'

const argumentsOf = (dataDir: string) => [
  '--no-sandbox',
  '.',
  '--json',
  '--port',
  '0',
  '--data-dir',
  dataDir
]

const electron = join(
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? 'node_modules/electron/dist',
  'electron'
)

async function launch(dataDir: string) {
  const app = await _electron.launch({ args: argumentsOf(dataDir) })
  let closed = false
  const close = async () => {
    if (!closed) await app.close()
    closed = true
  }
  onTestFinished(close)
  const page = await app.firstWindow()
  await page.getByRole('link', { name: 'Inspector' }).waitFor()
  return { app, page, close }
}

/** Starts the program a second time and waits for its end. */
async function startAgain(app: ElectronApplication, dataDir: string) {
  const program = await app.evaluate(() => process.execPath)
  return runProgram(program, argumentsOf(dataDir))
}

test(
  'the page has the contract, and nothing of Node or Electron',
  { timeout: 60_000 },
  async () => {
    const { app, page } = await launch(temporaryFolder())
    expect(
      await page.evaluate(() => Object.keys(Reflect.get(window, 'api') as object).sort())
    ).toEqual(['on', 'request'])
    for (const name of ['require', 'process', 'module', 'Buffer', 'ipcRenderer']) {
      expect([name, await page.evaluate((what) => typeof Reflect.get(window, what), name)]).toEqual(
        [name, 'undefined']
      )
    }
    const refused = await page.evaluate(async () => {
      const api = Reflect.get(window, 'api') as { request(name: string): Promise<unknown> }
      return api.request('constructor').catch((error: unknown) => String(error))
    })
    expect(refused).toContain('There is no such request')
    const preferences = await app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents ?? {}
      const last = Reflect.get(contents, 'getLastWebPreferences') as () => object
      return last.call(contents)
    })
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true
    })
  }
)

test(
  'the page runs no foreign script, and cannot be led elsewhere',
  { timeout: 60_000 },
  async () => {
    const { app, page } = await launch(temporaryFolder())
    const before = page.url()
    const found = await page.evaluate(async () => {
      const script = document.createElement('script')
      script.textContent = 'globalThis.injected = true'
      document.body.append(script)
      const reached = (url: string) =>
        fetch(url).then(
          ({ status }) => status,
          () => 'blocked'
        )
      const opened = window.open('https://evil.example')
      location.href = 'https://evil.example'
      return {
        injected: Reflect.has(globalThis, 'injected'),
        outside: await reached('https://evil.example'),
        file: await reached('file:///etc/passwd'),
        above: await reached('app://bundle/../main/desktop.js'),
        encoded: await reached('app://bundle/%2e%2e/main/desktop.js'),
        otherHost: await reached('app://other/index.html'),
        opened: opened === null,
        camera: await navigator.mediaDevices
          .getUserMedia({ audio: true })
          .then(() => 'allowed')
          .catch(() => 'refused'),
        notifications: await Notification.requestPermission()
      }
    })
    expect(found).toEqual({
      injected: false,
      outside: 'blocked',
      file: 'blocked',
      above: 404,
      encoded: 404,
      otherHost: 'blocked',
      opened: true,
      camera: 'refused',
      notifications: 'denied'
    })
    expect(page.url()).toBe(before)
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  }
)

test('a frame inside of the page gets no answer', { timeout: 60_000 }, async () => {
  const { app } = await launch(temporaryFolder())
  const reply = await app.evaluate(async ({ ipcMain, BrowserWindow }) => {
    const handlers = Reflect.get(ipcMain, '_invokeHandlers') as Map<
      string,
      (event: unknown, ...args: readonly unknown[]) => unknown
    >
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    const ask = handlers.get('request')
    const from = (senderFrame: unknown) => ask?.({ sender: contents, senderFrame }, 'app.state', [])
    return {
      own: await from(contents?.mainFrame),
      inner: await from({ url: 'app://bundle/index.html' }),
      gone: await from(null)
    }
  })
  expect(reply).toMatchObject({
    own: { ok: true },
    inner: { ok: false, code: 'foreign_page' },
    gone: { ok: false, code: 'foreign_page' }
  })
})

test('a second start shows the window of the first, and ends', { timeout: 60_000 }, async () => {
  const dataDir = temporaryFolder()
  const { app } = await launch(dataDir)
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide())
  const { status, stdout, stderr } = await startAgain(app, dataDir)
  expect([status, stdout]).toEqual([0, ''])
  expect(stderr).toContain('Switchboard for Splunk runs already; its window is in front now.')
  await expect
    .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible()))
    .toBe(true)
})

test('a folder that the headless program uses is refused', { timeout: 60_000 }, () => {
  const dataDir = temporaryFolder()
  writeFileSync(
    join(dataDir, 'running.json'),
    JSON.stringify({ pid: process.pid, door: 'headless', began: null })
  )
  const { status, stderr } = runProgram(electron, argumentsOf(dataDir))
  expect(stderr).toContain(`(headless, process ${process.pid})`)
  expect(status).toBe(1)
})

// From before Electron is ready until the window is there.
test.each([0, 100, 150, 200, 250, 300, 400])(
  'it may be ended %i ms after it has taken its folder',
  { timeout: 60_000 },
  async (after) => {
    const dataDir = temporaryFolder()
    const program = spawn(electron, argumentsOf(dataDir), { stdio: 'ignore' })
    onTestFinished(() => void program.kill('SIGKILL'))
    const ended = once(program, 'exit')
    await expect.poll(() => existsSync(join(dataDir, 'running.json')), { interval: 5 }).toBe(true)
    await wait(after)
    program.kill('SIGTERM')
    const [code, signal] = (await ended) as [number | null, NodeJS.Signals | null]
    expect([0, 'SIGTERM']).toContain(code ?? signal)
  }
)

test(
  'the window remembers its place, and the folder is free when it is closed',
  { timeout: 60_000 },
  async () => {
    const dataDir = join(temporaryFolder(), 'not', 'there yet')
    const first = await launch(dataDir)
    expect(existsSync(join(dataDir, 'running.json'))).toBe(true)
    const bounds = { x: 40, y: 30, width: 1001, height: 702 }
    await first.app.evaluate(({ BrowserWindow }, wanted) => {
      BrowserWindow.getAllWindows()[0]?.setBounds(wanted)
    }, bounds)
    await first.close()
    expect(existsSync(join(dataDir, 'running.json'))).toBe(false)
    expect(JSON.parse(readFileSync(join(dataDir, 'config.json'), 'utf8'))).toMatchObject({
      window: { width: 1001, height: 702 }
    })
    const second = await launch(dataDir)
    expect(
      await second.app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.getBounds()
      )
    ).toMatchObject({ width: 1001, height: 702 })
  }
)

test(
  'a page that crashes is opened again, and the server goes on',
  { timeout: 60_000 },
  async () => {
    const { app, page } = await launch(temporaryFolder())
    const crashed = page.waitForEvent('crash')
    await app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer()
    })
    await crashed
    await expect
      .poll(() =>
        app.evaluate(({ BrowserWindow }) =>
          BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('document.title')
        )
      )
      .toContain('Switchboard')
  }
)
