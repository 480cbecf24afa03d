import { expect, test } from 'vitest'
import { z } from 'zod'
import {
  createEntry,
  deleteEntry,
  findEntry,
  listEntries,
  shareEntry,
  updateEntry
} from '../../../main/splunk/entries.ts'
import { json, openSplunk, says, startScriptedSplunkd } from '../../support/scripted-splunkd.ts'

const content = z.object({ search: z.string() })
const weird = 'CPU 90% / disk'
const saved = (name: string, app: string, owner = 'nobody', sharing = 'app') => ({
  name,
  acl: { app, owner, sharing, perms: null, can_write: true },
  content: { search: 'index=web' }
})
const at = '/servicesNS/-/-/saved/searches'
const named = (name: string) => `${at}/${encodeURIComponent(name)}`

async function bench() {
  const own = `/servicesNS/jane/ops/saved/searches/${encodeURIComponent(weird)}`
  const splunkd = await startScriptedSplunkd({
    [at]: (_request, response) =>
      json(response, 200, { entry: [saved('a', 'search')], paging: { total: 7 } }),
    [named(weird)]: (_request, response) =>
      json(response, 200, { entry: [saved(weird, 'ops', 'jane', 'user')] }),
    [named('twice')]: (_request, response) =>
      json(response, 200, { entry: [saved('twice', 'search'), saved('twice', 'ops')] }),
    [own]: (_request, response) =>
      json(response, 200, { entry: [saved(weird, 'ops', 'jane', 'user')] }),
    [`${own}/acl`]: (_request, response) => json(response, 200, { entry: [] }),
    '/servicesNS/nobody/search/saved/searches': (_request, response) =>
      says(response, 409, 'A saved search with that name already exists.')
  })
  return { splunkd, splunk: openSplunk(splunkd.connection()).splunk }
}

test('a page of a collection has the total that splunkd counts', async () => {
  const { splunk, splunkd } = await bench()
  const options = { count: 1, offset: 2, search: 'error', sortKey: 'name' }
  expect(await listEntries(splunk, 'saved/searches', content, options)).toMatchObject({
    total: 7,
    items: [{ name: 'a', acl: { app: 'search' }, content: { search: 'index=web' } }]
  })
  expect(Object.fromEntries(splunkd.seen.at(-1)?.query ?? [])).toMatchObject({
    count: '1',
    offset: '2',
    search: 'error',
    sort_key: 'name',
    sort_dir: 'asc'
  })
})

test('an object is changed where it is, with its name encoded once', async () => {
  const { splunk, splunkd } = await bench()
  const entry = await findEntry(splunk, 'saved/searches', content, weird, { what: 'saved search' })
  await updateEntry(splunk, 'saved/searches', content, entry, { search: 'index=app' })
  await shareEntry(splunk, 'saved/searches', entry, { sharing: 'app', read: ['user', 'power'] })
  await deleteEntry(splunk, 'saved/searches', entry)
  const own = `/servicesNS/jane/ops/saved/searches/${encodeURIComponent(weird)}`
  const done = splunkd.seen.slice(-3).map(({ method, path }) => `${method} ${path}`)
  expect(done).toEqual([`POST ${own}`, `POST ${own}/acl`, `DELETE ${own}`])
  expect(Object.fromEntries(splunkd.seen.at(-2)?.form ?? [])).toEqual({
    owner: 'jane',
    sharing: 'app',
    'perms.read': 'user,power'
  })
})

test('an object that is not there is named in the error', async () => {
  const { splunk } = await bench()
  const find = (name: string) =>
    findEntry(splunk, 'saved/searches', content, name, { what: 'saved search' })
  await expect(find('none')).rejects.toMatchObject({
    code: 'not_found',
    message: expect.stringContaining('no saved search "none"') as unknown
  })
  for (const away of ['..', '../../storage/passwords', 'a/./b', 'a\\..\\b', 'a/..', '_reload']) {
    await expect(find(away), away).rejects.toMatchObject({ code: 'bad_request' })
  }
  await expect(find('twice')).rejects.toMatchObject({
    code: 'ambiguous',
    hint: expect.stringContaining('app "ops"') as unknown
  })
})

test('a name that is taken is said so', async () => {
  const { splunk } = await bench()
  const where = { owner: 'nobody', app: 'search', form: { name: 'a', search: 'index=web' } }
  await expect(createEntry(splunk, 'saved/searches', content, where)).rejects.toMatchObject({
    code: 'exists'
  })
})
