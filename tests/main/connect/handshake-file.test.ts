import { mkdirSync, readFileSync, statSync } from 'node:fs'
import { expect, test } from 'vitest'
import { handshakePath } from '../../../main/connect/handshake-file.ts'
import { startApp, temporaryFolder } from '../../support/running-app.ts'

const startCommand = { command: '/opt/switchboard', args: ['--data-dir', '/settings'] }

test('tells port and process while the app listens, and always how to start it', async () => {
  const { app, dataDir, url, token } = await startApp({ startCommand })
  const secret = token()
  const file = handshakePath(dataDir)
  const read = (): unknown => JSON.parse(readFileSync(file, 'utf8'))
  expect(read()).toEqual({
    running: { port: Number(new URL(url).port), pid: process.pid },
    start: startCommand
  })
  expect(readFileSync(file, 'utf8')).not.toContain(secret)
  await app.stop()
  expect(read()).toEqual({ running: null, start: startCommand })
})

test.skipIf(process.platform === 'win32')('is for this user alone', async () => {
  const { dataDir } = await startApp()
  expect(statSync(handshakePath(dataDir)).mode & 0o777).toBe(0o600)
})

test('says in the window when it cannot be written, and serves all the same', async () => {
  const dataDir = temporaryFolder()
  mkdirSync(handshakePath(dataDir))
  const { app } = await startApp({ dataDir })
  expect(app.notices.list()).toEqual([expect.stringContaining('could not be written')])
})
