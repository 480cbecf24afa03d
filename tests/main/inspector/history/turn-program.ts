// Works in turns beside a program that never rests, on the core that both are given: on what is due just now, and
// on what has been due for long. Tells how often the other one went first.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Steps } from '../../../../main/inspector/history/steps.ts'
import { turn } from '../../../../main/inspector/history/turn.ts'

const steps = 500
/** Of the time that a step works, not of that in which others do. */
const usOfStep = 10

/** us, by all threads. */
function worked(): number {
  const { user, system } = process.cpuUsage()
  return user + system
}

function* work(): Steps<void> {
  for (let done = 0; done < steps; done += 1) {
    const until = worked() + usOfStep
    while (worked() < until);
    yield
  }
}

function letFirst(dueFor: number): number {
  const before = process.resourceUsage().involuntaryContextSwitches
  const all = work()
  while (!turn(all, performance.now() - dueFor));
  return process.resourceUsage().involuntaryContextSwitches - before
}

const other = spawn(process.execPath, ['-e', 'process.stdout.write("works"); for (;;);'])
await once(other.stdout, 'data')
process.stdout.write(JSON.stringify({ justNow: letFirst(0), forLong: letFirst(10_000) }))
other.kill('SIGKILL')
