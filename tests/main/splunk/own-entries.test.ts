import { expect, test } from 'vitest'
import { z } from 'zod'
import { allEntries } from '../../../main/splunk/all-entries.ts'
import { createOwnEntry } from '../../../main/splunk/own-entries.ts'
import { json, openSplunk, says, startScriptedSplunkd } from '../../support/scripted-splunkd.ts'

const mine = '/servicesNS/admin/search/data/ui/views'
const view = (sharing: string) => ({
  entry: [{ name: 'a', acl: { app: 'search', owner: 'admin', sharing }, content: {} }]
})

test('an object that may not be shared is not left behind', async () => {
  const splunkd = await startScriptedSplunkd({
    [mine]: (_request, response) => json(response, 201, view('user')),
    [`${mine}/a/acl`]: (_request, response) => says(response, 403, 'You may not share.'),
    [`${mine}/a`]: (_request, response) => json(response, 200, view('user'))
  })
  const { splunk } = openSplunk(splunkd.connection())
  const making = createOwnEntry(splunk, 'data/ui/views', z.unknown(), {
    app: undefined,
    form: { name: 'a' },
    access: { sharing: 'app' },
    what: 'dashboard'
  })
  await expect(making).rejects.toMatchObject({ code: 'forbidden' })
  const done = splunkd.seen.slice(-3).map(({ method, path }) => `${method} ${path}`)
  expect(done).toEqual([`POST ${mine}`, `POST ${mine}/a/acl`, `DELETE ${mine}/a`])
})

test('a shared object is answered as it is in its new place', async () => {
  const shared = '/servicesNS/nobody/search/data/ui/views/a'
  const splunkd = await startScriptedSplunkd({
    [mine]: (_request, response) => json(response, 201, view('user')),
    [`${mine}/a/acl`]: (_request, response) => json(response, 200, view('global')),
    [shared]: (_request, response) => json(response, 200, view('global'))
  })
  const { splunk } = openSplunk(splunkd.connection())
  const made = await createOwnEntry(splunk, 'data/ui/views', z.unknown(), {
    app: 'search',
    form: { name: 'a' },
    access: { sharing: 'global', read: ['user'] },
    what: 'dashboard'
  })
  expect(made.acl.sharing).toBe('global')
})

test.each([450, null])('a whole list is read page by page (total %s)', async (total) => {
  const names = Array.from({ length: 450 }, (_name, at) => String(at))
  const splunkd = await startScriptedSplunkd({
    '/servicesNS/-/search/data/ui/views': ({ query }, response) => {
      const offset = Number(query.get('offset'))
      const page = names.slice(offset, offset + Number(query.get('count')))
      json(response, 200, {
        entry: page.map((name) => ({
          name,
          acl: { app: name === '7' ? 'other' : 'search' },
          content: {}
        })),
        ...(total !== null && { paging: { total } })
      })
    }
  })
  const { splunk } = openSplunk(splunkd.connection())
  const all = await allEntries(splunk, 'data/ui/views', z.unknown(), { app: 'search' })
  expect(all.map(({ name }) => name)).toEqual(names.filter((name) => name !== '7'))
  expect(splunkd.seen.filter(({ path }) => path.endsWith('views'))).toHaveLength(3)
})
