import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { onTestFinished } from 'vitest'
import { z } from 'zod'

const readySchema = z.object({
  mcpUrl: z.string().nullable(),
  windowUrl: z.string().nullable(),
  pid: z.number(),
  demoSplunk: z.object({ url: z.string(), username: z.string(), password: z.string() }).optional(),
  clientToken: z.string().optional(),
  error: z.string().optional()
})

export type Ready = z.infer<typeof readySchema>

export interface StartedProgram {
  readonly ready: Ready
  readonly child: ChildProcess
  /** Everything it has written to stderr so far. */
  stderr(): string
  /** Sends the signal and waits for the end; gives the exit code, or the signal that ended it. */
  stop(signal?: NodeJS.Signals): Promise<number | string | null>
}

/** Starts the program as a user would, with `--json`, and waits until it is ready. */
export async function startProgram(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {}
): Promise<StartedProgram> {
  const child = spawn(process.execPath, ['main/start.ts', '--json', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env }
  })
  const ended = once(child, 'exit')
  let errors = ''
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (errors += chunk))
  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal)
    await ended
    return child.exitCode ?? child.signalCode
  }
  onTestFinished(async () => {
    await stop()
  })
  const lines = createInterface({ input: child.stdout })
  const first = await Promise.race([
    once(lines, 'line').then(([line]) => String(line)),
    ended.then(([code]) => {
      throw new Error(`The program ended with ${String(code)} before it was ready:\n${errors}`)
    })
  ])
  return { ready: readySchema.parse(JSON.parse(first)), child, stderr: () => errors, stop }
}
