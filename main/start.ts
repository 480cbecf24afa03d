// npm start: builds what is missing or old, then opens the door that this machine has. Run by Node
// itself, so: Node's own modules and erasable types only.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { help, readCommandLine } from './settings/options.ts'

const root = resolve(import.meta.dirname, '..')
const at = (...parts: readonly string[]) => join(root, ...parts)
const say = (text: string) => process.stderr.write(`${text}\n`)
const isLinux = process.platform === 'linux'
/** What a dynamic loader ends a program with whose libraries are missing. */
const librariesMissing = 127

function newest(path: string): number {
  const found = statSync(path)
  if (!found.isDirectory()) return found.mtimeMs
  return Math.max(found.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
}

function build(): void {
  const stamp = at('out/.built')
  const sources = ['main', 'preload', 'renderer', 'package.json', 'electron.vite.config.ts']
  const built = existsSync(stamp) ? statSync(stamp).mtimeMs : 0
  if (sources.every((name) => newest(at(name)) < built)) return
  const cli = at('node_modules/electron-vite/bin/electron-vite.js')
  if (!existsSync(cli)) {
    say('The packages that build the program are missing. Run npm ci first.')
    process.exit(1)
  }
  say('Building …')
  const began = new Date()
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'build'], {
    cwd: root,
    encoding: 'utf8'
  })
  if (status !== 0) {
    say(`${stdout}${stderr}\nThe build failed.`)
    process.exit(1)
  }
  writeFileSync(stamp, '')
  // What was changed during the build is newer than it.
  utimesSync(stamp, began, began)
}

function firstLine(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return null
  }
}

// Chromium ends at once where the kernel gives it no sandbox: https://chromium.googlesource.com/chromium/src/+/main/docs/linux/sandboxing.md
function sandboxTrouble(electron: string): string | null {
  if (!isLinux || process.argv.includes('--no-sandbox')) return null
  if (process.getuid?.() === 0) return 'Electron does not run as root'
  const helper = statSync(join(electron, '../chrome-sandbox'), { throwIfNoEntry: false })
  if (helper?.uid === 0 && (helper.mode & 0o4000) !== 0) return null
  const forbidden =
    firstLine('/proc/sys/user/max_user_namespaces') === '0' ||
    firstLine('/proc/sys/kernel/unprivileged_userns_clone') === '0' ||
    firstLine('/proc/sys/kernel/apparmor_restrict_unprivileged_userns') === '1'
  return forbidden
    ? 'this system forbids the user namespaces that Electron isolates its processes with'
    : null
}

/** The path of Electron's program, or why there is none. */
function findElectron(): { readonly path: string } | { readonly missing: string } {
  if (isLinux && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) {
    return { missing: 'there is no display' }
  }
  if (
    !existsSync(at('node_modules/electron/dist')) &&
    !process.env['ELECTRON_OVERRIDE_DIST_PATH']
  ) {
    say("Fetching Electron's runtime, once …")
  }
  // The package downloads its binary when it is first asked for, and throws where it cannot.
  const asked = spawnSync(
    process.execPath,
    ['-e', "process.stdout.write('\\n' + require('electron'))"],
    { cwd: root, encoding: 'utf8', timeout: 300_000 }
  )
  const path = asked.stdout.split('\n').at(-1) ?? ''
  if (asked.status !== 0 || !existsSync(path)) {
    return { missing: "Electron's runtime cannot be had" }
  }
  const missing = sandboxTrouble(path)
  return missing === null ? { path } : { missing }
}

function desktop(path: string): void {
  // Set in terminals inside of other Electron programs, where it would make a plain Node of ours.
  const env = { ...process.env }
  delete env['ELECTRON_RUN_AS_NODE']
  const child = spawn(path, [root, ...process.argv.slice(2)], { stdio: 'inherit', env })
  const forward = (signal: NodeJS.Signals) => child.kill(signal)
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.on(signal, forward)
  child.on('exit', (code, signal) => {
    for (const name of signals) process.off(name, forward)
    if (code === librariesMissing)
      void headless("libraries that Electron's runtime needs are missing")
    else if (signal === null) process.exit(code ?? 1)
    else process.kill(process.pid, signal)
  })
}

async function headless(reason: string | null): Promise<void> {
  if (reason !== null) {
    say(`The desktop app cannot open because ${reason}: the window is served to your browser.`)
  }
  await import(pathToFileURL(at('out/main/headless.js')).href)
}

// npm passes a signal on to the shell between itself and us only, which dies of it and leaves us behind.
function endWithShell(): void {
  if (process.env['npm_lifecycle_event'] !== 'start' || process.platform === 'win32') return
  const shell = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === shell) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, 500).unref()
}

const line = readCommandLine(process.argv.slice(2))
if (line.kind === 'help') process.stdout.write(help)
else if (line.kind === 'wrong') {
  say(line.message)
  process.exitCode = 2
} else {
  endWithShell()
  build()
  if (line.kind === 'version' || line.options.headless) await headless(null)
  else {
    const electron = findElectron()
    if ('path' in electron) desktop(electron.path)
    else await headless(electron.missing)
  }
}
