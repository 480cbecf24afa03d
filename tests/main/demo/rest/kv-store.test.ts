import { fetch } from 'undici'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDemo, type Reply, type RunningDemo } from '../running-demo.ts'

let running: RunningDemo
beforeAll(async () => {
  running = await openDemo()
})
afterAll(() => running.end())

const config = '/servicesNS/nobody/search/storage/collections/config'
const data = '/servicesNS/nobody/search/storage/collections/data'

async function sendJson(path: string, value: unknown): Promise<Pick<Reply, 'status' | 'text'>> {
  const response = await fetch(`${running.demo.url}${path}?output_mode=json`, {
    method: 'POST',
    dispatcher: running.agent,
    headers: {
      authorization: `Bearer ${running.demo.token}`,
      'content-type': 'application/json'
    },
    body: typeof value === 'string' ? value : JSON.stringify(value)
  })
  return { status: response.status, text: await response.text() }
}

const keysOf = (reply: Reply): unknown[] =>
  (reply.json() as { _key: string }[]).map(({ _key }) => _key)

async function makeCollection(name: string, args: Record<string, string> = {}): Promise<void> {
  expect((await running.post(config, { name, ...args })).status).toBe(201)
}

async function filled(name: string): Promise<string> {
  await makeCollection(name)
  const documents = [
    { _key: 'a', size: 1, name: 'red', tags: ['x', 'y'], more: { deep: true } },
    { _key: 'b', size: 5, name: 'blue', tags: ['y'] },
    { _key: 'c', size: 9, name: 'green', note: null }
  ]
  const saved = await sendJson(`${data}/${name}/batch_save`, documents)
  expect(saved).toEqual({ status: 200, text: '["a","b","c"]' })
  return `${data}/${name}`
}

test('a collection says what it is in texts', async () => {
  await makeCollection('typed', { enforceTypes: 'true', 'field.size': 'number' })
  const { entry } = (await running.get(`${config}/typed`)).json() as {
    entry: { content: object }[]
  }
  expect(entry[0]?.content).toMatchObject({
    disabled: false,
    enforceTypes: 'true',
    'field.size': 'number',
    profilingEnabled: 'false',
    profilingThresholdMs: '1000',
    replicate: 'false',
    type: 'undefined'
  })
})

test('a document is made, read, replaced and deleted by its key', async () => {
  await makeCollection('notes')
  const made = await sendJson(`${data}/notes`, { text: 'one', size: 1 })
  expect(made.status).toBe(201)
  const { _key: key } = JSON.parse(made.text) as { _key: string }
  expect((await running.get(`${data}/notes/${key}`)).json()).toEqual({
    text: 'one',
    size: 1,
    _user: 'nobody',
    _key: key
  })
  expect(await sendJson(`${data}/notes/${key}`, { text: 'two' })).toEqual({
    status: 200,
    text: `{"_key":"${key}"}`
  })
  expect((await running.get(`${data}/notes`)).json()).toEqual([
    { text: 'two', _user: 'nobody', _key: key }
  ])
  expect((await running.remove(`${data}/notes/${key}`)).status).toBe(200)
  expect((await running.get(`${data}/notes`)).json()).toEqual([])
})

test.each([
  ['{"size":{"$gt":1}}', ['b', 'c']],
  ['{"size":{"$gte":1,"$lt":9}}', ['a', 'b']],
  ['{"size":{"$lte":5},"name":{"$ne":"red"}}', ['b']],
  ['{"$or":[{"name":"red"},{"size":9}]}', ['a', 'c']],
  ['{"$and":[{"size":{"$gt":1}},{"name":{"$regex":"^g"}}]}', ['c']],
  ['{"size":{"$not":{"$gt":1}}}', ['a']],
  ['{"$not":{"name":"red"}}', ['b', 'c']],
  ['{"tags":"y"}', ['a', 'b']],
  ['{"more.deep":true}', ['a']],
  ['{"note":null}', ['a', 'b', 'c']],
  ['{"name":5}', []],
  ['{}', ['a', 'b', 'c']]
])('the query %s finds %j', async (query, keys) => {
  const path = await filled(`query${Math.random().toString(36).slice(2)}`)
  expect(keysOf(await running.get(path, { query }))).toEqual(keys)
})

