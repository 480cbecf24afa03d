import type { Edition, Layout } from './layouts.ts'
import type { Machine } from './machine.ts'
import { pathsOf } from './paths.ts'

/** A configuration file that a program reads. */
export interface Target {
  readonly edition: Edition
  /** An absolute path; nothing need be there. */
  readonly file: string
}

export interface Found {
  readonly installed: boolean
  /** Where it is not installed: of its most usual edition. */
  readonly targets: readonly Target[]
}

/** Looks for a program itself; a configuration file alone may have been written by any other. */
export async function findProgram(layout: Layout, machine: Machine): Promise<Found> {
  const there: Edition[] = []
  for (const edition of layout.editions) {
    if (!(await isThere(edition, machine))) continue
    there.push(edition)
    if (edition.only === true) break
  }
  const installed = there.length > 0
  const editions = installed
    ? there
    : layout.editions.filter(({ only }) => only !== true).slice(0, 1)
  const targets = await Promise.all(
    editions.map(async (edition) =>
      (await pathsOf(edition.file, machine)).map((file) => ({ edition, file }))
    )
  )
  return { installed, targets: targets.flat() }
}

async function isThere({ found, executables }: Edition, machine: Machine): Promise<boolean> {
  const { platform } = machine
  const own = platform === 'darwin' || platform === 'win32' ? platform : 'linux'
  for (const template of [...(found.any ?? []), ...(found[own] ?? [])]) {
    for (const file of await pathsOf(template, machine)) if (await machine.has(file)) return true
  }
  if (executables.length === 0) return false
  for (const folder of await executableFolders(machine)) {
    for (const name of executables.flatMap((one) => fileNames(one, machine))) {
      if (await machine.has(machine.path.join(folder, name))) return true
    }
  }
  return false
}

const fileNames = (name: string, { platform }: Machine): readonly string[] =>
  platform === 'win32' ? [`${name}.exe`, `${name}.cmd`] : [name]

// A desktop program is given a shorter PATH than a terminal.
const usualFolders = {
  win32: ['{config}/npm', '{home}/.local/bin', '{programs}/nodejs'],
  other: [
    '/usr/local/bin',
    '/opt/homebrew/bin',
    '/usr/bin',
    '/snap/bin',
    '{home}/.local/bin',
    '{home}/.npm-global/bin',
    '{home}/.bun/bin',
    '{home}/.volta/bin',
    '{home}/.nvm/versions/node/*/bin'
  ]
}

async function executableFolders(machine: Machine): Promise<readonly string[]> {
  const usual = usualFolders[machine.platform === 'win32' ? 'win32' : 'other']
  const folders = await Promise.all(usual.map((template) => pathsOf(template, machine)))
  return [...new Set([...pathFolders(machine), ...folders.flat()])]
}

/** The folders of the PATH. */
export function pathFolders({ env, path }: Machine): readonly string[] {
  const text = env['PATH'] ?? env['Path'] ?? ''
  return text.split(path.delimiter).filter((folder) => path.isAbsolute(folder))
}
