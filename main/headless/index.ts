import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import Conf from 'conf'
import packageJson from '../../package.json' with { type: 'json' }
import { createApp } from '../app.ts'
import { openSecrets } from '../secrets/keychain.ts'
import { defaultDataDir } from '../settings/data-dir.ts'
import { lockDataDir } from '../settings/data-dir-lock.ts'
import { prepareStore, storeOptions } from '../settings/open-store.ts'
import { argumentsFor, help, type Options, readCommandLine } from '../settings/options.ts'
import { followApp } from '../window/follow-app.ts'
import { makeHandlers } from '../window/handlers.ts'
import { type ReadyLine, readyLine } from '../window/ready-line.ts'
import type { Door } from '../window/views.ts'
import { WindowKeys } from './window-keys.ts'
import { WindowServer } from './window-server.ts'

/** After this the program ends, whatever is still open. */
const deadline = 3000
const say = (text: string) => process.stderr.write(`${text}\n`)

async function run(options: Options): Promise<void> {
  const dataDir = options.dataDir ?? defaultDataDir()
  const out = join(import.meta.dirname, '..')
  const stdioProgram = () => readFile(join(out, 'main/stdio.js'), 'utf8')
  const notice = prepareStore(dataDir)
  const unlock = lockDataDir(dataDir, 'headless')
  process.once('exit', unlock)
  const app = await createApp({
    version: packageJson.version,
    store: new Conf({ cwd: dataDir, configName: 'config', ...storeOptions }),
    secrets: await openSecrets({ service: packageJson.productName }),
    dataDir,
    startCommand: {
      command: process.execPath,
      args: [
        resolve(process.argv[1] ?? ''),
        ...argumentsFor({ ...options, headless: true }, dataDir)
      ]
    },
    port: options.port ?? undefined,
    demo: { asked: options.demo },
    env: options.demo ? {} : process.env,
    proxyEnv: process.env,
    notices: notice === null ? [] : [notice],
    historyThread: pathToFileURL(join(out, 'main/history.js')),
    stdioProgram
  })
  const door: Door = {
    kind: 'headless',
    dataDir,
    stdioProgram
  }
  const handlers = makeHandlers(app, door, (name, value) => window.send(name, value))
  const window = new WindowServer(join(out, 'renderer'), new WindowKeys(), handlers, (send) =>
    followApp(app, door, send)
  )

  const ending = new AbortController()
  const stop = () => {
    ending.abort()
    setTimeout(() => process.exit(1), deadline).unref()
    void Promise.all([window.stop(), app.stop()]).then(() => process.exit(0))
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  process.once('SIGHUP', stop)

  await app.start()
  const { state } = app.endpoint
  await window.start(state.kind === 'listening' && state.port < 65535 ? state.port + 1 : 0)
  await app.warmDemo()
  if (ending.signal.aborted) return
  const ready = await readyLine(app, options, window.newUrl())
  if (options.json) process.stdout.write(`${JSON.stringify(ready)}\n`)
  else tell(ready, options)
  for (const text of [...app.notices.list(), app.secrets.state.reason]) if (text !== null) say(text)
  if (process.stdin.isTTY) {
    say('Press Enter for a new address of the window, Ctrl C to stop.')
    createInterface({ input: process.stdin }).on('line', () => say(window.newUrl()))
  }
}

function tell(ready: ReadyLine, { client }: Options): void {
  say(`MCP     ${ready.mcpUrl ?? ready.error ?? 'not listening'}`)
  say(`Window  ${ready.windowUrl ?? ''}`)
  if (ready.demoSplunk !== undefined) {
    const { url, username, password } = ready.demoSplunk
    say(`Demo    ${url}  (${username} / ${password})`)
  }
  if (ready.clientToken !== undefined) {
    process.stdout.write(`Token of ${client ?? ''}: ${ready.clientToken}\n`)
  }
}

const line = readCommandLine(process.argv.slice(2))
if (line.kind === 'help') process.stdout.write(help)
else if (line.kind === 'version') process.stdout.write(`${packageJson.version}\n`)
else if (line.kind === 'wrong') {
  say(line.message)
  process.exitCode = 2
} else {
  run(line.options).catch((error: unknown) => {
    say(error instanceof Error ? error.message : String(error))
    process.exit(1)
  })
}
