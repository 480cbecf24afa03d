import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import type { Events } from '../../../preload/api.ts'
import { answer } from '../../../main/window/answer.ts'
import { followApp } from '../../../main/window/follow-app.ts'
import type { CallStart } from '../../../main/inspector/call-facts.ts'
import { Redactor } from '../../../main/inspector/redactor.ts'
import { makeHandlers } from '../../../main/window/handlers.ts'
import type { Door } from '../../../main/window/views.ts'
import { startApp } from '../../support/running-app.ts'

type Told = { readonly [Name in keyof Events]: Events[Name][] }

async function openWindow() {
  const { app, dataDir } = await startApp()
  const door: Door = { kind: 'desktop', dataDir, stdioProgram: () => Promise.resolve('// stdio') }
  const told: Told = {
    'app.changed': [],
    'profiles.changed': [],
    'profiles.tested': [],
    'clients.changed': [],
    'connect.changed': [],
    'sessions.changed': [],
    'asks.changed': [],
    'mappings.changed': [],
    'inspector.changed': [],
    'place.opened': []
  }
  const send = <Name extends keyof Events>(name: Name, value: Events[Name]) =>
    void told[name].push(value)
  const handlers = makeHandlers(app, door, send)
  onTestFinished(followApp(app, door, send))
  return { app, told, ask: (name: string, ...args: unknown[]) => answer(handlers, name, args) }
}

const begun: CallStart = {
  kind: 'call',
  sessionId: 's',
  client: 'c',
  origin: 'client',
  tool: 'me',
  calledAs: null,
  arguments: {},
  redactor: new Redactor(),
  request: null,
  cancel: () => undefined
}
const ended = { status: 'ok', result: {}, error: null, rows: null } as const

test('a change of one setting leaves the others as they are', async () => {
  const { ask } = await openWindow()
  await ask('settings.save', { port: 9001 })
  expect(await ask('settings.save', { appearance: 'dark' })).toMatchObject({
    ok: true,
    value: { port: 9001, appearance: 'dark' }
  })
})

test.each([
  ['settings.save', [{ port: 'x' }], 'invalid_arguments'],
  ['settings.save', [{ nothing: 1 }], 'invalid_arguments'],
  [
    'settings.save',
    [{ proxy: { kind: 'address', url: 'http://ana:secret@proxy', except: '' } }],
    'invalid_arguments'
  ],
  ['profiles.list', ['more'], 'invalid_arguments'],
  ['profiles.save', [{ name: 'x' }], 'invalid_arguments'],
  ['profiles.duplicate', ['gone'], 'profile_not_found'],
  ['clients.renew', ['gone'], 'client_not_found'],
  ['clients.setEnabled', ['gone', true], 'client_not_found'],
  ['clients.setEnabled', ['gone'], 'invalid_arguments'],
  ['toString', [], 'unknown_request'],
  ['__proto__', [], 'unknown_request']
])('%s with %j is answered with what is wrong', async (name, args, code) => {
  const { ask } = await openWindow()
  const reply = await ask(name, ...args)
  expect(reply).toMatchObject({ ok: false, code })
})

test('a token is told once, and a secret never', async () => {
  const { app, told, ask } = await openWindow()
  const made = await ask('clients.create', {
    name: 'Cursor',
    defaultProfileId: null,
    allowedProfileIds: null,
    mayUseProfile: true
  })
  expect(made).toMatchObject({
    ok: true,
    value: {
      client: { mayUseProfile: true },
      token: expect.stringMatching(/^sbs_/) as string
    }
  })
  const { token } = (made as { value: { token: string } }).value
  await ask('profiles.save', {
    name: 'Prod',
    slug: 'prod',
    colour: 1,
    address: { scheme: 'https', host: 'splunk.example', port: 8089 },
    signIn: { kind: 'password', username: 'ada' },
    tls: { kind: 'verify' },
    secret: 'seeded-secret'
  })
  expect(app.profiles.list()).toHaveLength(1)
  await expect.poll(() => told['profiles.changed'].at(-1)?.[0]?.hasSecret).toBe(true)
  await expect.poll(() => told['clients.changed'].at(-1)?.length).toBe(1)
  const everything = JSON.stringify([
    told,
    await ask('app.state'),
    await ask('profiles.list'),
    await ask('clients.list')
  ])
  expect(everything).not.toContain('seeded-secret')
  expect(everything).not.toContain(token)
})

