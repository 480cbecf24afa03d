import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { message, openDemo, type Reply, type RunningDemo } from '../running-demo.ts'

interface Entry {
  readonly name: string
  readonly id: string
  readonly links: Readonly<Record<string, string>>
  readonly acl: Readonly<Record<string, unknown>>
  readonly content: Readonly<Record<string, unknown>>
  readonly fields?: Readonly<Record<string, readonly string[]>>
}

let running: RunningDemo
beforeAll(async () => {
  running = await openDemo()
})
afterAll(() => running.end())

const entries = (reply: Reply): readonly Entry[] =>
  (reply.json() as { readonly entry: readonly Entry[] }).entry
const names = (reply: Reply): readonly string[] => entries(reply).map(({ name }) => name)
const basic = (user: string, password = 'changeme') => ({
  authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
})
const lacks = (user: string, capability: string): object =>
  message(
    'ERROR',
    `You (user=${user}) do not have permission to perform this operation (requires capability: ${capability}).`
  )
const mine = '/servicesNS/admin/search/saved/searches'
const shared = '/servicesNS/nobody/search/saved/searches'

describe('an object', () => {
  test('is made, read, changed and deleted, with the types of its collection', async () => {
    const made = await running.post(mine, {
      name: 'errors/by host',
      search: 'index=app ERROR',
      is_scheduled: '1',
      cron_schedule: '5 4 * * *',
      'dispatch.max_count': '7'
    })
    expect(made.status).toBe(201)
    const [entry] = entries(made)
    expect(entry).toMatchObject({
      name: 'errors/by host',
      id: `${running.demo.url}${mine}/errors%252Fby%20host`,
      acl: { owner: 'admin', app: 'search', sharing: 'user', perms: null, removable: true },
      content: { is_scheduled: true, 'dispatch.max_count': 7, 'alert.suppress': null }
    })
    expect(entry?.fields?.required).toEqual(['search'])
    const at = `${mine}/errors%2Fby%20host`
    const changed = await running.post(`${at}/`, { description: 'By host', disabled: 'true' })
    expect(entries(changed)[0]?.content).toMatchObject({ description: 'By host', disabled: true })
    expect(entries(changed)[0]?.links.enable).toContain('/enable')
    await running.post(`${at}/enable`)
    expect(entries(await running.get(at))[0]?.content.disabled).toBe(false)
    expect(names(await running.remove(at))).not.toContain('errors/by host')
    expect((await running.get(at)).json()).toEqual(
      message('ERROR', 'Could not find object id=errors/by host')
    )
  })

  test.each([
    [{ search: 'a' }, 400, 'Cannot perform action "POST" without a target name to act on.'],
    [{ name: 'a' }, 400, 'The following required arguments are missing: search.'],
    [
      { name: 'a', search: 'a', nope: '1' },
      400,
      'Argument "nope" is not supported by this handler.'
    ],
    [
      { name: 'a', search: 'a', disabled: 'perhaps' },
      400,
      'Invalid value "perhaps" for argument "disabled": a boolean is expected.'
    ],
    [
      { name: 'Errors in the last hour', search: 'a' },
      409,
      "Unable to create saved search with name 'Errors in the last hour'. A saved search with that name already exists."
    ]
  ])('is refused when made of %j', async (args, status, text) => {
    const reply = await running.post(shared, args)
    expect([reply.status, reply.json()]).toEqual([status, message('ERROR', text)])
  })

  test('that came with the product is not deleted', async () => {
    expect((await running.remove(`${shared}/Errors%20in%20the%20last%20hour`)).status).toBe(403)
  })

  test('_new shows the defaults, and a POST to it makes nothing', async () => {
    const reply = await running.post(`${shared}/_new`, { name: 'x', search: 'y' })
    expect(entries(reply)[0]?.content.max_concurrent).toBe(1)
    expect(names(await running.get(shared, { count: '0' }))).not.toContain('x')
  })
})

