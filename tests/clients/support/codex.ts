import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { onTestFinished } from 'vitest'
import { z } from 'zod'
import { programOf } from './command.ts'

const messageSchema = z.object({
  id: z.number().optional(),
  result: z.unknown(),
  error: z.unknown()
})

/** Codex as its own desktop apps drive it; connects to MCP servers without an account. */
export function startCodex(env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [programOf('@openai/codex', 'codex'), 'app-server'], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env,
    cwd: env['HOME']
  })
  const ended = new Promise((resolve) => child.once('close', resolve))
  onTestFinished(async () => {
    child.stdin.end()
    await ended
  })
  const waiting = new Map<number, (message: z.infer<typeof messageSchema>) => void>()
  createInterface({ input: child.stdout }).on('line', (line) => {
    const message = messageSchema.parse(JSON.parse(line))
    if (message.id !== undefined) waiting.get(message.id)?.(message)
  })
  let last = 0
  /** Answers with the result; rejects with the error as JSON. */
  const request = (method: string, params: object): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = (last += 1)
      waiting.set(id, ({ result, error }) => {
        if (error === undefined) resolve(result)
        else reject(new Error(JSON.stringify(error)))
      })
      child.stdin.write(`${JSON.stringify({ id, method, params })}\n`)
    })
  return {
    request,
    start: async () => {
      await request('initialize', { clientInfo: { name: 'real-clients', version: '1.0.0' } })
      child.stdin.write('{"method":"initialized"}\n')
    }
  }
}
