import { expect, onTestFinished, test } from 'vitest'
import type { Ask, Events } from '../../../preload/api.ts'
import { answer } from '../../../main/window/answer.ts'
import { followApp } from '../../../main/window/follow-app.ts'
import { makeHandlers } from '../../../main/window/handlers.ts'
import { startApp } from '../../support/running-app.ts'
import { connectSdkClient } from '../../support/sdk-client.ts'

test('the window that follows the program is told who asks, and its answer lets the call go on', async () => {
  const { app, url, token, dataDir } = await startApp({ demo: { asked: true } })
  await app.demo.splunk()
  app.settings.save({ newSessions: 'ask' })
  const door = { kind: 'desktop', dataDir, stdioProgram: () => Promise.resolve('') } as const
  const told: (readonly Ask[])[] = []
  const send = <Name extends keyof Events>(name: Name, value: Events[Name]) => {
    if (name === 'asks.changed') told.push(value as Events['asks.changed'])
  }
  onTestFinished(followApp(app, door, send))
  const client = await connectSdkClient(url, { authorization: `Bearer ${token('Codex')}` })
  const waiting = client.callTool({ name: 'me', arguments: {} })
  await expect.poll(() => told.at(-1)).toMatchObject([{ client: 'Codex', tools: ['me'] }])
  const sessionId = told.at(-1)?.[0]?.sessionId
  const answered = await answer(makeHandlers(app, door, send), 'sessions.assign', [
    sessionId,
    app.profiles.list()[0]?.id
  ])
  expect(answered).toMatchObject({ ok: true })
  expect((await waiting).isError).not.toBe(true)
  await expect.poll(() => told.at(-1)).toEqual([])
})
