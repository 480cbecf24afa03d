import { rmSync, watch } from 'node:fs'
import { mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readConfigFile } from '../../../main/connect/config-file.ts'
import { replaceFile } from '../../../main/connect/config-write.ts'
import { temporaryFolder } from '../../support/running-app.ts'

test.each([
  ['changed', '{ "old": 1 }', '{ "new": 1 }'],
  ['appeared', null, '{ "new": 1 }']
])(
  'a file that has %s since it was read is not replaced, and nothing is left behind',
  async (_what, before, now) => {
    const folder = temporaryFolder()
    const file = join(folder, 'mcp.json')
    if (before !== null) await writeFile(file, before)
    const read = await readConfigFile(file)
    await writeFile(file, now)
    await expect(replaceFile(read, Buffer.from('ours'), 0o600)).rejects.toMatchObject({
      code: 'file_changed'
    })
    await expect(replaceFile(read, null, 0o600)).rejects.toMatchObject({ code: 'file_changed' })
    expect(await readFile(file, 'utf8')).toBe(now)
    expect(await readdir(folder)).toEqual(['mcp.json'])
  }
)

test('a lock that a killed program has left is taken over', async () => {
  const file = join(temporaryFolder(), 'mcp.json')
  await mkdir(`${file}.lock`)
  const longAgo = new Date(Date.now() - 60_000)
  await utimes(`${file}.lock`, longAgo, longAgo)
  await replaceFile(await readConfigFile(file), Buffer.from('ours'), 0o600)
  expect(await readFile(file, 'utf8')).toBe('ours')
})

test('what was written stands when another program has removed the lock meanwhile', async () => {
  const folder = temporaryFolder()
  const file = join(folder, 'mcp.json')
  const read = await readConfigFile(file)
  const watcher = watch(folder, (_event, name) => {
    if (name === 'mcp.json.lock') rmSync(join(folder, name), { recursive: true, force: true })
  })
  onTestFinished(() => watcher.close())
  await replaceFile(read, Buffer.from('ours'), 0o600)
  expect(await readFile(file, 'utf8')).toBe('ours')
})
