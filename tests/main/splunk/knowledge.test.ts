import { expect, test } from 'vitest'
import { accountOf, rolesByName } from '../../../main/splunk/accounts.ts'
import { getDataModel, listDataModels } from '../../../main/splunk/data-models.ts'
import { judgeAccess, judgeSearch } from '../../../main/splunk/object-access.ts'
import { listTags } from '../../../main/splunk/tags.ts'
import { getMacro } from '../../../main/splunk/macros.ts'
import { json, openSplunk, says, startScriptedSplunkd } from '../../support/scripted-splunkd.ts'

const acl = { app: 'search', owner: 'nobody', sharing: 'app', perms: { read: ['*'], write: [] } }

test('reads a data model out of its texts of JSON', async () => {
  const description = {
    modelName: 'Web',
    displayName: 'Web',
    description: '',
    objectSummary: { 'Event-Based': 1, 'Search-Based': '1' },
    objects: [
      {
        objectName: 'Web',
        parentName: 'BaseEvent',
        lineage: 'Web',
        fields: [{ fieldName: '_time', owner: 'BaseEvent', type: 'timestamp', required: '1' }],
        calculations: [
          {
            calculationType: 'Eval',
            expression: 'if(status>=500, 1, 0)',
            outputFields: [{ fieldName: 'failed', owner: 'Web', type: 'boolean' }]
          },
          { calculationType: 'Lookup', lookupName: 'dns', inputField: 'ip', outputFields: [] }
        ],
        constraints: [{ search: 'tag=web', owner: 'Web' }]
      },
      { objectName: 'Slow', parentName: 'BaseSearch', baseSearch: '| search x' }
    ]
  }
  const content = {
    description: JSON.stringify(description),
    acceleration: '{"enabled":1,"earliest_time":"-1y","cron_schedule":"*/5 * * * *"}'
  }
  const splunkd = await startScriptedSplunkd({
    '/servicesNS/-/-/datamodel/model/Web': (_request, response) =>
      json(response, 200, { entry: [{ name: 'Web', acl, content }] }),
    '/servicesNS/-/-/datamodel/model': (_request, response) =>
      json(response, 200, {
        entry: [{ name: 'Bare', acl, content: { description: '' } }],
        paging: { total: 1 }
      }),
    '/servicesNS/-/-/datamodel/model/Broken': (_request, response) =>
      json(response, 200, { entry: [{ name: 'Broken', acl, content: { description: '{' } }] })
  })
  const { splunk } = openSplunk(splunkd.connection())
  const { content: model } = await getDataModel(splunk, 'Web', {})
  expect(model).toMatchObject({
    description: null,
    objectCount: 2,
    acceleration: { enabled: true, earliest: '-1y' },
    objects: [
      {
        name: 'Web',
        parent: 'BaseEvent',
        fields: [{ name: '_time', required: true, hidden: false }],
        calculations: [
          { kind: 'Eval', expression: 'if(status>=500, 1, 0)', outputFields: [{ name: 'failed' }] },
          { kind: 'Lookup', lookupName: 'dns', inputField: 'ip' }
        ],
        constraints: [{ search: 'tag=web', owner: 'Web' }]
      },
      { name: 'Slow', baseSearch: '| search x', fields: [], constraints: [] }
    ]
  })
  const bare = await listDataModels(splunk, { count: 10 })
  expect(bare.items[0]?.content).toMatchObject({ objectCount: 0, acceleration: { enabled: false } })
  expect(splunkd.seen.at(-1)?.query.get('concise')).toBe('1')
  await expect(getDataModel(splunk, 'Broken', {})).rejects.toMatchObject({ code: 'not_splunkd' })
})

test('tells enabled tags from disabled ones, and from what splunkd adds', async () => {
  const content = { web: 'enabled', old: 'disabled', disabled: false, 'eai:appName': 'enabled' }
  const splunkd = await startScriptedSplunkd({
    '/servicesNS/-/-/configs/conf-tags': (_request, response) =>
      json(response, 200, { entry: [{ name: 'host=a=b', acl, content }], paging: { total: 1 } })
  })
  const { items } = await listTags(openSplunk(splunkd.connection()).splunk, { count: 10 })
  expect(items[0]?.content).toEqual({ enabled: ['web'], disabled: ['old'] })
})