test('a client is switched off and given another limit, and its view says so', async () => {
  const { app, told, ask } = await openWindow()
  const draft = { name: 'Cursor', defaultProfileId: null, allowedProfileIds: null }
  const { client } = app.clients.create(draft)
  const saved = { ...draft, id: client.id, mayUseProfile: false }
  expect(await ask('clients.save', { ...saved, callsPerMinute: null })).toMatchObject({
    value: { callsPerMinute: null, enabled: true }
  })
  // A window that says nothing of the limit leaves it as it is.
  expect(await ask('clients.save', saved)).toMatchObject({ value: { callsPerMinute: null } })
  for (const callsPerMinute of [0, 1.5, 100_001, '5', undefined]) {
    expect(await ask('clients.save', { ...saved, callsPerMinute })).toMatchObject({ ok: false })
  }
  app.sessions.open({
    owner: `client:${client.id}`,
    xSessionId: 'chat',
    initialize: null,
    toolsets: null
  })
  expect(await ask('clients.setEnabled', client.id, false)).toMatchObject({
    value: { enabled: false, liveSessions: 0 }
  })
  app.clients.called(client.id)
  await expect
    .poll(() => told['clients.changed'].at(-1))
    .toMatchObject([{ enabled: false, calls: 1 }])
  expect(told['sessions.changed'].at(-1)).toMatchObject([
    { xSessionId: 'chat', state: 'dormant', switchedOff: true }
  ])
})

const everything = {
  filter: '',
  order: 'time',
  descending: true,
  bySession: false,
  protocol: false,
  source: null
}

test('a burst of calls comes in few events, which tell how far a view is and where it has to look again', async () => {
  const { app, told, ask } = await openWindow()
  await ask('inspector.open', 'view', everything)
  for (let count = 0; count < 500; count += 1) {
    const recording = app.inspector.begin(begun)
    recording.progress(0.5, 'half')
    recording.end(ended)
  }
  const views = () => told['inspector.changed'].flatMap((change) => change.views)
  await expect.poll(() => views().at(-1)?.newer).toBe(500)
  expect(told['inspector.changed'].length).toBeLessThan(5)
  expect(told['inspector.changed'].some(({ more }) => more)).toBe(true)
  const newest = z.object({ value: z.array(z.object({ status: z.literal('ok') })) })
  expect(newest.parse(await ask('inspector.rows', 'view', -500, 500)).value).toHaveLength(500)
})

test('what is cleared is gone from an open view, and what runs stays and goes on', async () => {
  const { app, told, ask } = await openWindow()
  const running = app.inspector.begin({ ...begun, tool: 'running' })
  app.inspector.begin({ ...begun, tool: 'ended' }).end(ended)
  expect(await ask('inspector.open', 'view', everything)).toMatchObject({
    value: { older: 2, rows: [{ tool: 'ended' }, { tool: 'running' }] }
  })
  await ask('inspector.clear')
  expect(await ask('inspector.rows', 'view', 0, 2)).toMatchObject({
    value: [null, { tool: 'running' }]
  })
  running.end(ended)
  const rows = () => told['inspector.changed'].flatMap((change) => change.rows)
  await expect.poll(rows).toMatchObject([{ tool: 'running', status: 'ok' }])
})

test('mappings are told in their order, with the rule that covers another, and which one decides', async () => {
  const { ask, told } = await openWindow()
  const save = (mapping: object) => ask('mappings.save', mapping)
  await save({ match: 'prefix', xSessionId: 'soc-', profileId: 'p' })
  await save({ xSessionId: 'soc-17', profileId: 'p', place: 1 })
  const list = z.array(z.object({ id: z.string(), coveredBy: z.string().nullable() }))
  const last = () => list.parse(told['mappings.changed'].at(-1))
  await expect.poll(() => last().length).toBe(2)
  const [wide, narrow] = last()
  expect(narrow?.coveredBy).toBe(wide?.id)
  expect(await ask('mappings.match', 'soc-17')).toMatchObject({ value: { id: wide?.id } })
  await ask('mappings.move', narrow?.id, 0)
  expect(await ask('mappings.match', 'soc-17')).toMatchObject({ value: { id: narrow?.id } })
  await expect.poll(() => last().every(({ coveredBy }) => coveredBy === null)).toBe(true)
})

test('a mark stands in an open view once it is made, until that is cleared', async () => {
  const { app, told, ask } = await openWindow()
  await ask('inspector.open', 'view', everything)
  const mark = { sessionId: 's', xSessionId: null, client: 'c', from: null, to: null, reason: 'r' }
  app.inspector.mark({ what: 'moved', ...mark })
  await expect.poll(() => told['inspector.changed'].at(-1)?.views).toMatchObject([{ newer: 1 }])
  expect(await ask('inspector.rows', 'view', -1, 1)).toMatchObject({ value: [mark] })
  await ask('inspector.clear')
  expect(await ask('inspector.rows', 'view', -1, 1)).toMatchObject({ value: [null] })
})
