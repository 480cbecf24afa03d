import { expect, test } from 'vitest'
import { type DemoTools, demoTools } from '../../../support/demo-tools.ts'
import { connectionTo, openSplunk, textWith } from '../../../support/scripted-splunkd.ts'
import { toolsOn } from '../../../support/tool-context.ts'

const failedLogins = {
  name: 'Many failed logins',
  search: 'index=security "Failed password" | stats count by src_ip | where count > 20',
  cron_schedule: '*/15 * * * *',
  description: 'Somebody guesses passwords.',
  alert_severity: 4
}
const at = '/servicesNS/-/-/saved/searches/Many%20failed%20logins'

const writers = () => demoTools({ allowedWrites: ['alerts'] })

/** splunkd itself, asked as this user, past the tools and their policy. */
function splunkOf({ demo }: DemoTools, username = demo.username) {
  const { password } = demo
  const connection = connectionTo(
    demo.port,
    { kind: 'pin', sha256: demo.certificateSha256 },
    {
      key: username,
      credential: () => Promise.resolve({ kind: 'password', username, password })
    }
  )
  return openSplunk(connection).splunk
}

/** Gives the alert an action, as an analyst does in Splunk Web. */
const addEmail = (tools: DemoTools) =>
  splunkOf(tools).request({
    method: 'POST',
    path: '/servicesNS/admin/search/saved/searches/Many%20failed%20logins',
    form: {
      search: failedLogins.search,
      actions: 'email',
      'action.email': true,
      'action.email.to': 'soc@example.com',
      'action.email.auth_password': 'hunter22'
    }
  })

const contentOf = async ({ splunkd }: DemoTools) => {
  const { body } = await splunkd(at)
  return (body as { entry: readonly { content: Readonly<Record<string, unknown>> }[] }).entry[0]
    ?.content
}

test('an alert is made, found, and deleted with all that is needed to make it again', async () => {
  const tools = await writers()
  const { call, failure } = tools
  expect(await call('create_alert', failedLogins)).toMatchObject({
    ...{ name: failedLogins.name, created: true, app: 'search', owner: 'admin', sharing: 'user' },
    ...{ severity: 'high', enabled: true, actions: [], alert_type: 'number of events' },
    ...{ earliest_time: '-15m', latest_time: 'now', alert_threshold: '0', alert_track: true }
  })
  expect(await contentOf(tools)).toMatchObject({
    is_scheduled: true,
    'alert.severity': 4,
    'dispatch.earliest_time': '-15m',
    actions: ''
  })
  expect(await call('list_alerts', { search: 'FAILED LOGINS', severity: 'high' })).toMatchObject({
    total: 1,
    items: [{ name: failedLogins.name, cron_schedule: '*/15 * * * *' }]
  })
  expect(await failure('create_alert', failedLogins)).toMatchObject({ code: 'exists' })
  expect(await failure('delete_alert', { name: failedLogins.name })).toMatchObject({
    code: 'not_confirmed'
  })
  const sure = { name: failedLogins.name, confirm: true }
  expect(await call('delete_alert', sure)).toMatchObject({
    deleted: true,
    definition: {
      cron_schedule: '*/15 * * * *',
      'alert.severity': 4,
      alert_type: 'number of events'
    }
  })
  expect((await tools.splunkd(at)).status).toBe(404)
  expect(await failure('delete_alert', sure)).toMatchObject({ code: 'not_found' })
})

const refused: readonly (readonly [what: string, more: object, named: string])[] = [
  ['a risky search', { search: 'index=web | outputlookup stolen.csv' }, 'outputlookup'],
  ['a risky condition', { alert_type: 'custom', alert_condition: 'sendemail to=x@y' }, 'sendemail'],
  ['a condition after a pipe', { alert_condition: '| collect index=main' }, 'collect'],
  ['an action', { actions: [{ name: 'webhook', params: { url: 'https://evil' } }] }, 'webhook'],
  ['an unknown macro', { search: '`no_such_macro`' }, 'no_such_macro']
]

test('what writes, sends or cannot be read is refused, and nothing is stored', async () => {
  const { failure, splunkd } = await writers()
  for (const [what, more, named] of refused) {
    expect([what, await failure('create_alert', { ...failedLogins, ...more })]).toMatchObject([
      what,
      { code: 'refused_by_policy', message: textWith(named) }
    ])
  }
  expect((await splunkd(at)).status).toBe(404)
})

