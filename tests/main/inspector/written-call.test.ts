import { expect, onTestFinished, test } from 'vitest'
import { History } from '../../../main/inspector/history/history.ts'
import type { RawEntry } from '../../../main/inspector/history/messages.ts'
import { Inspector } from '../../../main/inspector/inspector.ts'
import { redactionRules } from '../../../main/inspector/redaction-rules.ts'
import { historyThread } from '../../support/built-history-thread.ts'
import { GeneratedCalls, rawEntry } from '../../support/generated-calls.ts'
import { callEnd, callStart, inMemory, keepAll, openHistory } from '../../support/history.ts'

test('what the user wants taken out is taken out, and what is secret for all', async () => {
  const rules = redactionRules(['CASE-\\d+'], ['pin'])
  const inspector = new Inspector(new History(historyThread()), () => rules)
  onTestFinished(() => inspector.stop())
  await inspector.open({ place: inMemory, retention: keepAll })
  inspector.secrets.add('0f-a-profile')
  const recording = inspector.begin(
    callStart({
      arguments: { query: 'CASE-17 in index=main', pin: 'x7' },
      redactor: inspector.redactor([])
    })
  )
  const running = inspector.running()
  recording.end({ ...callEnd, result: { text: 'CASE-4 of 0f-a-profile' } })
  const call = await inspector.call(recording.id)
  for (const row of [running[0], call]) expect(row?.summary).toBe('[redacted] in index=main')
  expect(call?.arguments).toEqual({ query: '[redacted] in index=main', pin: '[redacted]' })
  expect(call?.result).toBe('{"text":"[redacted] of [redacted]"}')
})

test('a call that cannot be written down holds up no other, and is counted', async () => {
  const history = await openHistory()
  const flooded = new Promise((resolve) => history.on('flood', resolve))
  const calls = new GeneratedCalls('run', 1)
  const whole = rawEntry(calls.row())
  const bodies = { arguments: 'no JSON', result: null }
  const broken: RawEntry = { ...whole, row: { ...whole.row, summary: null }, bodies }
  for (const entry of [broken, rawEntry(calls.row())]) {
    history.add({ weight: 0, entry: () => entry })
  }
  expect((await history.ask('state')).calls).toBe(1)
  expect(await flooded).toMatchObject({ lost: 1, withoutDetails: 0 })
})
