import { spawn } from 'node:child_process'
import { dirname } from 'node:path'
import type { StartCommand } from './handshake.ts'

type Environment = Readonly<Record<string, string | undefined>>

// What is ours to know, and what would make a plain Node of an Electron program.
const isKept = (name: string): boolean =>
  !name.startsWith('SWITCHBOARD_') && name !== 'ELECTRON_RUN_AS_NODE' && name !== 'NODE_OPTIONS'

/** Starts the app so that it outlives this program. Answers with why that failed, else null. */
export function startApp(
  { command, args }: StartCommand,
  env: Environment
): Promise<string | null> {
  const kept = Object.fromEntries(Object.entries(env).filter(([name]) => isKept(name)))
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: dirname(command),
      detached: true,
      env: kept,
      stdio: 'ignore'
    })
    child.once('error', (error) => resolve(error.message))
    child.once('spawn', () => resolve(null))
    child.unref()
  })
}
