import { spawnSync } from 'node:child_process'

/**
 * Runs a program to its end and tells what it wrote. One that hangs is killed by a signal that it cannot
 * catch: spawnSync waits without end for a program that does not die of what it gets at the time limit.
 */
export const runProgram = (program: string, args: readonly string[], limitSeconds = 20) =>
  spawnSync(program, args, {
    encoding: 'utf8',
    timeout: limitSeconds * 1000,
    killSignal: 'SIGKILL'
  })
