import { MemorySecrets } from '../../main/secrets/memory.ts'
import type { Client } from '../../main/sessions/client.ts'
import { MemoryStore } from '../../main/settings/store.ts'
import { addProfileOn } from './fixture-profile.ts'
import { jsonHeaders } from './raw-http.ts'
import { type RunningApp, startApp, temporaryFolder } from './running-app.ts'
import { type ScriptedSplunkd, startScriptedSplunkd } from './scripted-splunkd.ts'

export type Headers = Readonly<Record<string, string>>

/** A stored profile that nothing names yet, and a client that may use it. */
export interface Scene extends RunningApp {
  readonly splunkd: ScriptedSplunkd
  readonly profileId: string
  readonly client: Client
  /** Headers with the client's token. */
  readonly known: Headers
  /** The same program after a restart. */
  restarted(): Promise<Scene>
}

/** The name of the profile; it looks like nothing else in an answer. */
export const vault = 'Vault'

/** `env`: the user and password of a login that the program itself is given, to the same Splunk. */
export async function startScene(env: Readonly<Record<string, string>> = {}): Promise<Scene> {
  const splunkd = await startScriptedSplunkd()
  const at = {
    SPLUNK_HOST: '127.0.0.1',
    SPLUNK_PORT: String(splunkd.port),
    SPLUNK_VERIFY_SSL: 'false'
  }
  const kept = {
    store: new MemoryStore(),
    secrets: new MemorySecrets(),
    dataDir: temporaryFolder(),
    env: Object.keys(env).length === 0 ? {} : { ...at, ...env }
  }
  const first = await startApp(kept)
  const profile = await addProfileOn(first.app, splunkd, vault)
  const { client, token } = first.app.clients.create({
    name: 'Cursor',
    defaultProfileId: null,
    allowedProfileIds: null,
    mayUseProfile: true
  })
  const scene = (running: RunningApp): Scene => ({
    ...running,
    splunkd,
    profileId: profile.id,
    client,
    known: { ...jsonHeaders, authorization: `Bearer ${token}` },
    restarted: async () => {
      await running.app.stop()
      return scene(await startApp(kept))
    }
  })
  return scene(first)
}
