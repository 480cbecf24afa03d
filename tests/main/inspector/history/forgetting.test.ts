import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openStore } from '../../../../main/inspector/history/file.ts'
import { Intake } from '../../../../main/inspector/history/intake.ts'
import { loadSource } from '../../../../main/inspector/history/load.ts'
import { removeOldest } from '../../../../main/inspector/history/removal.ts'
import { atOnce } from '../../../../main/inspector/history/steps.ts'
import { GeneratedCalls } from '../../../support/generated-calls.ts'
import { temporaryFolder } from '../../../support/running-app.ts'

const day = 86_400_000

test('rejections go with the calls of their time, and by age where there are no calls', () => {
  const source = loadSource(openStore(':memory:', null))
  const { store } = source
  const now = 100 * day
  for (const age of [40, 31, 29, 0]) {
    const at = now - age * day
    store.countRejection(Math.floor(at / 60_000), 401, 'Wrong token', 1, at)
  }
  removeOldest(source, { days: 30, megabytes: 1000 }, now)
  const left = store.rejections(0, now)
  expect(left.map(({ lastAt }) => (now - lastAt) / day)).toEqual([29, 0])
  for (let step = 0; step < 3; step += 1) removeOldest(source, { days: 30, megabytes: 0 }, now)
  expect(store.rejections(0, now)).toEqual([])
  store.database.close()
})

test('names that only calls had which are gone are forgotten when the file opens again', () => {
  const path = join(temporaryFolder(), 'history.db')
  const first = loadSource(openStore(path, 'a-key-of-this-test'))
  const intake = new Intake(first)
  const calls = new GeneratedCalls('run', 1)
  const named = (tool: string) => {
    const entry = calls.entry()
    return { ...entry, row: { ...entry.row, tool } }
  }
  atOnce(intake.take(Array.from({ length: 4096 }, (_, place) => named(`planted-${place}`))))
  atOnce(intake.take(Array.from({ length: 4096 }, () => named('kept'))))
  atOnce(intake.write())
  for (let step = 0; step < 21; step += 1) removeOldest(first, { days: 3650, megabytes: 0 })
  first.store.database.close()

  const again = loadSource(openStore(path, 'a-key-of-this-test'))
  expect(again.calls).toBe(8192 - 21 * 200)
  expect(again.words.tool.list().filter((word) => word.startsWith('planted'))).toEqual([])
  expect(again.words.tool.find('kept')).toBeDefined()
  again.store.database.close()

  const third = loadSource(openStore(path, 'a-key-of-this-test'))
  expect(third.words.tool.list().filter((word) => word !== '')).toEqual(['kept'])
  third.store.database.close()
})
