import { expect, test } from 'vitest'
import { echo } from '../../support/fixture-tools.ts'
import { modernRequest } from '../../support/modern-client.ts'
import { jsonHeaders, rpc, send } from '../../support/raw-http.ts'
import { bearer } from '../../support/raw-session.ts'
import { startApp } from '../../support/running-app.ts'

test('what is refused before any session is counted by reason, without what differs', async () => {
  const { app, url, token } = await startApp({ tools: [echo] })
  const origin = new URL(url).origin
  const ours = bearer(token())
  for (const path of ['/a', '/b', '/secret-path']) {
    await send(`${origin}${path}`, { method: 'GET' })
  }
  await send(url, { headers: bearer('wrong-token-0123456789') })
  await send(url, { headers: { ...jsonHeaders, host: 'evil.example.com' } })
  await send(url, { headers: ours, body: 'no json' })
  await send(url, { headers: ours, body: rpc(1, 'tools/list') })
  const { headers, body } = modernRequest('tools/list')
  const mismatched = { ...headers, ...ours, 'mcp-method': 'other' }
  await send(url, { headers: mismatched, body })
  app.inspector.flush()
  const query = {
    filter: '',
    order: 'time',
    descending: true,
    bySession: false,
    protocol: false,
    source: null
  } as const
  const { rejections } = await app.inspector.history.ask('statistics', query, 10)
  const counts = rejections.map(({ status, count }) => `${status} ${count}`)
  expect(counts.toSorted()).toEqual(
    ['400 1', '400 1', '400 1', '401 1', '403 1', '404 3'].toSorted()
  )
  const reasons = rejections.map(({ reason }) => reason).join(' ')
  expect(reasons).not.toMatch(/secret-path|wrong-token/)
  expect(await app.inspector.recent()).toEqual([])
})