test('documents are sorted, cut and shown with the fields that are wanted', async () => {
  const path = await filled('pages')
  expect(keysOf(await running.get(path, { sort: 'size:-1' }))).toEqual(['c', 'b', 'a'])
  expect(keysOf(await running.get(path, { sort: 'name' }))).toEqual(['b', 'c', 'a'])
  expect(keysOf(await running.get(path, { limit: '1', skip: '1' }))).toEqual(['b'])
  expect((await running.get(path, { fields: 'size', limit: '1' })).json()).toEqual([
    { size: 1, _key: 'a' }
  ])
  expect((await running.get(path, { fields: 'name,_key:0', limit: '1' })).json()).toEqual([
    { name: 'red' }
  ])
  expect((await running.get(path, { fields: 'tags:0,more:0,_user:0', limit: '1' })).json()).toEqual(
    [{ _key: 'a', size: 1, name: 'red' }]
  )
})

test('batch_find answers several queries at once', async () => {
  const path = await filled('batch')
  const found = await sendJson(`${path}/batch_find`, [
    { query: { name: 'red' }, fields: 'size' },
    { sort: 'size:-1', limit: 1, fields: 'size' }
  ])
  expect(JSON.parse(found.text)).toEqual([[{ size: 1, _key: 'a' }], [{ size: 9, _key: 'c' }]])
})

test('DELETE with a query deletes what fits, without one everything', async () => {
  const path = await filled('gone')
  await running.remove(path, { query: '{"size":{"$gt":1}}' })
  expect(keysOf(await running.get(path))).toEqual(['a'])
  await running.remove(path)
  expect((await running.get(path)).json()).toEqual([])
})

test('types that are enforced turn what can be turned and refuse the rest', async () => {
  await makeCollection('strict', {
    enforceTypes: 'true',
    'field.size': 'number',
    'field.on': 'bool'
  })
  const made = await sendJson(`${data}/strict`, { _key: 'k', size: '12', on: 'false', other: [1] })
  expect(made.status).toBe(201)
  expect((await running.get(`${data}/strict/k`)).json()).toMatchObject({
    size: 12,
    on: false,
    other: [1]
  })
  const refused = await sendJson(`${data}/strict`, { size: 'large' })
  expect(refused.status).toBe(400)
  expect(refused.text).toContain("Field 'size' is not a number.")
})

test.each([
  ['a missing collection', 404, () => running.get(`${data}/nosuch`)],
  ['a missing key', 404, () => running.get(`${data}/watchlist/nosuch`)],
  [
    'an operator that is none',
    400,
    () => running.get(`${data}/watchlist`, { query: '{"a":{"$x":1}}' })
  ],
  ['a query that is no JSON', 400, () => running.get(`${data}/watchlist`, { query: '{' })],
  ['a document that is no JSON', 400, () => sendJson(`${data}/watchlist`, '{')],
  ['a document that is no object', 400, () => sendJson(`${data}/watchlist`, [1])],
  ['a key that is taken', 409, () => sendJson(`${data}/watchlist`, { _key: 'watch-1' })],
  [
    'too many documents',
    400,
    () => sendJson(`${data}/watchlist/batch_save`, Array(1001).fill({ indicator: 'x' }))
  ]
])('%s is refused with %i, in XML although JSON was asked for', async (_name, status, ask) => {
  const reply = await ask()
  expect(reply.status).toBe(status)
  expect(reply.text).toMatch(/^<\?xml [^]*<msg type="ERROR">/)
})

test('without an app the KV store points to nobody', async () => {
  for (const path of ['config', 'data/watchlist']) {
    const reply = await running.get(`/services/storage/collections/${path}`)
    expect(reply.status).toBe(400)
    expect(reply.text).toContain('nobody')
  }
})

test('collections of all apps are listed under -/-', async () => {
  const { entry } = (await running.get('/servicesNS/-/-/storage/collections/config')).json() as {
    entry: { name: string; acl: { app: string } }[]
  }
  const found = entry.map(({ name, acl }) => `${acl.app}/${name}`)
  expect(found).toEqual(expect.arrayContaining(['search/watchlist', 'shop/campaigns']))
})

test('a collection that is deleted is gone with its documents', async () => {
  const path = await filled('short')
  expect((await running.remove(`${config}/short`)).status).toBe(200)
  expect((await running.get(path)).status).toBe(404)
  await makeCollection('short')
  expect((await running.get(path)).json()).toEqual([])
})
