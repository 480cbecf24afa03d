import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { MemoryStore } from '../../main/settings/store.ts'
import { echo } from '../support/fixture-tools.ts'
import { bearer, call, opened } from '../support/raw-session.ts'
import { startApp, temporaryFolder } from '../support/running-app.ts'

test.runIf(process.platform === 'linux')(
  'starts on a full disk, serves the remembered sessions and new ones, and says what is wrong',
  async () => {
    const shared = { tools: [echo], store: new MemoryStore(), dataDir: temporaryFolder() }
    const before = await startApp(shared)
    const old = await opened(before.url, bearer(before.token()))
    await before.app.stop()
    // Whatever is written to this device fails as on a full disk.
    symlinkSync('/dev/full', join(shared.dataDir, 'sessions.jsonl.new'))
    const { app, url, token } = await startApp(shared)
    expect(app.notices.list().join()).toContain('remembered sessions cannot be written')
    const headers = await opened(url, bearer(token('Second')))
    for (const session of [old, headers]) expect((await call(url, session, 'x')).status).toBe(200)
    let told = 0
    app.notices.subscribe(() => (told += 1))
    await expect.poll(() => told, { timeout: 10_000 }).toBe(1)
    expect(app.notices.list()).toEqual([])
  }
)
