import { fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { openInspector } from '../../../support/history.ts'
import { randomFrom } from '../../../support/random.ts'
import { temporaryFolder } from '../../../support/running-app.ts'

const toldSchema = z.object({ number: z.number(), at: z.number() })
const key = 'a-key-of-this-test'
const program = new URL('../../../support/history-program.ts', import.meta.url)

/** Starts a program that records, and kills it after so many ms. Answers what it had told. */
async function killedAfter(ms: number, path: string, run: string, ...more: readonly string[]) {
  const child = fork(program, [path, key, run, ...more], { stdio: 'inherit' })
  onTestFinished(() => void child.kill('SIGKILL'))
  const told: z.infer<typeof toldSchema>[] = []
  child.on('message', (message) => {
    const parsed = toldSchema.safeParse(message)
    if (parsed.success) told.push(parsed.data)
  })
  await once(child, 'message')
  await wait(ms)
  const exited = once(child, 'exit')
  const at = Date.now()
  child.kill('SIGKILL')
  await exited
  return { told, at }
}

/** Programs that only compute, twice as many as the computer has cores, until the test ends. */
function makeBusy() {
  for (let count = 0; count < 2 * availableParallelism(); count += 1) {
    const child = spawn(process.execPath, ['-e', 'for (;;);'])
    onTestFinished(() => void child.kill('SIGKILL'))
  }
}

test.each([
  { computer: 'a quiet computer', rounds: 4, least: 200, prepare: () => undefined },
  { computer: 'a computer that is busy', rounds: 1, least: 1400, prepare: makeBusy }
])(
  'killed at any moment on $computer it loses at most the last second, opens again, and what ran is cancelled',
  { timeout: 120_000 },
  async ({ rounds, least, prepare }) => {
    prepare()
    const path = join(temporaryFolder(), 'history.db')
    const { random } = randomFrom(Date.now())
    let calls = 0
    for (let time = 1; time <= rounds; time += 1) {
      const ms = least + Math.floor(random() * 1500)
      const { told, at } = await killedAfter(ms, path, `run${time}`)
      const safe = told.filter((one) => one.at < at - 1000).at(-1)?.number ?? 0
      const inspector = await openInspector({ path, key, problem: null })
      expect(inspector.state).toMatchObject({ place: 'file', problem: null })
      const kept = inspector.state.calls - calls
      expect(kept).toBeGreaterThanOrEqual(safe)
      const all = await inspector.recent()
      expect(all.filter(({ status }) => status === 'running')).toEqual([])
      if (kept > 100) {
        expect(all.find(({ error }) => error?.startsWith('The program ended'))).toMatchObject({
          status: 'cancelled'
        })
        expect((await inspector.marks()).at(-1)).toMatchObject({ what: 'ended' })
      }
      calls = inspector.state.calls
      await inspector.stop()
    }
    expect(calls).toBeGreaterThan(100)
  }
)

test(
  'killed while it forgets, it opens again, and what is left is whole',
  { timeout: 120_000 },
  async () => {
    const path = join(temporaryFolder(), 'history.db')
    const { random } = randomFrom(Date.now())
    for (let time = 1; time <= 6; time += 1) {
      await killedAfter(300 + Math.floor(random() * 900), path, `run${time}`, 'forgets')
      const inspector = await openInspector({ path, key, problem: null })
      expect(inspector.state).toMatchObject({ place: 'file', problem: null })
      const rows = await inspector.history.ask('recent', 100_000)
      const all = rows.filter((row) => row.kind !== 'mark')
      expect(all.length).toBe(inspector.state.calls)
      for (const { id, status } of all.slice(0, 100)) {
        const call = await inspector.call(id)
        expect(call).toMatchObject({ id, status })
        if (status !== 'cancelled') expect(call?.arguments).not.toEqual({})
      }
      await inspector.stop()
    }
  }
)
