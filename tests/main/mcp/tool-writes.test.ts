import { expect, test } from 'vitest'
import { z } from 'zod'
import { defineTool } from '../../../main/mcp/tool.ts'
import { tools } from '../../../main/mcp/tools/index.ts'
import { writeKinds } from '../../../main/policy/policy.ts'
import { allowWrites } from '../../support/demo-tools.ts'
import { startApp } from '../../support/running-app.ts'
import { connectSdkClient } from '../../support/sdk-client.ts'

test('a tool that writes runs only where the profile allows that kind of write', async () => {
  let ran = 0
  const writing = defineTool({
    name: 'write_something',
    title: 'Write something',
    description: 'Writes.',
    toolset: 'dashboards',
    writes: 'dashboards',
    input: z.object({}),
    output: z.object({ done: z.boolean() }),
    call: () => Promise.resolve({ done: (ran += 1) > 0 })
  })
  const { app, url, token } = await startApp({ demo: { asked: true }, tools: [writing] })
  await allowWrites(app, ['dashboards'])
  const client = await connectSdkClient(url, { authorization: `Bearer ${token()}` })
  expect(await client.callTool({ name: 'write_something' })).toMatchObject({
    structuredContent: { done: true }
  })
  await allowWrites(app, ['alerts'])
  const refused = await client.callTool({ name: 'write_something' })
  expect(refused.isError).toBe(true)
  expect(JSON.stringify(refused.content)).toContain('Profiles, Demo, Allowed writes')
  expect(ran).toBe(1)
  expect((await app.inspector.recent())[0]).toMatchObject({ status: 'refused' })
})

const writes: Readonly<Record<string, Record<string, unknown>>> = {
  create_saved_search: { name: 'Mine', search: 'index=web' },
  update_saved_search: { name: 'Sales by product code', description: 'Mine now' },
  delete_saved_search: { name: 'Sales by product code', confirm: true },
  create_alert: { name: 'Mine', search: 'index=web', cron_schedule: '0 * * * *' },
  update_alert: { name: 'Checkout fails', enabled: false },
  delete_alert: { name: 'Checkout fails', confirm: true },
  create_dashboard: { name: 'mine', definition: '<dashboard><label>Mine</label></dashboard>' },
  create_kvstore_collection: { app: 'search', collection: 'mine' }
}

test('what a profile allows, Splunk still refuses to a user who may not', async () => {
  const { app, url, token } = await startApp({ demo: { asked: true } })
  const demo = await app.demo.splunk()
  const shown = app.profiles.list().find(({ origin }) => origin === 'demo')
  if (demo === undefined || shown === undefined) throw new Error('The demo Splunk does not run.')
  await app.profiles.save({
    name: 'Guest',
    slug: 'guest',
    colour: 1,
    production: false,
    address: shown.address,
    tls: shown.tls,
    signIn: { kind: 'password', username: 'guest' },
    secret: demo.password,
    defaultApp: null,
    policy: { allowedWrites: writeKinds }
  })
  const client = await connectSdkClient(`${url}/guest`, { authorization: `Bearer ${token()}` })
  const writing = tools.filter((tool) => tool.writes !== null).map(({ name }) => name)
  expect(Object.keys(writes).sort()).toEqual(writing.sort())
  for (const [name, args] of Object.entries(writes)) {
    const result = await client.callTool({ name, arguments: args })
    expect([name, result.isError]).toEqual([name, true])
    expect([name, JSON.stringify(result.content)]).toEqual([
      name,
      expect.stringContaining('forbidden')
    ])
  }
})
