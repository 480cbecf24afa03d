import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app, dialog } from 'electron'
import ElectronStore from 'electron-store'
import packageJson from '../../package.json' with { type: 'json' }
import { createApp } from '../app.ts'
import { openSecrets } from '../secrets/keychain.ts'
import { defaultDataDir } from '../settings/data-dir.ts'
import { lockDataDir } from '../settings/data-dir-lock.ts'
import { prepareStore, storeOptions } from '../settings/open-store.ts'
import { argumentsFor, help, type Options, readCommandLine } from '../settings/options.ts'
import type { Profile } from '../profiles/profile.ts'
import { followApp } from '../window/follow-app.ts'
import { makeHandlers } from '../window/handlers.ts'
import { readyLine } from '../window/ready-line.ts'
import { isSplunkWeb } from '../window/splunk-web.ts'
import type { Door } from '../window/views.ts'
import { notifyOfAsks } from './ask-notifications.ts'
import { answerPage } from './ipc.ts'
import { lockDown } from './lockdown.ts'
import { MainWindow } from './main-window.ts'
import { setMenu } from './menu.ts'
import { registerPageScheme, servePage } from './page.ts'

/** After this the program ends, whatever is still open. */
const deadline = 3000
const say = (text: string) => process.stderr.write(`${text}\n`)

/** Takes the folder with the settings. Answers what was found wrong with them, in a sentence. */
function takeFolder(dataDir: string): string | null {
  const notice = prepareStore(dataDir)
  process.once('exit', lockDataDir(dataDir, 'desktop'))
  return notice
}

/**
 * Has the program end in order, whenever that is asked for; answers with what tells whether it was. Nothing may be
 * under way then: an answer of the keychain that comes while Electron ends aborts the process.
 */
function endInOrder(stop: () => Promise<void>): () => boolean {
  let isAsked = false
  let stopped = false
  app.on('will-quit', (event) => {
    isAsked = true
    if (stopped) return
    event.preventDefault()
    const end = () => {
      stopped = true
      app.quit()
    }
    setTimeout(end, deadline).unref()
    // Electron hears no second quit before it has seen that the first was prevented.
    void Promise.allSettled([stop()]).then(() => setImmediate(end))
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => app.quit())
  return () => isAsked
}

async function run(options: Options, dataDir: string, notice: string | null): Promise<void> {
  const out = join(import.meta.dirname, '..')
  const stdioProgram = () => readFile(join(out, 'main/stdio.js'), 'utf8')
  const profiles: { list(): readonly Profile[] } = { list: () => [] }
  lockDown((url) => isSplunkWeb(url, profiles.list()))
  servePage(join(out, 'renderer'))
  const store = new ElectronStore({ cwd: dataDir, name: 'config', ...storeOptions })
  const opening = openSecrets({ service: packageJson.productName }).then((secrets) =>
    createApp({
      version: packageJson.version,
      store,
      secrets,
      dataDir,
      startCommand: {
        // An AppImage runs from a folder that is gone when it ends.
        command: process.env['APPIMAGE'] ?? process.execPath,
        args: [...(app.isPackaged ? [] : [app.getAppPath()]), ...argumentsFor(options, dataDir)]
      },
      port: options.port ?? undefined,
      demo: { asked: options.demo },
      proxyEnv: process.env,
      notices: notice === null ? [] : [notice],
      historyThread: pathToFileURL(join(out, 'main/history.js')),
      stdioProgram
    })
  )
  let unfollow = () => {}
  const isEnding = endInOrder(async () => {
    unfollow()
    await (await opening).stop()
  })
  const program = await opening
  if (isEnding()) return
  profiles.list = () => program.profiles.list()
  const door: Door = {
    kind: 'desktop',
    dataDir,
    stdioProgram
  }
  const window = new MainWindow(out, store)
  answerPage(makeHandlers(program, door, (name, value) => window.send(name, value)))
  unfollow = followApp(program, door, (name, value) => window.send(name, value))
  notifyOfAsks(program.asks, window)
  setMenu(() => window.show())
  app.on('second-instance', () => window.show())
  app.on('activate', () => window.show())
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })

  window.show()
  await program.start()
  await program.warmDemo()
  if (isEnding()) return
  if (!options.json && options.client === null) return
  const ready = await readyLine(program, options, null)
  if (options.json) process.stdout.write(`${JSON.stringify(ready)}\n`)
  else process.stdout.write(`Token of ${options.client ?? ''}: ${ready.clientToken ?? ''}\n`)
}

/** Where it cannot run, it tells why and ends. */
async function start(options: Options, dataDir: string): Promise<void> {
  try {
    const notice = takeFolder(dataDir)
    await app.whenReady()
    await run(options, dataDir, notice)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    say(message)
    // Ended in its first moments Chromium crashes now and then, or waits for its own threads without end.
    if (options.json && !app.isReady()) process.exit(1)
    await app.whenReady()
    if (!options.json) dialog.showErrorBox('Switchboard for Splunk cannot start', message)
    app.exit(1)
  }
}

const line = readCommandLine(process.argv.slice(1), 'ignored')
if (line.kind === 'run') {
  const dataDir = line.options.dataDir ?? defaultDataDir()
  app.setName(packageJson.productName)
  app.setPath('userData', dataDir)
  // Chromium's caches apart from what is the user's.
  app.setPath('sessionData', join(dataDir, 'Chromium'))
  // As root Chromium starts only without its sandbox; enabling it here would end every child process.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
  registerPageScheme()
  if (app.requestSingleInstanceLock()) {
    // Not awaited: ready waits for this module to have run.
    void start(line.options, dataDir)
  } else {
    say('Switchboard for Splunk runs already; its window is in front now.')
    process.exit(0)
  }
} else {
  const text =
    line.kind === 'help' ? help : line.kind === 'version' ? packageJson.version : line.message
  process.stdout.write(`${text}\n`)
  process.exit(line.kind === 'wrong' ? 2 : 0)
}
