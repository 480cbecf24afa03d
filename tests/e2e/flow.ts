import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { z } from 'zod'
import { connectSdkClient } from '../support/sdk-client.ts'

const indexesSchema = z.object({
  items: z.array(z.object({ name: z.string() })),
  total: z.number()
})
const searchSchema = z.object({
  results: z.array(z.record(z.string(), z.unknown())),
  sid: z.string(),
  total: z.number(),
  truncated: z.boolean()
})

/**
 * What a newcomer does: connects a client, lists the indexes, searches with progress, and sees both
 * calls in the window while nothing was touched there but the place.
 */
export async function searchAndSee(page: Page, mcpUrl: string, token: string): Promise<void> {
  const client = await connectSdkClient(mcpUrl, { authorization: `Bearer ${token}` })
  const { tools } = await client.listTools()
  expect(tools.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['list_indexes', 'run_splunk_search', 'run_oneshot_search', 'me'])
  )
  const indexes = await client.callTool({ name: 'list_indexes', arguments: {} })
  expect(indexesSchema.parse(indexes.structuredContent).items.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['web', 'security', 'network'])
  )

  const progress: number[] = []
  const search = await client.callTool(
    {
      name: 'run_splunk_search',
      arguments: { query: 'index=web | stats count by status', earliest_time: '-7d' }
    },
    undefined,
    { onprogress: ({ progress: done }) => progress.push(done) }
  )
  const found = searchSchema.parse(search.structuredContent)
  expect(found.results.length).toBeGreaterThan(2)
  expect(found.truncated).toBe(false)
  expect(progress.length).toBeGreaterThan(0)

  const refused = await client.callTool({
    name: 'run_oneshot_search',
    arguments: { query: 'index=web | delete' }
  })
  expect(refused.isError).toBe(true)

  await page.getByRole('link', { name: 'Inspector' }).click()
  const list = page.getByRole('grid', { name: /calls/i })
  await list.getByRole('row', { name: /list_indexes/ }).waitFor()
  const row = list.getByRole('row', { name: /stats count by status/ })
  await row.waitFor()
  await list.getByRole('row', { name: /refused/i }).waitFor()
  await row.click()
  await page.getByRole('tab', { name: 'Splunk' }).click()
  await page.getByText(found.sid).first().waitFor()
}
