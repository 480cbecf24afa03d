import { expect, test } from 'vitest'
import { echo } from '../../support/fixture-tools.ts'
import { send } from '../../support/raw-http.ts'
import { bearer, call, opened } from '../../support/raw-session.ts'
import { startApp } from '../../support/running-app.ts'

const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`
const body = (depth: number) =>
  `{"jsonrpc":"2.0","id":5,"method":"tools/call","params":{"name":"echo","arguments":{"text":"x","query":"password","more":${nested(depth)}}}}`

test('a body that is nested very deep is refused, and what comes after it is recorded', async () => {
  const { app, url, token } = await startApp({ tools: [echo] })
  const headers = await opened(url, bearer(token()))
  const refused = await send(url, { headers, body: body(30_000) })
  expect(refused.status).toBe(400)
  expect(refused.text).toContain('nested more than 100 levels')
  expect((await send(url, { headers, body: body(90) })).status).toBe(200)
  await call(url, headers, 'after', 6)
  const recorded = await app.inspector.recent()
  expect(recorded.map(({ tool, status }) => `${tool} ${status}`)).toEqual(['echo ok', 'echo ok'])
})
