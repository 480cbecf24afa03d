import { expect, test } from 'vitest'
import { z } from 'zod'
import { addProfileOn } from '../../support/fixture-profile.ts'
import { jsonHeaders, rpc, send } from '../../support/raw-http.ts'
import { bearer, opened } from '../../support/raw-session.ts'
import { startApp } from '../../support/running-app.ts'
import { startScriptedSplunkd } from '../../support/scripted-splunkd.ts'

/** A client with two calls a minute, on a Splunk that counts what reaches it. */
async function startLimited() {
  const splunkd = await startScriptedSplunkd()
  const { app, url } = await startApp()
  const { id: defaultProfileId } = await addProfileOn(app, splunkd, 'Prod')
  const draft = { name: 'Loop', defaultProfileId, allowedProfileIds: null, callsPerMinute: 2 }
  const { client, token } = app.clients.create(draft)
  const headers = await opened(url, bearer(token))
  const ask = (method: string, params: object = {}) =>
    send(url, { headers, body: rpc(2, method, params) })
  return { app, url, splunkd, client, draft, ask }
}

const failureIn = (json: unknown): unknown => {
  const { result } = z
    .object({
      result: z.object({
        isError: z.literal(true),
        content: z.tuple([z.object({ text: z.string() })])
      })
    })
    .parse(json)
  return JSON.parse(result.content[0].text)
}

test('refuses the calls of a client beyond its limit before they reach Splunk, and records that', async () => {
  const { app, splunkd, client, draft, ask } = await startLimited()
  for (let count = 0; count < 2; count += 1) {
    expect((await ask('tools/call', { name: 'me' })).json).toMatchObject({
      result: { structuredContent: { username: 'admin' } }
    })
  }
  const before = splunkd.seen.length
  expect(failureIn((await ask('tools/call', { name: 'me' })).json)).toMatchObject({
    code: 'rate_limited',
    hint: expect.stringMatching(/^Try again in \d+ s\..*Clients, Loop, Calls per minute/) as unknown
  })
  const others = [
    ['resources/read', { uri: 'splunk://health/status' }],
    [
      'completion/complete',
      {
        ref: { type: 'ref/prompt', name: 'investigate_host' },
        argument: { name: 'host', value: 'w' }
      }
    ]
  ] as const
  for (const [method, params] of others) {
    expect((await ask(method, params)).json).toMatchObject({
      error: { code: -32000, data: { code: 'rate_limited' } }
    })
  }
  expect(splunkd.seen.length).toBe(before)
  const statuses = (await app.inspector.recent()).map(({ tool, status }) => `${tool} ${status}`)
  expect(statuses).toEqual([
    'completion/complete refused',
    'resources/read refused',
    'me refused',
    'me ok',
    'me ok'
  ])
  expect(app.clients.get(client.id)?.calls).toBe(5)
  expect((await ask('tools/list')).json).toHaveProperty('result')

  app.clients.save(client.id, { ...draft, callsPerMinute: null })
  expect((await ask('tools/call', { name: 'me' })).json).toMatchObject({
    result: { structuredContent: { username: 'admin' } }
  })
})

test('requests without a token share a limit that a client does not feel', async () => {
  const { app, url, token } = await startApp()
  const batch = Array.from({ length: 100 }, (_, id) =>
    rpc(id, 'tools/call', { name: 'user_agent_info' })
  )
  const statuses = async () => [
    ...new Set((await app.inspector.recent()).map(({ status }) => status))
  ]
  const sendAll = async () => {
    for (const name of ['one', 'two', 'three', 'one', 'two', 'three']) {
      await send(url, { headers: { ...jsonHeaders, 'x-session-id': name }, body: batch })
    }
  }
  await sendAll()
  expect(await statuses()).toEqual(['ok'])
  // Some grow back meanwhile; all of them would take a minute.
  await sendAll()
  expect((await statuses()).sort()).toEqual(['ok', 'refused'])
  const headers = { ...bearer(token()), 'x-session-id': 'one' }
  const answer = await send(url, { headers, body: batch[0] })
  expect(answer.json).toMatchObject({ result: { structuredContent: {} } })
})
