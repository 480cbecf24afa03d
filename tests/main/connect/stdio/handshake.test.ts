import { chmodSync, chownSync, renameSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isOurs, readHandshake } from '../../../../main/connect/stdio/handshake.ts'
import { temporaryFolder } from '../../../support/running-app.ts'

const isUnix = process.platform !== 'win32'
const start = { command: isUnix ? '/opt/switchboard' : 'C:\\switchboard.exe', args: ['--headless'] }
const good = { running: { port: 8003, pid: 77 }, start }

function written(content: unknown): string {
  const file = join(temporaryFolder(), 'handshake.json')
  const text = typeof content === 'string' ? content : JSON.stringify(content)
  writeFileSync(file, text, { mode: 0o600 })
  return file
}

test('reads what the app wrote', () => {
  expect(readHandshake(written(good))).toEqual(good)
  const stopped = { running: null, start: null }
  expect(readHandshake(written(stopped))).toEqual(stopped)
})

test('knows nothing where there is no file', () => {
  const file = join(temporaryFolder(), 'handshake.json')
  expect(readHandshake(file)).toEqual({ running: null, start: null })
})

test.each([
  '{"running":',
  '[]',
  { running: null },
  { ...good, running: { port: 0, pid: 77 } },
  { ...good, running: { port: 65536, pid: 77 } },
  { ...good, running: { port: '80@evil.example', pid: 77 } },
  { ...good, running: { port: 8003, pid: -1 } },
  { ...good, start: { command: 'switchboard', args: [] } },
  { ...good, start: { command: start.command, args: 'sh' } },
  { ...good, start: { command: start.command, args: [1] } }
])('does not trust %j', (content) => {
  expect(() => readHandshake(written(content))).toThrow('cannot be trusted')
})

test.runIf(isUnix)('does not trust a link, nor a file that others may write', () => {
  const file = written(good)
  chmodSync(file, 0o620)
  expect(() => readHandshake(file)).toThrow('others may write it')
  chmodSync(file, 0o600)
  renameSync(file, `${file}.real`)
  symlinkSync(`${file}.real`, file)
  expect(() => readHandshake(file)).toThrow('cannot be trusted')
})

test.runIf(process.getuid?.() === 0)('does not trust the file of another user', () => {
  const file = written(good)
  chownSync(file, 12345, 12345)
  expect(() => readHandshake(file)).toThrow('belongs to another user')
})

test('tells a process that is there from one that is not', () => {
  expect(isOurs(process.pid)).toBe(true)
  expect(isOurs(2 ** 30)).toBe(false)
})
