import { expect, test } from 'vitest'
import { message, runDemo, sunday } from './running-demo.ts'

const context = '/services/authentication/current-context'
const nobody = { authorization: '' }
const badKey = message('WARN', 'call not properly authenticated')

async function sessionKey({ post }: Awaited<ReturnType<typeof runDemo>>): Promise<string> {
  const reply = await post(
    '/services/auth/login',
    { username: 'admin', password: 'changeme' },
    nobody
  )
  const body = reply.json() as { sessionKey: string }
  return body.sessionKey
}

test('a password gives a session key, and the key signs in', async () => {
  const running = await runDemo()
  const key = await sessionKey(running)
  const reply = await running.get(context, {}, { authorization: `Splunk ${key}` })
  expect(reply.status).toBe(200)
  expect(reply.json()).toMatchObject({
    entry: [
      { name: 'context', content: { username: 'admin', roles: ['admin'], defaultApp: 'search' } }
    ]
  })
})

test('the answer of a login has a message and a code beside the key', async () => {
  const { post } = await runDemo()
  const reply = await post(
    '/services/auth/login',
    { username: 'admin', password: 'changeme' },
    nobody
  )
  expect(reply.json()).toEqual({ sessionKey: expect.any(String) as string, message: '', code: '' })
  const xml = await post(
    '/services/auth/login',
    { username: 'admin', password: 'changeme', output_mode: 'xml' },
    nobody
  )
  expect(xml.text).toMatch(/<response>\s*<sessionKey>[\w-]+<\/sessionKey>\s*<\/response>/)
})

test.each([
  ['the token as bearer', (key: string, token: string) => ({ authorization: `Bearer ${token}` })],
  ['the session key as bearer', (key: string) => ({ authorization: `Bearer ${key}` })],
  ['Basic', () => ({ authorization: `Basic ${btoa('admin:changeme')}` })]
])('%s signs in', async (_name, headers) => {
  const running = await runDemo()
  const key = await sessionKey(running)
  const reply = await running.get(context, {}, headers(key, running.demo.token))
  expect(reply.status).toBe(200)
})

test('cookie=1 sets a cookie that signs in alone, and another cookie beside it does no harm', async () => {
  const running = await runDemo()
  const login = await running.post(
    '/services/auth/login',
    { username: 'admin', password: 'changeme', cookie: '1' },
    nobody
  )
  const [cookie = ''] = (login.headers.get('set-cookie') ?? '').split(';')
  expect(cookie).toMatch(new RegExp(`^splunkd_${running.demo.port}=`))
  const reply = await running.get(context, {}, { ...nobody, cookie: `other=1; ${cookie}` })
  expect(reply.status).toBe(200)
  const alone = await running.get(context, {}, { ...nobody, cookie: 'other=1' })
  expect(alone.status).toBe(401)
  const wins = await running.get(context, {}, { authorization: 'Splunk nonsense', cookie })
  expect(wins.json()).toEqual(badKey)
})

test('no sign-in and wrong Basic are Unauthorized and ask for Basic', async () => {
  const { get } = await runDemo()
  for (const authorization of ['', `Basic ${btoa('admin:wrong')}`]) {
    const reply = await get(context, {}, { authorization })
    expect(reply.status).toBe(401)
    expect(reply.json()).toEqual(message('ERROR', 'Unauthorized'))
    expect(reply.headers.get('www-authenticate')).toBe('Basic realm="/splunk"')
  }
})

test('a bad session key and a bad token are not properly authenticated and ask for nothing', async () => {
  const { get } = await runDemo()
  for (const authorization of ['Splunk nonsense', 'Bearer nonsense']) {
    const reply = await get(context, {}, { authorization })
    expect(reply.status).toBe(401)
    expect(reply.json()).toEqual(badKey)
    expect(reply.headers.has('www-authenticate')).toBe(false)
  }
})

test('a wrong password is 401 with its code, a missing one 400', async () => {
  const { post } = await runDemo()
  const wrong = await post('/services/auth/login', { username: 'admin', password: 'x' }, nobody)
  expect(wrong.status).toBe(401)
  expect(wrong.json()).toEqual({
    messages: [{ type: 'WARN', code: 'incorrect_username_or_password', text: 'Login failed' }]
  })
  const missing = await post('/services/auth/login', { username: 'admin' }, nobody)
  expect(missing.status).toBe(400)
  expect(missing.json()).toEqual(message('WARN', 'Login failed'))
})

test('a session key ends an hour after its last use, and at logout', async () => {
  let now = sunday
  const running = await runDemo({ now: () => now })
  const key = await sessionKey(running)
  const headers = { authorization: `Splunk ${key}` }
  now += 3_500_000
  expect((await running.get(context, {}, headers)).status).toBe(200)
  now += 3_500_000
  expect((await running.get(context, {}, headers)).status).toBe(200)
  now += 3_700_000
  expect((await running.get(context, {}, headers)).json()).toEqual(badKey)
  const other = await sessionKey(running)
  const bye = await running.remove(`/services/authentication/httpauth-tokens/${other}`)
  expect(bye.status).toBe(200)
  expect((await running.get(context, {}, { authorization: `Splunk ${other}` })).status).toBe(401)
})

test('what stands in paths and queries of a sign-in does not reach the access log', async () => {
  const running = await runDemo()
  const key = await sessionKey(running)
  await running.get('/services/auth/login', { password: 'seeded-secret' })
  await running.remove(`/services/authentication/httpauth-tokens/${key}`)
  const reply = await running.post('/services/search/jobs', {
    search: 'search index=_internal sourcetype=splunkd_access',
    exec_mode: 'oneshot',
    count: '20'
  })
  expect(reply.text).toContain('httpauth-tokens/********')
  expect(reply.text).not.toContain(key)
  expect(reply.text).not.toContain('seeded-secret')
})
