import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { JournalFile } from '../../main/settings/journal-file.ts'
import { MemorySecrets } from '../../main/secrets/memory.ts'
import { MemoryStore } from '../../main/settings/store.ts'
import { rpc, send } from '../support/raw-http.ts'
import { bearer, opened } from '../support/raw-session.ts'
import { startApp, temporaryFolder } from '../support/running-app.ts'
import * as search from '../support/scripted-search.ts'
import { says, startScriptedSplunkd, takesEveryPassword } from '../support/scripted-splunkd.ts'

const path = (dataDir: string) => join(dataDir, 'searches.jsonl')
const listed = (dataDir: string) => readFileSync(path(dataDir), 'utf8')

/** The sids that the next program would find. */
function remembered(dataDir: string): readonly string[] {
  const copy = join(temporaryFolder(), 'copy.jsonl')
  copyFileSync(path(dataDir), copy)
  const schema = z.object({ profileId: z.string(), at: z.string(), sid: z.string() })
  const journal = new JournalFile(copy, {
    schema,
    idOf: ({ profileId, at, sid }) => JSON.stringify([profileId, at, sid]),
    what: 'copy'
  })
  journal.close()
  return journal.list().map(({ sid }) => sid)
}

const running = search.oneJob([{ dispatchState: 'RUNNING' }])

type Scripts = Parameters<typeof startScriptedSplunkd>[0]

/** A Splunk, a profile of it, and programs that share the settings and the keychain, one after the other. */
async function world(scripts: Scripts = running) {
  const splunkd = await startScriptedSplunkd(scripts)
  const shared = { store: new MemoryStore(), secrets: new MemorySecrets() }
  const cancels = () =>
    splunkd.seen.filter(({ path: to, form }) => {
      return to === search.control && form.get('action') === 'cancel'
    }).length
  const start = (dataDir = temporaryFolder()) => startApp({ ...shared, dataDir })
  const first = await start()
  const { id } = await first.app.profiles.save({
    name: 'Prod',
    slug: 'prod',
    colour: 1,
    production: false,
    address: { scheme: 'https', host: '127.0.0.1', port: splunkd.port, basePath: '' },
    signIn: { kind: 'password', username: 'ana' },
    tls: { kind: 'pin', sha256: splunkd.certificate.sha256 },
    defaultApp: null,
    secret: 'pa55-secret'
  })
  first.app.settings.save({ defaultProfileId: id })
  const headers = await opened(first.url, bearer(first.token()))
  const call = (name: string, args: object = { query: 'index=web' }) =>
    send(first.url, { headers, body: rpc(name, 'tools/call', { name, arguments: args }) })
  return { splunkd, cancels, start, first, call, profileId: id }
}

/** What a program finds that starts after the first one was killed in the middle of a search. */
async function leftBehind(one: Awaited<ReturnType<typeof world>>): Promise<string> {
  void one.call('run_splunk_search').catch(() => undefined)
  await expect.poll(() => listed(one.first.dataDir)).toContain(search.sid)
  const dataDir = temporaryFolder()
  copyFileSync(path(one.first.dataDir), path(dataDir))
  return dataDir
}

test('cancels at its start what calls of the killed program were waiting for', async () => {
  const one = await world()
  const dataDir = await leftBehind(one)
  expect(listed(dataDir)).not.toContain('pa55-secret')
  expect(one.cancels()).toBe(0)
  const second = await one.start(dataDir)
  await expect.poll(one.cancels).toBe(1)
  await second.app.stop()
  expect(listed(dataDir)).not.toContain('pa55-secret')
})

test('remembers no search that has ended, nor one that was started to be read later', async () => {
  const one = await world(search.oneJob([{ dispatchState: 'RUNNING' }, search.done]))
  await one.call('run_splunk_search')
  expect(listed(one.first.dataDir)).toContain(search.sid)
  await one.call('start_search')
  await one.first.app.stop()
  expect(remembered(one.first.dataDir)).toEqual([])
})

test('remembers a search in one request by an id of its own, from before it is sent', async () => {
  const one = await world({ [search.jobs]: () => undefined })
  void one.call('run_oneshot_search').catch(() => undefined)
  await expect.poll(() => one.splunkd.count(search.jobs)).toBe(1)
  expect(listed(one.first.dataDir)).toContain('"sid":"switchboard_')
})

test('ends in Splunk what runs when the program is stopped, before it stops', async () => {
  const one = await world()
  void one.call('run_splunk_search').catch(() => undefined)
  await expect.poll(() => remembered(one.first.dataDir)).toEqual([search.sid])
  await one.first.app.stop()
  expect(one.cancels()).toBe(1)
  expect(remembered(one.first.dataDir)).toEqual([])
})

test('tries again at the next start where Splunk refused the sign-in', async () => {
  let open = true
  const one = await world({
    ...running,
    '/services/auth/login': (request, response) =>
      open ? takesEveryPassword()(request, response) : says(response, 401, 'Login failed')
  })
  const dataDir = await leftBehind(one)
  open = false
  const second = await one.start(dataDir)
  await expect.poll(() => one.splunkd.count('/services/auth/login')).toBe(2)
  await second.app.stop()
  expect(remembered(dataDir)).toEqual([search.sid])
  open = true
  await one.start(dataDir)
  await expect.poll(one.cancels).toBe(1)
  await expect.poll(() => remembered(dataDir)).toEqual([])
})

test('leaves alone what ran elsewhere than where the profile leads to', async () => {
  const one = await world()
  const dataDir = await leftBehind(one)
  writeFileSync(path(dataDir), listed(dataDir).replaceAll('https://127.0.0.1', 'https://idx9'))
  await one.start(dataDir)
  await expect.poll(() => remembered(dataDir)).toEqual([])
  expect(one.cancels()).toBe(0)
})

test('gives up after a day, and says so', async () => {
  const one = await world()
  const dataDir = await leftBehind(one)
  const yesterday = `"startedAt":${Date.now() - 25 * 60 * 60_000}`
  writeFileSync(path(dataDir), listed(dataDir).replaceAll(/"startedAt":\d+/g, yesterday))
  const { app } = await one.start(dataDir)
  expect(app.notices.list().join()).toMatch(/1 search .*Prod/)
  expect(remembered(dataDir)).toEqual([])
  expect(one.cancels()).toBe(0)
})
