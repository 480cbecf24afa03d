import type { Api, Events, MappingDraft, RequestName } from '../../../preload/api.ts'
import type { Scene } from './scene.ts'
import type { ScriptedHistory } from './scripted-history.ts'

export interface Script extends ScriptedHistory {
  /** Every request, in order. */
  readonly asked: { readonly name: string; readonly args: readonly unknown[] }[]
  /** What main would tell the page. */
  tell<Name extends keyof Events>(name: Name, value: Events[Name]): void
}

declare global {
  interface Window {
    script: Script
  }
}

/**
 * Runs in the page before the page's own code: a program that answers from a scene. It is sent as
 * text, so it uses nothing from outside.
 */
export function installScriptedApi(scene: Scene): void {
  const listeners = new Map<string, Set<(value: never) => void>>()
  const now = structuredClone(scene) as { -readonly [Key in keyof Scene]: Scene[Key] }
  const asked: Script['asked'] = []
  const tell = (name: string, value: unknown) => {
    for (const listener of listeners.get(name) ?? []) listener(value as never)
  }
  const wait = (ms: number) => new Promise((done) => setTimeout(done, ms))

  const settle = (sessionId: string) => {
    now.asks = now.asks.filter((ask) => ask.sessionId !== sessionId)
    tell('asks.changed', now.asks)
  }
  const fits = (mapping: Pick<MappingDraft, 'match' | 'xSessionId'>, xSessionId: string) =>
    mapping.match === 'prefix'
      ? xSessionId.startsWith(mapping.xSessionId)
      : xSessionId === mapping.xSessionId
  const saveApp = (change: Partial<Scene['app']>) => {
    now.app = { ...now.app, ...change }
    tell('app.changed', now.app)
  }
  const saveProgram = (id: string, change: Partial<Scene['programs'][number]>) => {
    now.programs = now.programs.map((one) => (one.id === id ? { ...one, ...change } : one))
    tell('connect.changed', now.programs)
    return now.programs.find((one) => one.id === id)
  }
  // The page's own requests give arguments of the types that the contract names.
  const answers: Record<RequestName, (...args: never[]) => unknown> = {
    'app.state': () => now.app,
    'settings.save': (change: Partial<Scene['app']['settings']>) => {
      saveApp({ settings: { ...now.app.settings, ...change } })
      return now.app.settings
    },
    'settings.tryRedactions': (
      { redactions }: { readonly redactions: readonly string[] },
      text: string
    ) => ({
      text: redactions.reduce(
        (clean, source) =>
          source.includes('(a+)+') ? clean : clean.replace(new RegExp(source, 'g'), '[redacted]'),
        text
      ),
      problems: redactions.map((source) =>
        source.includes('(a+)+') ? 'It repeats a part that repeats itself.' : null
      )
    }),
    'endpoint.restart': () => {
      const { port } = now.app.settings
      saveApp({ endpoint: { kind: 'listening', url: `http://127.0.0.1:${port}/mcp`, port } })
      return now.app.endpoint
    },
    'demo.start': () => {
      saveApp({
        demo: { kind: 'running', url: 'https://127.0.0.1:18089', username: 'admin', events: 61204 }
      })
      return now.app.demo
    },
    'demo.stop': () => {
      saveApp({ demo: { kind: 'stopped' } })
      return now.app.demo
    },
    'profiles.list': () => now.profiles,
    'profiles.save': (draft: { id?: string; secret?: string }) => {
      const { secret, ...rest } = draft
      const old = now.profiles.find(({ id }) => id === draft.id)
      const saved = {
        policy: { allowedWrites: [] },
        origin: 'user',
        state: { kind: 'unknown' },
        ...old,
        ...rest,
        id: draft.id ?? `p-${now.profiles.length}`,
        hasSecret: secret !== undefined || old?.hasSecret === true
      } as unknown as Scene['profiles'][number]
      now.profiles = old
        ? now.profiles.map((one) => (one.id === saved.id ? saved : one))
        : [...now.profiles, saved]
      tell('profiles.changed', now.profiles)
      return saved
    },
    'profiles.duplicate': () => now.profiles[0],
    'profiles.remove': (id: string) => {
      now.profiles = now.profiles.filter((one) => one.id !== id)
      tell('profiles.changed', now.profiles)
      return null
    },
    'profiles.test': async (_draft: unknown, testId: string) => {
      for (const step of now.testSteps) {
        await wait(5)
        tell('profiles.tested', { testId, step })
      }
      return now.testResult
    },
    'clients.list': () => now.clients,
    'clients.create': (draft: Scene['clients'][number]) => {
      const client = {
        ...draft,
        id: 'c-new',
        createdAt: Date.now(),
        lastSeenAt: null,
        enabled: true,
        callsPerMinute: 600,
        calls: 0,
        liveSessions: 0
      }
      now.clients = [...now.clients, client]
      tell('clients.changed', now.clients)
      return { client, token: 'sb_4fQx7mJ2u9Zp0cVtR1yWk8sNbH6eLa3dGiTo5qUw' }
    },
    'clients.save': (draft: Scene['clients'][number]) => {
      now.clients = now.clients.map((one) => (one.id === draft.id ? { ...one, ...draft } : one))
      tell('clients.changed', now.clients)
      return now.clients.find(({ id }) => id === draft.id)
    },
    'clients.setEnabled': (id: string, enabled: boolean) => {
      now.clients = now.clients.map((one) => (one.id === id ? { ...one, enabled } : one))
      tell('clients.changed', now.clients)
      return now.clients.find((one) => one.id === id)
    },
    'clients.renew': (id: string) => ({
      client: now.clients.find((one) => one.id === id),
      token: 'sb_renewed7mJ2u9Zp0cVtR1yWk8sNbH6eLa3dGiTo5'
    }),
    'clients.revoke': (id: string) => {
      now.clients = now.clients.filter((one) => one.id !== id)
      tell('clients.changed', now.clients)
      return null
    },
    'clients.configurations': (_id: string, token: string | null) =>
      now.configurations.map((one) => ({
        ...one,
        text: one.text.replace('<token>', token ?? '<token>')
      })),
    'clients.bundle': () => ({ fileName: 'switchboard.mcpb', base64: btoa('bundle') }),
    'connect.list': () => now.programs,
    'connect.plan': (id: string) => now.plans.find((plan) => plan.id === id),
    'connect.write': (id: string) =>
      saveProgram(id, { state: { kind: 'written', at: Date.now() }, canUndo: true }),
    'connect.undo': (id: string) => saveProgram(id, { state: { kind: 'ready' }, canUndo: false }),
    'sessions.list': () => now.sessions,
    'sessions.assign': (id: string, profileId: string | null) => {
      settle(id)
      now.sessions = now.sessions.map((one) =>
        one.id !== id
          ? one
          : {
              ...one,
              assignedProfileId: profileId,
              login:
                profileId === null
                  ? null
                  : { kind: 'profile', profileId, rule: 'assigned in the window' }
            }
      )
      tell('sessions.changed', now.sessions)
      return now.sessions.find((one) => one.id === id)
    },
    'sessions.refuse': (id: string) => {
      settle(id)
      now.sessions = now.sessions.map((one) =>
        one.id === id ? { ...one, login: { kind: 'refused' } } : one
      )
      tell('sessions.changed', now.sessions)
      return now.sessions.find((one) => one.id === id)
    },
    'asks.list': () => now.asks,
    'sessions.end': (id: string) => {
      now.sessions = now.sessions.filter((one) => one.id !== id)
      tell('sessions.changed', now.sessions)
      return null
    },
    'mappings.list': () => now.mappings,
    'mappings.save': ({ place, ...mapping }: MappingDraft) => {
      const { match = 'exact', id = `m-${mapping.xSessionId}` } = mapping
      const saved = { ...mapping, match, id, coveredBy: null }
      const others = now.mappings.filter((one) => one.id !== id)
      now.mappings = others.toSpliced(place ?? others.length, 0, saved)
      now.asks = now.asks.filter(({ xSessionId }) => !fits(saved, xSessionId ?? ''))
      tell('asks.changed', now.asks)
      tell('mappings.changed', now.mappings)
      return saved
    },
    'mappings.move': (id: string, place: number) => {
      const moved = now.mappings.filter((one) => one.id === id)
      now.mappings = now.mappings.filter((one) => one.id !== id).toSpliced(place, 0, ...moved)
      tell('mappings.changed', now.mappings)
      return null
    },
    'mappings.match': (xSessionId: string) =>
      now.mappings.find((mapping) => fits(mapping, xSessionId)) ?? null,
    'mappings.remove': (id: string) => {
      now.mappings = now.mappings.filter((one) => one.id !== id)
      tell('mappings.changed', now.mappings)
      return null
    },
    ...window.scriptedHistory(now, tell)
  }

  const api: Api = {
    async request(name, ...args) {
      asked.push({ name, args })
      const message = now.failing[name]
      if (message !== undefined) return { ok: false, code: 'failed', message }
      return { ok: true, value: (await answers[name](...(args as never[]))) as never }
    },
    on(name, listener) {
      const known = listeners.get(name) ?? new Set()
      listeners.set(name, known.add(listener))
      return () => known.delete(listener)
    }
  }
  Object.assign(window, {
    api,
    script: Object.assign(window.script, { asked, tell })
  })
}