test('a change touches what it names and nothing else, and says what was there before', async () => {
  const tools = await writers()
  await tools.call('create_alert', failedLogins)
  await addEmail(tools)
  const before = await contentOf(tools)
  const change = { name: failedLogins.name, alert_threshold: '5', alert_severity: 5 }
  expect(await tools.call('update_alert', change)).toMatchObject({
    severity: 'critical',
    actions: ['email'],
    updated_settings: 2,
    actions_mode: 'patch',
    changes: [
      { setting: 'alert.severity', from: 4, to: 5 },
      { setting: 'alert_threshold', from: '0', to: '5' }
    ]
  })
  expect(await contentOf(tools)).toEqual({
    ...before,
    'alert.severity': 5,
    alert_threshold: '5',
    next_scheduled_time: expect.anything() as unknown
  })
})

test('an alert that is shared is changed and shared further where it is', async () => {
  const { call } = await writers()
  await call('create_alert', { ...failedLogins, sharing: 'app' })
  const change = { name: failedLogins.name, sharing: 'global', description: 'For all.' }
  expect(await call('update_alert', change)).toMatchObject({
    sharing: 'global',
    permissions: { read: ['*'] },
    changes: [{ setting: 'description' }, { setting: 'sharing', from: 'app', to: 'global' }]
  })
})

test('what the actions of an alert would send is not changed', async () => {
  const tools = await writers()
  const { name } = failedLogins
  await tools.call('create_alert', failedLogins)
  await addEmail(tools)
  for (const change of [
    { search: 'index=security | table _raw' },
    { alert_condition: 'search count > 3' },
    { earliest_time: '-90d' },
    { actions: [{ name: 'webhook' }] },
    { actions: [{ name: 'email', params: { to: 'evil@example.net' } }] }
  ]) {
    expect(await tools.failure('update_alert', { name, ...change })).toMatchObject({
      code: 'refused_by_policy'
    })
  }
  await tools.call('update_alert', { name, enabled: false })
  expect(await tools.failure('update_alert', { name, enabled: true })).toMatchObject({
    code: 'refused_by_policy',
    message: textWith('email')
  })
  const actions = [{ name: 'email', enabled: false }]
  expect(
    await tools.call('update_alert', { name, actions, enabled: true, search: 'index=security' })
  ).toMatchObject({ actions: [], enabled: true, search: 'index=security' })
  expect(await contentOf(tools)).toMatchObject({ 'action.email.to': 'soc@example.com' })
})

test('override switches off the actions that are not named', async () => {
  const tools = await writers()
  const { name } = failedLogins
  await tools.call('create_alert', failedLogins)
  await addEmail(tools)
  const mode = { name, actions_mode: 'override' }
  const kept = await tools.call('update_alert', {
    ...mode,
    actions: [{ name: 'email' }],
    alert_threshold: '1'
  })
  expect(kept).toMatchObject({ actions: ['email'] })
  const off = [{ name: 'rss', enabled: false }]
  expect(await tools.call('update_alert', { ...mode, actions: off })).toMatchObject({ actions: [] })
})

test('secrets of actions are masked when an alert is deleted', async () => {
  const tools = await writers()
  await tools.call('create_alert', failedLogins)
  await addEmail(tools)
  const gone = await tools.call('delete_alert', { name: failedLogins.name, confirm: true })
  expect(gone['definition']).toMatchObject({ 'action.email.to': 'soc@example.com' })
  expect(JSON.stringify(gone)).not.toContain('hunter22')
})

test('a report is no alert', async () => {
  const { call, failure } = await writers()
  const report = { name: 'Sales by product code' }
  expect(await failure('update_alert', { ...report, alert_threshold: '1' })).toMatchObject({
    code: 'bad_request',
    message: textWith('report')
  })
  expect(await failure('delete_alert', { ...report, confirm: true })).toMatchObject({
    code: 'bad_request'
  })
  const { items } = await call('list_alerts')
  expect(items).not.toContainEqual(expect.objectContaining(report))
})

test('nothing to change, and real-time, are wrong arguments', async () => {
  const { call, failure } = await writers()
  await call('create_alert', failedLogins)
  const { name } = failedLogins
  for (const change of [{}, { earliest_time: 'rt-5m' }, { cron_schedule: 'hourly' }]) {
    expect(await failure('update_alert', { name, ...change })).toMatchObject({
      code: 'invalid_arguments'
    })
  }
})

test('a user who may not make alerts is told so', async () => {
  const tools = await writers()
  const { call } = toolsOn(splunkOf(tools, 'guest'))
  await expect(call('create_alert', failedLogins)).rejects.toMatchObject({ code: 'forbidden' })
})
