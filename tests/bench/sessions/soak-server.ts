// The program under the soak, in a process of its own that can be killed: node soak-server.ts FOLDER PORT.
// Tells its port; a message names what to do, and the answer tells how it is then.
import { join } from 'node:path'
import Conf from 'conf'
import { z } from 'zod'
import { createApp } from '../../../main/app.ts'
import { MemorySecrets } from '../../../main/secrets/memory.ts'
import { storeOptions } from '../../../main/settings/open-store.ts'
import { historyThread } from '../../support/built-history-thread.ts'
import { echo } from '../../support/fixture-tools.ts'
import { memory } from './memory.ts'

const [folder = '', port = '0'] = process.argv.slice(2)
const store = new Conf({ cwd: folder, configName: 'config', ...storeOptions })
if (store.get('profiles') === undefined) store.set('profiles', [])
const app = await createApp({
  version: '0.0.0-bench',
  store,
  secrets: new MemorySecrets(),
  dataDir: join(folder),
  port: Number(port),
  historyThread: historyThread(),
  tools: [echo]
})
await app.start()

const clientNames = ['one', 'two', 'three', 'four']

/** Ends all sessions, with their clients, and makes new ones; tells the tokens. */
function newClients(): readonly string[] {
  for (const { id } of app.clients.list()) app.clients.revoke(id)
  return clientNames.map(
    (name) =>
      app.clients.create({
        name,
        defaultProfileId: null,
        allowedProfileIds: null,
        callsPerMinute: null
      }).token
  )
}

process.on('message', (message) => {
  const what = z.enum(['clients', 'state']).parse(message)
  const answer = async () => {
    // The record of the calls is bounded, and no part of what sessions cost.
    await app.inspector.clear()
    return {
      tokens: what === 'clients' ? newClients() : [],
      ...(await memory()),
      sessions: app.sessions.list().length,
      sockets: process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length
    }
  }
  void answer().then((state) => process.send?.(state))
})
process.on('disconnect', () => process.exit(0))
if (app.endpoint.state.kind !== 'listening') throw new Error('The endpoint does not listen.')
process.send?.({ port: app.endpoint.state.port })
