import { expect, test } from 'vitest'
import { flags } from '../../../../main/inspector/history/columns.ts'
import { openStore } from '../../../../main/inspector/history/file.ts'
import { Intake } from '../../../../main/inspector/history/intake.ts'
import { loadSource } from '../../../../main/inspector/history/load.ts'
import { atOnce } from '../../../../main/inspector/history/steps.ts'
import { GeneratedCalls } from '../../../support/generated-calls.ts'

test('a call that began and ended while nothing could be written is not written later as half of one', async () => {
  const calls = new GeneratedCalls('run', 1)
  const source = loadSource(openStore(':memory:', null))
  const { store } = source
  const intake = new Intake(source)
  const ended = calls.entry()
  const begun = {
    ...ended,
    phase: 'begun' as const,
    details: null,
    row: { ...ended.row, ms: null }
  }
  store.database.exec('pragma query_only = on')
  atOnce(intake.take([begun, ended]))
  expect([...atOnce(intake.write())]).toEqual([0])
  expect(source.row(0)).toMatchObject({ id: ended.row.id, kept: false })
  expect(intake.trouble).toMatchObject({ calls: 1 })
  store.database.exec('pragma query_only = off')
  await expect.poll(() => intake.retry(), { timeout: 10_000, interval: 100 }).toBe(true)
  atOnce(intake.take([calls.entry()]))
  atOnce(intake.write())
  expect(intake.trouble).toBeNull()
  expect(store.rowsBetween(0, 100).map(({ seq }) => seq)).toEqual([source.seq(1)])
  expect(source.hasFlag(0, flags.unkept)).toBe(true)
  expect(source.row(0)).toMatchObject({ id: ended.row.id, kept: false })
  store.close()
})
