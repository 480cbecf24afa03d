import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Conf from 'conf'
import { expect, test } from 'vitest'
import { prepareStore, storeOptions } from '../../../main/settings/open-store.ts'
import { temporaryFolder } from '../../support/running-app.ts'

const open = (dataDir: string) => new Conf({ cwd: dataDir, configName: 'config', ...storeOptions })

test('a first start makes the folder, and says nothing', () => {
  const dataDir = join(temporaryFolder(), 'new', 'folder')
  expect(prepareStore(dataDir)).toBeNull()
  expect(statSync(dataDir).mode & 0o777).toBe(0o700)
})

test('the file can be read by its owner alone, also one that others could read before', () => {
  const dataDir = temporaryFolder()
  const file = join(dataDir, 'config.json')
  writeFileSync(file, '{"a":1}', { mode: 0o644 })
  prepareStore(dataDir)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  open(dataDir).set('b', 2)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ a: 1, b: 2 })
})

test.each([
  ['a text cut off', '{"profiles": ['],
  ['an empty file', ''],
  ['a list', '[]']
])('%s is kept aside and named, and the program starts', (_what, text) => {
  const dataDir = temporaryFolder()
  const file = join(dataDir, 'config.json')
  writeFileSync(file, text)
  expect(prepareStore(dataDir)).toContain(`${file}.broken`)
  expect(readFileSync(`${file}.broken`, 'utf8')).toBe(text)
  expect(existsSync(file)).toBe(false)
  open(dataDir).set('settings', {})
  expect(prepareStore(dataDir)).toBeNull()
})

test('a second broken file does not replace the first', () => {
  const dataDir = temporaryFolder()
  const file = join(dataDir, 'config.json')
  for (const text of ['first', 'second']) {
    writeFileSync(file, text)
    prepareStore(dataDir)
  }
  expect(readFileSync(`${file}.broken`, 'utf8')).toBe('first')
  expect(readFileSync(`${file}.broken.2`, 'utf8')).toBe('second')
})

test('a folder that cannot be used is named, with what to do', () => {
  const dataDir = temporaryFolder()
  mkdirSync(join(dataDir, 'config.json'))
  expect(() => prepareStore(dataDir)).toThrow(
    expect.objectContaining({
      code: 'store_unavailable',
      message: expect.stringContaining('--data-dir') as string
    })
  )
})
