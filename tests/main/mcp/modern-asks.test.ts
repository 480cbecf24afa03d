import { expect, test } from 'vitest'
import { connectModernClient } from '../../support/modern-client.ts'
import { startApp } from '../../support/running-app.ts'

test('all windows of a program without session ids wait for one choice, or end with their session', async () => {
  const { app, url, token } = await startApp({ demo: { asked: true } })
  await app.demo.splunk()
  app.settings.save({ newSessions: 'ask' })
  const [demo] = app.profiles.list()
  const secret = token()
  const [one, other] = [
    await connectModernClient(url, secret),
    await connectModernClient(url, secret)
  ]
  const told: string[] = []
  const first = one.callTool(
    { name: 'me', arguments: {} },
    { onprogress: ({ message }) => void told.push(message ?? '') }
  )
  const second = other.callTool({ name: 'list_apps', arguments: {} })
  await expect.poll(() => app.asks.list()).toMatchObject([{ tools: ['me', 'list_apps'] }])
  await expect.poll(() => told[0]).toContain('Waiting for the analyst')
  await app.assign(app.asks.list()[0]?.sessionId ?? '', demo?.id ?? '')
  expect((await first).structuredContent).toMatchObject({ username: 'admin' })
  expect((await second).isError).not.toBe(true)
  app.sessions.end(app.sessions.list()[0]?.id ?? '')
  const waiting = one.callTool({ name: 'me', arguments: {} })
  await expect.poll(() => app.asks.list().length).toBe(1)
  app.sessions.end(app.asks.list()[0]?.sessionId ?? '')
  expect(JSON.stringify((await waiting).content)).toContain('session_ended')
  expect(app.asks.list()).toEqual([])
})
