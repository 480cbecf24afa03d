import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type App, createApp } from '../../main/app.ts'
import { MemorySecrets } from '../../main/secrets/memory.ts'
import type { SecretStore } from '../../main/secrets/secret-store.ts'
import { MemoryStore } from '../../main/settings/store.ts'
import { historyThread } from '../support/built-history-thread.ts'
import { echo } from '../support/fixture-tools.ts'

/** Our program with the echo tool, a profile and a client; on any port. */
export async function startOurApp(
  secrets: SecretStore = new MemorySecrets()
): Promise<{ readonly app: App; readonly port: number; readonly token: string }> {
  const store = new MemoryStore()
  store.set('profiles', [])
  const app = await createApp({
    version: '0.0.0-bench',
    store,
    secrets,
    dataDir: mkdtempSync(join(tmpdir(), 'switchboard-bench-')),
    port: 0,
    historyThread: historyThread(),
    tools: [echo]
  })
  // A call with a Splunk to its name, as every real one has; the echo tool never asks it.
  const { id } = await app.profiles.save({
    name: 'Bench',
    slug: 'bench',
    colour: 0,
    production: false,
    address: { scheme: 'https', host: '127.0.0.1', port: 8089, basePath: '' },
    signIn: { kind: 'token' },
    secret: 'never sent',
    tls: { kind: 'verify' },
    defaultApp: null
  })
  app.settings.save({ defaultProfileId: id })
  const { token } = app.clients.create({
    name: 'bench',
    defaultProfileId: null,
    allowedProfileIds: null,
    callsPerMinute: null
  })
  await app.start()
  if (app.endpoint.state.kind !== 'listening') throw new Error('The endpoint does not listen.')
  return { app, port: app.endpoint.state.port, token }
}
