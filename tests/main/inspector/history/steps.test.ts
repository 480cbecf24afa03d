import { expect, test } from 'vitest'
import { openStore } from '../../../../main/inspector/history/file.ts'
import { Intake } from '../../../../main/inspector/history/intake.ts'
import { loadSource } from '../../../../main/inspector/history/load.ts'
import { atOnce, type Steps } from '../../../../main/inspector/history/steps.ts'
import { GeneratedCalls } from '../../../support/generated-calls.ts'

const calls = new GeneratedCalls('run', 1)
const entries = Array.from({ length: 10 }, () => calls.entry())

test('calls are taken in step by step, can be read between, and are all there at the end', () => {
  const source = loadSource(openStore(':memory:', null))
  const steps = new Intake(source).take(entries)
  let between = 0
  while (steps.next().done !== true) {
    between += 1
    if (between === 15) expect(source.row(0)).toMatchObject({ id: entries[0]?.row.id })
  }
  expect(between).toBeGreaterThanOrEqual(2 * entries.length)
  expect(source.store.rowsBetween(0, 100)).toHaveLength(entries.length)
  source.store.close()
})

test('a transaction that fails in a later step takes back the steps before it', () => {
  const store = openStore(':memory:', null)
  const failing = store.database.transactionInSteps(function* (): Steps<void> {
    store.setMeta('first', 'step')
    yield
    throw new Error('no room')
  })
  failing.next()
  expect(store.meta('first')).toBe('step')
  expect(() => atOnce(failing)).toThrow('no room')
  expect(store.meta('first')).toBeNull()
  store.database.transaction(() => store.setMeta('first', 'again'))
  expect(store.meta('first')).toBe('again')
  store.close()
})