describe('a namespace', () => {
  test('shows the private objects of its owner, and of nobody else', async () => {
    await running.post('/servicesNS/analyst/shop/saved/searches', { name: 'own', search: 'a' })
    await running.post('/servicesNS/operations/shop/saved/searches', { name: 'own', search: 'b' })
    const list = async (owner: string, app: string, as = 'admin') =>
      entries(
        await running.get(
          `/servicesNS/${owner}/${app}/saved/searches`,
          { search: 'name=own', count: '0' },
          basic(as)
        )
      ).map(({ acl, content }) => `${String(acl.owner)} ${String(content.search)}`)
    expect(await list('-', '-')).toEqual(['analyst a', 'operations b'])
    expect(await list('analyst', 'shop')).toEqual(['analyst a'])
    expect(await list('nobody', 'shop')).toEqual([])
    expect(await list('-', 'search')).toEqual([])
    expect(await list('-', '-', 'analyst')).toEqual(['analyst a'])
    const foreign = '/servicesNS/operations/shop/saved/searches/own'
    expect((await running.get(foreign, {}, basic('analyst'))).status).toBe(404)
  })

  test.each([
    ['/servicesNS/nobody/nosuch/saved/searches', 'Application does not exist: nosuch'],
    ['/servicesNS/nosuch/search/saved/searches', 'User does not exist: nosuch']
  ])('%s does not exist', async (path, text) => {
    const reply = await running.get(path)
    expect([reply.status, reply.json()]).toEqual([404, message('ERROR', text)])
  })
})

describe('permissions', () => {
  test('change by acl, which wants owner and sharing', async () => {
    await running.post(mine, { name: 'shown', search: 'a' })
    const acl = `${mine}/shown/acl`
    expect((await running.post(acl, { 'perms.read': 'power' })).status).toBe(400)
    const reply = await running.post(acl, {
      owner: 'admin',
      sharing: 'app',
      'perms.read': 'power, user',
      'perms.write': 'power'
    })
    expect(entries(reply)[0]?.acl).toMatchObject({
      sharing: 'app',
      perms: { read: ['power', 'user'], write: ['power'] }
    })
    const read = (user: string) => running.get(`${shared}/shown`, {}, basic(user))
    expect(entries(await read('analyst'))[0]?.acl).toMatchObject({ can_write: false })
    expect(entries(await read('operations'))[0]?.acl).toMatchObject({ can_write: true })
    const refused = await running.post(`${shared}/shown`, { description: 'x' }, basic('analyst'))
    expect([refused.status, refused.json()]).toEqual([403, lacks('analyst', 'admin_all_objects')])
    expect((await running.post(`${shared}/shown`, {}, basic('operations'))).status).toBe(200)
  })

  test('of an app are asked for when an object is made for all', async () => {
    const reply = await running.post(shared, { name: 'b', search: 'a' }, basic('analyst'))
    expect(reply.status).toBe(403)
  })

  test('name the capability that is missing', async () => {
    const user = { name: 'eve', password: 'a', roles: 'admin' }
    const reply = await running.post('/services/authentication/users', user, basic('operations'))
    expect([reply.status, reply.json()]).toEqual([403, lacks('operations', 'edit_user')])
  })

  test('a guest may sign in and see the own context, and nothing else', async () => {
    const as = basic('guest')
    const context = await running.get('/services/authentication/current-context', {}, as)
    expect(entries(context)[0]?.content).toMatchObject({ username: 'guest', capabilities: [] })
    const search = await running.post('/services/search/jobs', { search: 'search index=web' }, as)
    expect([search.status, search.json()]).toEqual([403, lacks('guest', 'search')])
    for (const path of ['saved/searches', 'data/indexes', 'apps/local', 'authentication/users']) {
      expect((await running.get(`/services/${path}`, {}, as)).status).toBe(403)
    }
  })
})

describe('a user', () => {
  const users = '/services/authentication/users'
  const login = (username: string, password: string) =>
    running.post('/services/auth/login', { username, password }, { authorization: '' })

  test('signs in with the own password until it changes, and never after being deleted', async () => {
    const made = await running.post(users, {
      name: 'kim',
      password: 'first',
      roles: ['user', 'power']
    })
    expect(entries(made)[0]?.content).toMatchObject({
      roles: ['user', 'power'],
      password: '********'
    })
    expect((await login('kim', 'first')).status).toBe(200)
    const own = basic('kim', 'first')
    const change = { password: 'second', oldpassword: 'wrong' }
    expect((await running.post(`${users}/kim`, change)).status).toBe(200)
    expect((await login('kim', 'first')).status).toBe(401)
    expect((await running.get(users, {}, own)).status).toBe(401)
    const { sessionKey } = (await login('kim', 'second')).json() as { readonly sessionKey: string }
    await running.remove(`${users}/kim`)
    const late = await running.get(users, {}, { authorization: `Splunk ${sessionKey}` })
    expect([late.status, (await login('kim', 'second')).status]).toEqual([401, 401])
  })

  test('needs the old password for a new own one, and roles that exist', async () => {
    const change = { password: 'x', oldpassword: 'wrong' }
    expect((await running.post(`${users}/admin`, change)).status).toBe(400)
    const reply = await running.post(`${users}/analyst`, { roles: 'nosuch' })
    expect([reply.status, reply.json()]).toEqual([
      400,
      message('ERROR', 'Role=nosuch does not exist')
    ])
  })
})
