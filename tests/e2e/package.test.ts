import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { chromium } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { runProgram } from '../support/ended-program.ts'
import { temporaryFolder } from '../support/running-app.ts'

const electron = resolve(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? 'node_modules/electron/dist')

function run(program: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = runProgram(process.execPath, [program, ...args], 120)
  if (status !== 0) throw new Error(`${program} ended with ${String(status)}:\n${stdout}${stderr}`)
  return stdout
}

/** Packs as `npm run dist` does, without the installers, with the Electron that is here. */
function pack(): string {
  const output = temporaryFolder()
  const version = readFileSync(join(electron, 'version'), 'utf8').trim().replace(/^v/, '')
  run(
    'node_modules/electron-builder/cli.js',
    ...['--linux', 'dir', '--publish', 'never'],
    `-c.directories.output=${output}`,
    `-c.electronDist=${electron}`,
    `-c.electronVersion=${version}`
  )
  return join(output, 'linux-unpacked')
}

/** Starts the packed program and drives its window over Chromium's own protocol: Node's is fused off. */
async function windowOf(program: string) {
  const child = spawn(
    program,
    [
      '--no-sandbox',
      '--remote-debugging-port=0',
      ...['--port', '0', '--demo', '--json', '--data-dir', temporaryFolder()]
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] }
  )
  const ended = once(child, 'exit')
  const lines = createInterface({ input: child.stderr })
  const ready = once(createInterface({ input: child.stdout }), 'line')
  onTestFinished(async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
    await ended
  })
  const address = await new Promise<string>((found, failed) => {
    const said: string[] = []
    lines.on('line', (line) => {
      said.push(line)
      const match = /^DevTools listening on (ws:\S+)/.exec(line)
      if (match?.[1] !== undefined) found(match[1])
    })
    void ended.then(() =>
      failed(new Error(`It ended before its window opened:\n${said.join('\n')}`))
    )
  })
  const browser = await chromium.connectOverCDP(address)
  onTestFinished(() => browser.close())
  const [context] = browser.contexts()
  const page = context?.pages()[0] ?? (await context?.waitForEvent('page'))
  if (page === undefined) throw new Error('There is no window.')
  const quit = async () => {
    await browser.close()
    child.kill('SIGTERM')
    await ended
    return child.exitCode
  }
  return { page, ready: async () => String((await ready)[0]), quit }
}

test.runIf(process.platform === 'linux')(
  'the packed program holds what it needs and nothing else, and opens its window',
  { timeout: 120_000 },
  async () => {
    const folder = pack()
    const program = join(folder, 'switchboard-for-splunk')
    const packed = run('node_modules/.bin/asar', 'list', join(folder, 'resources/app.asar'))
      .trim()
      .split('\n')
    const own = packed.filter((file) => !file.startsWith('/node_modules'))
    expect(own).toEqual(
      expect.arrayContaining([
        '/package.json',
        '/out/main/desktop.js',
        '/out/main/history.js',
        '/out/main/stdio.js',
        '/out/preload/index.cjs',
        '/out/renderer/index.html'
      ])
    )
    expect(
      own.filter((file) => !/^\/(package\.json$|out(\/(main|preload|renderer)|$))/.test(file))
    ).toEqual([])
    expect(packed.filter((file) => /\.(map|[cm]?tsx?|md)$/.test(file))).toEqual([])
    const forDevelopers = /^\/node_modules\/(node-linux-[^/]+|electron|vite|react|typescript)$/
    expect(packed.filter((file) => forDevelopers.test(file))).toEqual([])
    expect(packed.filter((file) => file.endsWith('.node'))).toEqual([
      `/node_modules/@libsql/linux-${process.arch}-gnu/index.node`,
      `/node_modules/keytar/prebuilds/linux-${process.arch}/keytar.node`
    ])

    const fuses = run('node_modules/.bin/electron-fuses', 'read', '--app', program)
    const off = [
      'RunAsNode',
      'EnableNodeOptionsEnvironmentVariable',
      'EnableNodeCliInspectArguments',
      'GrantFileProtocolExtraPrivileges'
    ]
    for (const fuse of off) expect(fuses).toContain(`${fuse} is Disabled`)
    const on = [
      'OnlyLoadAppFromAsar',
      'EnableEmbeddedAsarIntegrityValidation',
      'EnableCookieEncryption'
    ]
    for (const fuse of on) expect(fuses).toContain(`${fuse} is Enabled`)

    const { page, ready, quit } = await windowOf(program)
    await page.getByRole('link', { name: 'Inspector' }).click()
    expect(page.url()).toMatch(/^app:\/\/bundle\//)
    expect(JSON.parse(await ready())).toMatchObject({
      windowUrl: null,
      demoSplunk: { username: 'admin' }
    })
    // The history's thread runs from the archive, with libsql beside it.
    const values = await page.evaluate(() =>
      window.api?.request(
        'inspector.values',
        { filter: '', protocol: false, source: null },
        'tool',
        ''
      )
    )
    expect(values).toMatchObject({ ok: true })
    expect(await quit()).toBe(0)
  }
)
