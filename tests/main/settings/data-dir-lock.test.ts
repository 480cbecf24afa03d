import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { lockDataDir } from '../../../main/settings/data-dir-lock.ts'
import { temporaryFolder } from '../../support/running-app.ts'

async function otherProcess() {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' })
  await once(child, 'spawn')
  const { pid } = child
  if (pid === undefined) throw new Error('No process.')
  const end = async () => {
    if (child.exitCode === null && child.signalCode === null && child.kill('SIGKILL')) {
      await once(child, 'exit')
    }
  }
  onTestFinished(end)
  return { pid, end }
}

function heldBy(pid: number, began: string | null = null) {
  const dataDir = temporaryFolder()
  const file = join(dataDir, 'running.json')
  writeFileSync(file, JSON.stringify({ pid, door: 'headless', began }))
  return { dataDir, file }
}

test('the lock names this process, and is gone when it is given back', () => {
  const dataDir = temporaryFolder()
  const file = join(dataDir, 'running.json')
  const unlock = lockDataDir(dataDir, 'desktop')
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
    pid: process.pid,
    door: 'desktop'
  })
  unlock()
  expect(existsSync(file)).toBe(false)
})

test('a folder in use is refused, with the door and the process that has it', async () => {
  const { pid } = await otherProcess()
  const { dataDir } = heldBy(pid)
  expect(() => lockDataDir(dataDir, 'headless')).toThrow(
    expect.objectContaining({
      code: 'data_dir_in_use',
      message: `Switchboard for Splunk runs already with the settings in ${dataDir} (headless, process ${pid}). Stop it, or choose another folder with --data-dir.`
    })
  )
})

test('the lock of a program that was killed is taken over', async () => {
  const { pid, end } = await otherProcess()
  const { dataDir } = heldBy(pid)
  await end()
  lockDataDir(dataDir, 'headless')()
})

test.runIf(process.platform === 'linux')(
  'the lock of an earlier process with the same id is taken over',
  async () => {
    const { pid } = await otherProcess()
    const { dataDir } = heldBy(pid, '1')
    lockDataDir(dataDir, 'headless')()
  }
)

test('half a lock counts while it is being written, and no longer', () => {
  const { dataDir, file } = heldBy(1)
  writeFileSync(file, '{"pid"')
  expect(() => lockDataDir(dataDir, 'headless')).toThrow('runs already')
  utimesSync(file, new Date(0), new Date(0))
  lockDataDir(dataDir, 'headless')()
})
