import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type App, type AppDeps, createApp } from '../../main/app.ts'
import { MemorySecrets } from '../../main/secrets/memory.ts'
import { MemoryStore } from '../../main/settings/store.ts'
import { historyThread } from './built-history-thread.ts'
import { folderMachine } from './fake-machine.ts'

export interface RunningApp {
  readonly app: App
  /** http://127.0.0.1:<port>/mcp */
  readonly url: string
  readonly dataDir: string
  /** Makes a client that may use every profile, as often as it likes. */
  readonly token: (name?: string) => string
}

/** A folder that is gone when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'switchboard-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/**
 * The whole program on a port of its own, without the demo Splunk unless `demo.asked`; stopped when
 * the test is over.
 */
export async function startApp(deps: Partial<AppDeps> = {}): Promise<RunningApp> {
  const store = deps.store ?? new MemoryStore()
  // A stored list, though empty, means that this is not a first start.
  if (store.get('profiles') === undefined) store.set('profiles', [])
  const dataDir = deps.dataDir ?? temporaryFolder()
  const app = await createApp({
    version: '0.0.0-test',
    secrets: new MemorySecrets(),
    port: 0,
    machine: folderMachine(temporaryFolder()),
    historyThread: historyThread(),
    ...deps,
    demo: { port: 0, ...deps.demo },
    store,
    dataDir
  })
  let stopped = false
  const stop = app.stop.bind(app)
  app.stop = async () => {
    if (!stopped) {
      stopped = true
      await stop()
    }
  }
  onTestFinished(() => app.stop())
  await app.start()
  if (app.endpoint.state.kind !== 'listening') throw new Error('The endpoint does not listen.')
  return {
    app,
    url: app.endpoint.state.url,
    dataDir,
    token: (name = 'Tester') =>
      app.clients.create({
        name,
        defaultProfileId: null,
        allowedProfileIds: null,
        callsPerMinute: null
      }).token
  }
}
