// npm start: builds what is missing or old, then opens the door that this machine has. Run by Node
// itself, so: Node's own modules and erasable types only.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { readCommandLine } from './settings/options.ts'

const root = resolve(import.meta.dirname, '..')
const at = (...parts: readonly string[]) => join(root, ...parts)
const say = (text: string) => process.stderr.write(`${text}\n`)

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
  say('Building …')
  const cli = at('node_modules/electron-vite/bin/electron-vite.js')
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'build'], {
    cwd: root,
    encoding: 'utf8'
  })
  if (status !== 0) {
    say(`${stdout}${stderr}\nThe build failed.`)
    process.exit(1)
  }
  writeFileSync(stamp, '')
}

/** The path of Electron's program, or why there is none. */
function electronOf(): { readonly path: string } | { readonly missing: string } {
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) {
    return { missing: 'there is no display' }
  }
  if (
    process.platform === 'linux' &&
    process.getuid?.() === 0 &&
    !process.argv.includes('--no-sandbox')
  ) {
    return { missing: 'Electron does not run as root' }
  }
  // The package downloads its binary when it is first asked for, and throws where it cannot.
  const asked = spawnSync(
    process.execPath,
    ['-e', "process.stdout.write('\\n' + require('electron'))"],
    { cwd: root, encoding: 'utf8', timeout: 120_000 }
  )
  const path = asked.stdout.split('\n').at(-1) ?? ''
  if (asked.status === 0 && existsSync(path)) return { path }
  return { missing: "Electron's runtime cannot be had" }
}

function desktop(path: string): void {
  const child = spawn(path, [root, ...process.argv.slice(2)], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => child.kill(signal))
  }
  child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 0)))
}

async function headless(): Promise<void> {
  await import(pathToFileURL(at('out/main/headless.js')).href)
}

const line = readCommandLine(process.argv.slice(2))
build()
if (line.kind !== 'run' || line.options.headless) await headless()
else {
  const electron = electronOf()
  if ('path' in electron) desktop(electron.path)
  else {
    say(
      `The desktop app cannot open because ${electron.missing}: the window is served to your browser.`
    )
    await headless()
  }
}
