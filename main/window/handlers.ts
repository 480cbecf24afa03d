import type { Events, Requests, SessionView } from '../../preload/api.ts'
import type { App } from '../app.ts'
import { makeBundle } from '../connect/bundle.ts'
import { configurations } from '../connect/configurations.ts'
import { handshakePath } from '../connect/handshake-file.ts'
import type { Client } from '../sessions/client.ts'
import { triedRedactions } from '../inspector/tried-redactions.ts'
import { inspectorHandlers } from './inspector-handlers.ts'
import {
  appState,
  clientView,
  clientViews,
  type Door,
  mappingViews,
  profileView,
  profileViews,
  sessionViews
} from './views.ts'

type Awaitable<Value> = Value | Promise<Value>

/** One handler for each request of the contract; a request without one does not compile. */
export type Handlers = {
  readonly [Name in keyof Requests]: (
    ...args: Parameters<Requests[Name]>
  ) => Awaitable<ReturnType<Requests[Name]>>
}

const longestTest = 60_000

export function makeHandlers(
  app: App,
  door: Door,
  send: <Name extends keyof Events>(name: Name, value: Events[Name]) => void
): Handlers {
  const knownClient = (id: string): Client => {
    const client = app.clients.get(id)
    if (client === undefined) throw new Error('This client has been revoked meanwhile.')
    return client
  }
  const knownSession = (id: string): SessionView => {
    const view = sessionViews(app).find((session) => session.id === id)
    if (view === undefined) throw new Error('This session has ended meanwhile.')
    return view
  }

  return {
    'app.state': () => appState(app, door),
    'settings.save': (change) => app.settings.save(change),
    'settings.tryRedactions': ({ redactions, redactedNames }, text) =>
      triedRedactions(redactions, redactedNames, text),
    'endpoint.restart': () => app.restartEndpoint(),
    'demo.start': () => {
      app.settings.save({ demo: true })
      return app.demo.start()
    },
    'demo.stop': () => {
      app.settings.save({ demo: false })
      return app.demo.stop()
    },

    'profiles.list': () => profileViews(app),
    'profiles.save': async (draft) => profileView(app, (await app.profiles.save(draft)).id),
    'profiles.duplicate': async (id) => profileView(app, (await app.profiles.duplicate(id)).id),
    'profiles.remove': async (id) => {
      await app.profiles.remove(id)
      app.profileStates.forget(id)
      return null
    },
    'profiles.test': (draft, testId) =>
      app.testConnection(
        draft,
        (step) => send('profiles.tested', { testId, step }),
        AbortSignal.timeout(longestTest)
      ),

    'clients.list': () => clientViews(app),
    'clients.create': (draft) => {
      const { client, token } = app.clients.create(draft)
      return { client: clientView(app, client), token }
    },
    'clients.save': ({ id, ...changes }) => clientView(app, app.clients.save(id ?? '', changes)),
    'clients.setEnabled': (id, enabled) => clientView(app, app.clients.setEnabled(id, enabled)),
    'clients.renew': (id) => {
      const { client, token } = app.clients.renew(id)
      return { client: clientView(app, client), token }
    },
    'clients.revoke': (id) => {
      app.clients.revoke(id)
      return null
    },
    'clients.configurations': (id, token) =>
      configurations({ url: app.mcpUrl(), token, clientName: knownClient(id).name }),
    'clients.bundle': async (id) => {
      const { name } = knownClient(id)
      const bundle = makeBundle({
        stdioProgram: await door.stdioProgram(),
        version: app.version,
        handshake: handshakePath(door.dataDir),
        clientName: name
      })
      return {
        fileName: 'switchboard-for-splunk.mcpb',
        base64: Buffer.from(bundle).toString('base64')
      }
    },

    'connect.list': () => app.programs.list(),
    'connect.plan': (id) => app.programs.plan(id),
    'connect.write': (id, revision) => app.programs.write(id, revision),
    'connect.undo': (id) => app.programs.undo(id),

    'sessions.list': () => sessionViews(app),
    'sessions.assign': async (id, profileId) => {
      await app.assign(id, profileId)
      return knownSession(id)
    },
    'sessions.refuse': async (id) => {
      await app.refuse(id)
      return knownSession(id)
    },
    'sessions.end': (id) => {
      app.sessions.end(id)
      return null
    },
    'asks.list': () => app.asks.list(),
    'mappings.list': () => mappingViews(app),
    'mappings.save': (mapping) => app.mappings.save(mapping),
    'mappings.move': (id, place) => {
      app.mappings.move(id, place)
      return null
    },
    'mappings.remove': (id) => {
      app.mappings.remove(id)
      return null
    },
    'mappings.match': (xSessionId) => app.mappings.find(xSessionId) ?? null,

    ...inspectorHandlers(app)
  }
}
