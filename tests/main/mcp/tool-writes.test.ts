import { expect, test } from 'vitest'
import { z } from 'zod'
import { defineTool } from '../../../main/mcp/tool.ts'
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
  expect(app.inspector.list()[0]).toMatchObject({ status: 'refused' })
})
