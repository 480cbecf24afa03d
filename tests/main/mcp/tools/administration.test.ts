import { Agent, fetch } from 'undici'
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { DemoSplunk } from '../../../../main/demo/demo-splunk.ts'
import { demoTools } from '../../../support/demo-tools.ts'
import { textWith } from '../../../support/scripted-splunkd.ts'

const stanzas = z.array(
  z.object({
    stanza: z.string(),
    settings: z.record(z.string(), z.string()),
    masked: z.array(z.string())
  })
)

test('get_configurations shows settings, and of secrets only their names', async () => {
  const { call } = await demoTools()
  const answer = await call('get_configurations', { conf_file: 'server.conf' })
  expect(answer).toMatchObject({ file: 'server', truncated: false })
  expect(JSON.stringify(answer)).not.toContain('$7$')
  const all = stanzas.parse(answer['items'])
  const general = all.find(({ stanza }) => stanza === 'general')
  expect(general).toMatchObject({
    settings: { serverName: 'demo-splunk', pass4SymmKey: '[masked]' },
    masked: ['pass4SymmKey']
  })
  const one = { conf_file: 'server', stanza: 'sslConfig', app: '', owner: '' }
  const ssl = await call('get_configurations', one)
  expect(ssl).toMatchObject({
    items: [
      {
        stanza: 'sslConfig',
        settings: { sslPassword: '[masked]', sslVersions: 'tls1.2' },
        masked: ['sslPassword']
      }
    ],
    total: 1,
    returned: 1
  })
})

test('get_configurations tells a missing file from a missing stanza', async () => {
  const { failure } = await demoTools()
  expect(await failure('get_configurations', { conf_file: 'nosuch' })).toMatchObject({
    code: 'not_found',
    message: textWith('nosuch.conf')
  })
  expect(
    await failure('get_configurations', { conf_file: 'props', stanza: 'nosuch' })
  ).toMatchObject({ code: 'not_found', message: textWith('stanza in props.conf "nosuch"') })
})

test('get_configurations takes no name that could lead elsewhere', async () => {
  const { failure } = await demoTools()
  for (const conf_file of ['../users', 'props/default', '', 'a b', 'props.conf.conf', '..']) {
    expect([conf_file, await failure('get_configurations', { conf_file })]).toMatchObject([
      conf_file,
      { code: 'invalid_arguments' }
    ])
  }
})

test('list_roles tells inheritance and indexes, and capabilities only when asked', async () => {
  const { call } = await demoTools()
  const short = await call('list_roles', { search: 'name=power' })
  expect(short).toMatchObject({
    items: [{ name: 'power', inherits: ['user'], indexes_allowed: ['*'], search_jobs_quota: 10 }],
    total: 1
  })
  expect(JSON.stringify(short)).not.toContain('schedule_search')
  const long = await call('list_roles', { search: 'name=power', include_capabilities: true })
  expect(JSON.stringify(long)).toContain('schedule_search')
})

test('list_apps, list_users and me describe the same demo', async () => {
  const { call } = await demoTools()
  expect(await call('list_apps', { search: 'name=search' })).toMatchObject({
    items: [{ name: 'search', visible: true, disabled: false }],
    total: 1
  })
  expect(await call('list_users', { search: 'name=analyst' })).toMatchObject({
    items: [{ username: 'analyst', roles: ['user'], default_app: 'search', locked_out: false }],
    total: 1
  })
  expect(await call('me')).toMatchObject({ username: 'admin', default_app: 'search' })
})

test('get_object_acl tells why a user may read an object and may not change it', async () => {
  const { call, failure } = await demoTools()
  const object = { object_type: 'saved_search', name: 'Errors in the last hour' }
  expect(await call('get_object_acl', { ...object, viewer: 'analyst' })).toMatchObject({
    app: 'search',
    sharing: 'app',
    read_roles: ['*'],
    viewer: {
      username: 'analyst',
      roles: ['user'],
      may_read: { allowed: true, because: 'every role may read it' },
      may_write: { allowed: false, because: textWith('only admin, power') }
    },
    notes: []
  })
  expect(await call('get_object_acl', { ...object, viewer: 'operations' })).toMatchObject({
    viewer: { roles: ['power', 'user'], may_write: { allowed: true, because: textWith('power') } }
  })
  expect(await call('get_object_acl', object)).toMatchObject({
    viewer: { username: 'admin', may_read: { allowed: true }, may_write: { allowed: true } }
  })
  expect(await failure('get_object_acl', { ...object, viewer: 'nobody_here' })).toMatchObject({
    code: 'not_found',
    message: textWith('user "nobody_here"')
  })
  expect(await failure('get_object_acl', { ...object, name: 'nosuch' })).toMatchObject({
    code: 'not_found',
    message: textWith('saved search "nosuch"')
  })
})

test('get_object_acl knows that a private object is for its owner alone', async () => {
  const tools = await demoTools()
  await makeMacro(tools.demo, '/servicesNS/admin/search', 'mine')
  const asked = { object_type: 'macro', name: 'mine' }
  expect(await tools.call('get_object_acl', { ...asked, viewer: 'analyst' })).toMatchObject({
    owner: 'admin',
    sharing: 'user',
    read_roles: [],
    viewer: { may_read: { allowed: false, because: 'it is private to its owner admin' } }
  })
  expect(await tools.call('get_object_acl', asked)).toMatchObject({
    viewer: { may_read: { allowed: true }, may_write: { allowed: true } }
  })
})

/** In the demo Splunk itself. */
async function makeMacro(demo: DemoSplunk, namespace: string, name: string): Promise<void> {
  const dispatcher = new Agent({ connect: { rejectUnauthorized: false } })
  try {
    const { status } = await fetch(`${demo.url}${namespace}/configs/conf-macros`, {
      method: 'POST',
      dispatcher,
      headers: {
        authorization: `Bearer ${demo.token}`,
        'content-type': 'application/x-www-form-urlencoded'
      },
      body: new URLSearchParams({ name, definition: 'index=web' }).toString()
    })
    expect(status).toBe(201)
  } finally {
    await dispatcher.destroy()
  }
}

test('get_object_acl judges an index by the lists of the roles', async () => {
  const { call } = await demoTools()
  const asked = { object_type: 'index', viewer: 'analyst' }
  expect(await call('get_object_acl', { ...asked, name: '_internal' })).toMatchObject({
    read_roles: ['admin'],
    viewer: { may_read: { allowed: false, because: textWith('may search it') } }
  })
  expect(await call('get_object_acl', { ...asked, name: 'web' })).toMatchObject({
    viewer: { may_read: { allowed: true, because: 'the role user may search it' } }
  })
})

test('get_object_acl needs no right to read roles for the user himself', async () => {
  const { call } = await demoTools({ user: 'analyst' })
  expect(
    await call('get_object_acl', { object_type: 'macro', name: 'web_errors(1)' })
  ).toMatchObject({
    viewer: {
      username: 'analyst',
      may_read: { allowed: true },
      may_write: { allowed: false }
    }
  })
})