test('names the apps when several have a macro of that name', async () => {
  const twice = ['search', 'security'].map((app) => ({
    name: 'errors(1)',
    acl: { ...acl, app },
    content: { definition: 'x', args: 'a' }
  }))
  const splunkd = await startScriptedSplunkd({
    '/servicesNS/-/-/configs/conf-macros/errors(1)': (_request, response) =>
      json(response, 200, { entry: twice }),
    '/servicesNS/-/security/configs/conf-macros/errors(1)': (_request, response) =>
      json(response, 200, { entry: twice.slice(1) })
  })
  const { splunk } = openSplunk(splunkd.connection())
  await expect(getMacro(splunk, 'errors(1)', {})).rejects.toMatchObject({
    code: 'ambiguous',
    hint: expect.stringContaining('"security"') as unknown
  })
  expect((await getMacro(splunk, 'errors(1)', { app: 'security' })).acl.app).toBe('security')
})

const role = (name: string, content: Readonly<Record<string, unknown>>) => ({ name, content })
const contextPath = '/services/authentication/current-context'
const rolesPath = '/servicesNS/-/-/authorization/roles'

async function accounts(rolesMayBeRead: boolean) {
  const splunkd = await startScriptedSplunkd({
    [contextPath]: (_request, response) =>
      json(response, 200, {
        entry: [
          { name: 'context', content: { username: 'ann', roles: ['lead'], capabilities: [] } }
        ]
      }),
    [rolesPath]: (_request, response) =>
      rolesMayBeRead
        ? json(response, 200, {
            entry: [
              role('lead', { imported_roles: ['staff'], srchIndexesDisallowed: ['secret*'] }),
              // Each inherits the other: a mistake that must not make us go round for ever.
              role('staff', {
                imported_roles: ['base', 'lead'],
                capabilities: ['search'],
                srchIndexesAllowed: ['*']
              }),
              role('base', { srchIndexesAllowed: ['_audit'] })
            ]
          })
        : says(response, 403, 'You may not.')
  })
  const { splunk } = openSplunk(splunkd.connection())
  const roles = await rolesByName(splunk)
  return { roles, account: await accountOf(splunk, undefined, roles) }
}

const entry = (over: object, perms: { read: string[]; write: string[] } | null) => ({
  name: 'x',
  author: null,
  updated: null,
  content: null,
  acl: { ...acl, can_write: false, removable: false, perms, ...over }
})

test('judges by owner, by sharing and by the roles, inherited ones too', async () => {
  const { account, roles } = await accounts(true)
  expect(account).toEqual({
    username: 'ann',
    roles: ['lead', 'staff', 'base'],
    capabilities: ['search']
  })
  const allowed = (over: object, perms: Parameters<typeof entry>[1]) =>
    judgeAccess(entry(over, perms), account, 'write').allowed
  expect(allowed({}, { read: [], write: ['base'] })).toBe(true)
  expect(allowed({}, { read: ['base'], write: ['admin'] })).toBe(false)
  expect(allowed({ owner: 'ann' }, null)).toBe(true)
  expect(allowed({ owner: 'bob', sharing: 'user' }, null)).toBe(false)
  const admin = { ...account, capabilities: ['admin_all_objects'] }
  expect(judgeAccess(entry({ sharing: 'user' }, null), admin, 'read').allowed).toBe(true)

  const search = (index: string) => judgeSearch(index, account, roles).allowed
  expect(['web', 'secret_web', '_audit', '_internal'].map(search)).toEqual([
    true,
    false,
    true,
    false
  ])
})

test('says so where the roles may not be read', async () => {
  const { account, roles } = await accounts(false)
  expect(roles).toBeNull()
  expect(account.roles).toEqual(['lead'])
  expect(judgeSearch('web', account, roles)).toEqual({
    allowed: null,
    because: 'this user may not read the roles'
  })
})
