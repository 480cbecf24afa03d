import { expect, test } from 'vitest'
import { splGate } from '../../../main/mcp/spl-gate.ts'
import { readOnly } from '../../../main/policy/policy.ts'
import {
  type Script,
  entry,
  json,
  openSplunk,
  startScriptedSplunkd
} from '../../support/scripted-splunkd.ts'

async function gate(scripts: Readonly<Record<string, Script>> = {}) {
  const splunkd = await startScriptedSplunkd(scripts)
  return { splunkd, clear: splGate(openSplunk(splunkd.connection()).splunk, readOnly) }
}

const macro =
  (name: string, definition: string): Script =>
  (_request, response) =>
    json(response, 200, entry(name, { definition, iseval: '0' }))

test('puts search in front where it is missing, and lets it through', async () => {
  const { clear, splunkd } = await gate()
  expect(await clear('index=web status=500')).toBe('search index=web status=500')
  expect(await clear('| tstats count')).toBe('| tstats count')
  expect(splunkd.seen).toEqual([])
})

test('refuses what writes, before anything reaches Splunk', async () => {
  const { clear, splunkd } = await gate()
  await expect(clear('index=web | delete')).rejects.toMatchObject({ code: 'refused_by_policy' })
  expect(splunkd.seen).toEqual([])
})

test('looks macros up in Splunk, and refuses what they hide', async () => {
  const { clear } = await gate({
    '/services/configs/conf-macros/harmless': macro('harmless', 'index=web'),
    '/services/configs/conf-macros/harmful': macro('harmful', 'index=web | outputlookup x.csv')
  })
  expect(await clear('`harmless` | head 5')).toBe('search `harmless` | head 5')
  await expect(clear('`harmful`')).rejects.toMatchObject({ code: 'refused_by_policy' })
  await expect(clear('`unknown`')).rejects.toMatchObject({ code: 'refused_by_policy' })
})

test('refuses an empty query and a very long one', async () => {
  const { clear } = await gate()
  await expect(clear(' \n ')).rejects.toMatchObject({ code: 'invalid_arguments' })
  await expect(clear(`index=web ${'x'.repeat(50_000)}`)).rejects.toMatchObject({
    code: 'invalid_arguments'
  })
})
