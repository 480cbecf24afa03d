import { expect, test } from 'vitest'
import { argumentSchemas } from '../../main/window/arguments.ts'
import { MemoryStore } from '../../main/settings/store.ts'
import { echo } from '../support/fixture-tools.ts'
import { bearer, call, opened } from '../support/raw-session.ts'
import { startApp } from '../support/running-app.ts'

test('patterns and names of the user are taken out of everything that is recorded from then on', async () => {
  const { app, url, token } = await startApp({ tools: [echo] })
  const headers = { ...(await opened(url, bearer(token()))), 'x-badge': 'badge-77' }
  app.settings.save({ redactions: ['ACME-\\d{6}'], redactedNames: ['X-Badge', 'text'] })
  await call(url, headers, 'anything at all')
  app.settings.save({ redactedNames: ['x_badge'] })
  await call(url, headers, 'see ACME-123456 and ACME-12')
  const calls = await app.inspector.recentCalls()
  expect(calls.map(({ summary }) => summary)).toEqual([
    'text="see [redacted] and ACME-12"',
    'text="[redacted]"'
  ])
  expect(calls[0]?.exchange?.requestHeaders['x-badge']).toBe('[redacted]')
  expect(JSON.stringify(calls)).not.toMatch(/ACME-123456|badge-77|anything/)
})

test('a pattern that cannot be used is refused by the window, and one written by hand is said', async () => {
  const change = argumentSchemas['settings.save'].safeParse([{ redactions: ['ok', '(a+)+'] }])
  expect(change.error?.issues[0]?.message).toContain('(a+)+: ')
  const store = new MemoryStore()
  store.set('settings', { redactions: ['(a+)+b'] })
  const { app } = await startApp({ store })
  expect(app.notices.list().join()).toContain('(a+)+b in the settings is not applied')
})

test('private mode lasts beyond the program, and ends when it is switched off', async () => {
  const store = new MemoryStore()
  const first = await startApp({ store })
  expect(first.app.inspector.state.capture).toBe('on')
  first.app.settings.save({ privateMode: true })
  expect(first.app.inspector.state.capture).toBe('private')
  await first.app.stop()
  const { app } = await startApp({ store })
  expect(app.inspector.state.capture).toBe('private')
  app.settings.save({ privateMode: false })
  expect(app.inspector.state.capture).toBe('on')
})
