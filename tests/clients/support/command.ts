import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const packages = join(import.meta.dirname, '../node_modules')

/** A file of a package that tests/clients installs. */
export const installed = (path: string): string => join(packages, path)

/** The path of an installed package's program, by its package.json. */
export function programOf(name: string, program = name): string {
  const { bin } = createRequire(import.meta.url)(installed(`${name}/package.json`)) as {
    readonly bin: string | Readonly<Record<string, string>>
  }
  const path = typeof bin === 'string' ? bin : bin[program]
  if (path === undefined) throw new Error(`${name} has no program ${program}.`)
  return installed(`${name}/${path}`)
}

/** An environment that holds nothing of the machine's user, with a home of its own. */
export const environment = (home: string): Readonly<Record<string, string>> => ({
  HOME: home,
  USERPROFILE: home,
  APPDATA: join(home, 'AppData/Roaming'),
  LOCALAPPDATA: join(home, 'AppData/Local'),
  SystemRoot: process.env['SystemRoot'] ?? '',
  PATH: [dirname(process.execPath), '/usr/bin', '/bin'].join(
    process.platform === 'win32' ? ';' : ':'
  ),
  LANG: 'C.UTF-8'
})

export interface Outcome {
  readonly code: number | null
  readonly stdout: string
  /** stdout and stderr, as a terminal shows them. */
  readonly text: string
}

const patienceMs = 60_000

/** Runs a Node program to its end, with an empty stdin. */
export function runNode(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  cwd = env['HOME']
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      env,
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: patienceMs
    })
    let stdout = ''
    let text = ''
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      stdout += chunk
      text += chunk
    })
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, stdout, text }))
  })
}
