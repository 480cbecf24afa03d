import { execFile } from 'node:child_process'
import { access, readdir } from 'node:fs/promises'
import { homedir } from 'node:os'
import path from 'node:path'

/** The computer, as far as finding client programs needs to know it. */
export interface Machine {
  readonly platform: NodeJS.Platform
  readonly home: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly path: Pick<path.PlatformPath, 'join' | 'delimiter' | 'isAbsolute'>
  has(file: string): Promise<boolean>
  /** Of what is in a folder; none where it cannot be read. */
  names(folder: string): Promise<readonly string[]>
  /** What a command prints; null where it fails or takes longer than three seconds. */
  run(command: string, args: readonly string[]): Promise<string | null>
}

const longestRun = 3000

/** The computer that the program runs on. */
export const thisMachine = (): Machine => ({
  platform: process.platform,
  home: homedir(),
  env: process.env,
  path,
  has: (file) =>
    access(file).then(
      () => true,
      () => false
    ),
  names: (folder) => readdir(folder).catch(() => []),
  run: (command, args) =>
    new Promise((resolve) => {
      const options = { timeout: longestRun, windowsHide: true, maxBuffer: 8 * 1024 * 1024 }
      execFile(command, args, options, (error, stdout) => resolve(error === null ? stdout : null))
    })
})
