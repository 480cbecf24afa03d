import { expect, test } from 'vitest'
import { openStore } from '../../../../main/inspector/history/file.ts'
import { Intake } from '../../../../main/inspector/history/intake.ts'
import { loadSource } from '../../../../main/inspector/history/load.ts'
import { atOnce, type Steps } from '../../../../main/inspector/history/steps.ts'
import { GeneratedCalls } from '../../../support/generated-calls.ts'

const calls = new GeneratedCalls('run', 1)
const entries = Array.from({ length: 10 }, () => calls.entry())

/** Takes steps to the end, reading between; answers how many it were. */
function readingBetween(steps: Steps<unknown>, read: () => void): number {
  let between = 0
  for (; steps.next().done !== true; between += 1) if (between > 0) read()
  return between
}

test('calls are taken in and written step by step, can be read between, and are all there at the end', () => {
  const source = loadSource(openStore(':memory:', null))
  const intake = new Intake(source)
  const read = () => expect(source.row(0)).toMatchObject({ id: entries[0]?.row.id })
  expect(readingBetween(intake.take(entries), read)).toBeGreaterThanOrEqual(entries.length)
  expect(source.store.rowsBetween(0, 100)).toEqual([])
  expect(intake.dueIn).toBeGreaterThan(0)
  expect(readingBetween(intake.write(), read)).toBeGreaterThanOrEqual(entries.length)
  expect(intake.dueIn).toBeNull()
  expect(source.held.positions()).toHaveLength(0)
  expect(source.store.rowsBetween(0, 100)).toHaveLength(entries.length)
  source.store.close()
})

test('the parts of the index of texts do not add up, and what is in them is found', () => {
  const source = loadSource(openStore(':memory:', null))
  const intake = new Intake(source)
  const parts = source.store.database.prepare('select count(distinct segid) from texts_idx')
  const most: number[] = []
  for (let written = 0; written < 100; written += 1) {
    atOnce(intake.take([calls.entry()]))
    atOnce(intake.write())
    most.push(Number(parts.get()?.[0]))
  }
  expect(Math.max(...most)).toBeGreaterThan(8)
  expect(Math.max(...most)).toBeLessThan(32)
  expect(source.store.texts.find('said', 'index', 0, 1000)).not.toEqual([])
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
