import { constants } from 'node:fs'
import { access, readdir } from 'node:fs/promises'
import { join, posix, sep } from 'node:path'
import type { Machine } from '../../main/connect/machine.ts'

/** What a machine prints for a command line, by its start. */
export type Printed = Readonly<Record<string, string>>

/**
 * A computer of any system inside a folder: nothing outside of it is there. Paths are written with
 * slashes, so that they are real ones here.
 */
export function folderMachine(
  root: string,
  platform: NodeJS.Platform = 'linux',
  printed: Printed = {}
): Machine {
  const isInside = (file: string) => file.startsWith(root + sep)
  return {
    platform,
    home: join(root, 'home'),
    env: { PATH: join(root, 'bin'), ProgramFiles: join(root, 'Program Files') },
    path: posix,
    has: (file) =>
      access(isInside(file) ? file : '/nothing', constants.F_OK).then(
        () => true,
        () => false
      ),
    names: (folder) => (isInside(folder) ? readdir(folder).catch(() => []) : Promise.resolve([])),
    run: (command, args) => Promise.resolve(printed[[command, ...args].join(' ')] ?? null)
  }
}
