import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join, resolve } from 'node:path'
import type { Need } from './suites.ts'

const root = resolve(import.meta.dirname, '..')

/** Debian packages by what they bring. The dependencies of the whole browser are Electron's libraries as well. */
const packages: Readonly<Partial<Record<Need, readonly string[]>>> = {
  chromium: ['chromium-headless-shell'],
  keyring: ['gnome-keyring', 'libsecret-1-0', 'dbus'],
  display: ['xvfb', 'xauth', 'chromium']
}

/** The one command that brings what these suites need; null where no package can. */
export function aptLine(needs: readonly Need[]): string | null {
  const wanted = new Set(needs.flatMap((need) => packages[need] ?? []))
  if (process.platform !== 'linux' || wanted.size === 0) return null
  return `apt-get update && apt-get -o DPkg::Lock::Timeout=300 install -y --no-install-recommends ${[...wanted].join(' ')}`
}

/** Installs Debian packages. Throws when this is not root, or apt fails. */
export function installPackages(): void {
  const line = aptLine(['chromium', 'keyring', 'display'])
  if (line === null) return
  if (process.getuid?.() !== 0)
    throw new Error(`Only root can install packages: sudo sh -c '${line}'`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const { status } = spawnSync('sh', ['-c', line], { stdio: ['ignore', 'ignore', 'inherit'], env })
  if (status !== 0) throw new Error(`The packages could not be installed: ${line}`)
}

/**
 * Where a browser is that Playwright can drive. The shell is first: it has no window of its own to build for
 * each page, which took longer than the pages did.
 */
export function chromiumPath(): string | null {
  const known: Partial<Record<NodeJS.Platform, string>> = {
    darwin: '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    win32: join(
      process.env['PROGRAMFILES'] ?? 'C:\\Program Files',
      'Google/Chrome/Application/chrome.exe'
    )
  }
  const given = process.env['SWITCHBOARD_CHROMIUM'] ?? known[process.platform]
  if (given !== undefined) return existsSync(given) ? given : null
  const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome']
  return names.map(onPath).find((file) => file !== null) ?? null
}

/** Whether the need is met here. */
export function has(need: Need): boolean {
  switch (need) {
    case 'build':
      return true
    case 'chromium':
      return chromiumPath() !== null
    case 'keyring':
      return (
        ['gnome-keyring-daemon', 'dbus-run-session', 'dbus-send'].every((name) => onPath(name)) &&
        loadsKeytar()
      )
    case 'display':
      return (
        process.platform !== 'linux' || (onPath('xvfb-run') !== null && onPath('xauth') !== null)
      )
    case 'electron':
      return hasElectron()
    case 'clients':
      return existsSync(join(root, 'tests/clients/node_modules/.package-lock.json'))
  }
}

function onPath(name: string): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return folders.map((folder) => join(folder, name)).find((file) => existsSync(file)) ?? null
}

function loadsKeytar(): boolean {
  try {
    createRequire(import.meta.url)('keytar')
    return true
  } catch {
    return false
  }
}

function hasElectron(): boolean {
  const executable: Partial<Record<NodeJS.Platform, string>> = {
    darwin: 'Electron.app/Contents/MacOS/Electron',
    win32: 'electron.exe'
  }
  const folder =
    process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(root, 'node_modules/electron/dist')
  return existsSync(join(folder, executable[process.platform] ?? 'electron'))
}

/** Fetches Electron's own binary where there is none; where that fails, its suites are left out. */
export function fetchElectron(): void {
  if (hasElectron()) return
  const install = join(root, 'node_modules/electron/install.js')
  if (existsSync(install)) spawnSync(process.execPath, [install], { cwd: root, stdio: 'ignore' })
}
