import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Steps } from '../../../../main/inspector/history/steps.ts'
import { turn } from '../../../../main/inspector/history/turn.ts'
import { runProgram } from '../../../support/ended-program.ts'

/** Counts its steps in `done`. */
function* counted(steps: number, done: { count: number }): Steps<void> {
  for (; done.count < steps; done.count += 1) yield
}

test('a turn does all of what is short, however long it has been due', () => {
  for (const since of [performance.now(), performance.now() - 10_000]) {
    const done = { count: 0 }
    expect(turn(counted(10, done), since)).toBe(true)
    expect(done.count).toBe(10)
  }
})

test('a turn ends although there is more, and the next ones go on from there', () => {
  const steps = 1_000_000
  const done = { count: 0 }
  const work = counted(steps, done)
  const since = performance.now()
  let turns = 1
  for (; !turn(work, since); turns += 1) expect(done.count).toBeLessThan(steps)
  expect(turns).toBeGreaterThan(1)
  expect(done.count).toBe(steps)
})

test('what a step throws ends the turn', () => {
  const failing = function* (): Steps<void> {
    yield
    throw new Error('no room')
  }
  expect(() => turn(failing(), performance.now())).toThrow('no room')
})

const isLinux = process.platform === 'linux'

test.runIf(isLinux)(
  'who waits for the core goes first, but not before what has been due for long',
  () => {
    const program = join(import.meta.dirname, 'turn-program.ts')
    const { stdout, stderr } = runProgram('taskset', ['-c', '0', process.execPath, program])
    const { justNow, forLong } = JSON.parse(stdout === '' ? stderr : stdout) as Record<
      string,
      number
    >
    expect(justNow).toBeGreaterThan(2 * (forLong ?? Infinity))
  },
  30_000
)
