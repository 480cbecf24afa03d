// The program with a full history and its window in the browser, in a process of its own:
// node window-program.ts CALLS. Tells the address of the window; records more calls while it is told to.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { createApp } from '../../../main/app.ts'
import { WindowKeys } from '../../../main/headless/window-keys.ts'
import { WindowServer } from '../../../main/headless/window-server.ts'
import { MemoryStore } from '../../../main/settings/store.ts'
import { followApp } from '../../../main/window/follow-app.ts'
import { makeHandlers } from '../../../main/window/handlers.ts'
import type { Door } from '../../../main/window/views.ts'
import { historyThread } from '../../support/built-history-thread.ts'
import { GeneratedCalls, rawEntry } from '../../support/generated-calls.ts'
import { KeptSecrets } from '../../support/kept-secrets.ts'

const calls = Number(process.argv[2] ?? 1_000_000)
const dataDir = mkdtempSync(join(tmpdir(), 'switchboard-bench-'))
const store = new MemoryStore()
store.set('profiles', [])
const app = await createApp({
  version: '0.0.0-bench',
  store,
  secrets: new KeptSecrets(),
  dataDir,
  port: 0,
  historyThread: historyThread()
})
await app.start()
// Nothing goes for its age or for the room that all take.
app.settings.save({ history: { days: 3650, megabytes: 100_000 } })
const { history } = app.inspector
const generated = new GeneratedCalls('bench', 1)

function add(count: number): void {
  for (let left = count; left > 0; left -= 1) {
    const entry = rawEntry(generated.row())
    history.add({ weight: 0, entry: () => entry })
  }
}
// Waits for the thread, so that the bounded queue before it does not overflow.
for (let left = calls; left > 0; left -= 2000) {
  add(Math.min(left, 2000))
  await history.ask('state')
}

const door: Door = {
  kind: 'headless',
  dataDir,
  stdioProgram: () => Promise.reject(new Error('Not in the bench.'))
}
const handlers = makeHandlers(app, door, (name, value) => window.send(name, value))
const window = new WindowServer(
  resolve(import.meta.dirname, '../../../out/renderer'),
  new WindowKeys(),
  handlers,
  (send) => followApp(app, door, send)
)
await window.start(0)

let recording: NodeJS.Timeout | undefined
process.on('message', (message) => {
  const { perSecond } = z.object({ perSecond: z.number() }).parse(message)
  clearInterval(recording)
  if (perSecond > 0) recording = setInterval(() => add(perSecond / 20), 50)
})
process.once('disconnect', () => {
  clearInterval(recording)
  void Promise.all([window.stop(), app.stop()]).then(() => {
    rmSync(dataDir, { recursive: true, force: true })
    process.exit(0)
  })
})
const { calls: kept, place } = await history.ask('state')
if (kept < calls || place !== 'file') throw new Error(`${kept} calls are kept, in ${place}.`)
process.send?.({ windowUrl: window.newUrl() })
