import { execFileSync, fork, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { openInspector } from '../../../support/history.ts'
import { temporaryFolder } from '../../../support/running-app.ts'

const canLimit = spawnSync('prlimit', ['--version']).status === 0
const key = 'a-key-of-this-test'
const program = new URL('../../../support/history-program.ts', import.meta.url)
const troubleSchema = z.object({ trouble: z.object({ calls: z.number() }).nullable() })
const numberSchema = z.object({ number: z.number() })

test.runIf(canLimit)(
  'on a full disk it goes on, says so, and writes again once there is room',
  { timeout: 60_000 },
  async () => {
    const path = join(temporaryFolder(), 'history.db')
    const child = fork(program, [path, key], { stdio: 'inherit' })
    onTestFinished(() => void child.kill('SIGKILL'))
    const troubles: z.infer<typeof troubleSchema>['trouble'][] = []
    let number = 0
    child.on('message', (message) => {
      const trouble = troubleSchema.safeParse(message)
      if (trouble.success) troubles.push(trouble.data.trouble)
      number = numberSchema.safeParse(message).data?.number ?? number
    })
    await once(child, 'message')
    await expect.poll(() => number).toBeGreaterThan(100)
    // No file of this program may grow beyond so many bytes; what happens is what a full disk does.
    const limit = (bytes: string) =>
      execFileSync('prlimit', ['--pid', String(child.pid), `--fsize=${bytes}:unlimited`])
    limit(String(statSync(`${path}-wal`).size))
    await expect.poll(() => troubles.at(-1)?.calls ?? 0, { timeout: 20_000 }).toBeGreaterThan(100)
    limit('unlimited')
    await expect.poll(() => troubles.at(-1), { timeout: 20_000 }).toBeNull()
    const recovered = number
    await expect.poll(() => number, { timeout: 20_000 }).toBeGreaterThan(recovered + 2000)
    child.kill('SIGKILL')
    await once(child, 'exit')
    const inspector = await openInspector({ path, key, problem: null })
    expect(inspector.state).toMatchObject({ place: 'file', problem: null })
    expect(inspector.state.calls).toBeGreaterThan(1000)
    expect(inspector.state.calls).toBeLessThan(number - 100)
  }
)
