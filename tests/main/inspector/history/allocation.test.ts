import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const program = join(import.meta.dirname, '../../../support/waiting-objects.ts')
const tenured = /maybe tenure|=> tenure/

/** What V8 says of where it makes objects that wait for others. */
async function decisions(...args: readonly string[]): Promise<string> {
  const flags = ['--trace-pretenuring', '--trace-pretenuring-statistics']
  const { stdout } = await promisify(execFile)(process.execPath, [...flags, program, ...args])
  expect(stdout).toContain('1000000 wait')
  return stdout
}

test('in a program with a history objects are made among the young, although others of their literal outlived collections', async () => {
  expect(await decisions('history')).not.toMatch(tenured)
})

test('V8 by itself would make them among the old', async () => {
  expect(await decisions()).toMatch(tenured)
})
