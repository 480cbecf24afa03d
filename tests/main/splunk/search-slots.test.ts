import { expect, test } from 'vitest'
import { oneshotSearch } from '../../../main/splunk/oneshot.ts'
import { mostSearches } from '../../../main/splunk/search-slots.ts'
import type { Splunk } from '../../../main/splunk/splunk.ts'
import * as search from '../../support/scripted-search.ts'
import {
  type ScriptedSplunkd,
  json,
  openSplunk,
  startScriptedSplunkd
} from '../../support/scripted-splunkd.ts'

const waiting = `Waiting: ${mostSearches} searches of this profile are running`

interface Held {
  readonly search: string
  readonly answer: () => void
}

/** A splunkd whose searches end when the test says so. */
async function heldSearches() {
  const held: Held[] = []
  const arrivals: (() => void)[] = []
  const splunkd = await startScriptedSplunkd({
    [search.jobs]: ({ form }, response) => {
      held.push({
        search: form.get('search') ?? '',
        answer: () => {
          if (!response.headersSent) json(response, 200, { results: [] })
        }
      })
      for (const arrive of arrivals.splice(0)) arrive()
    }
  })
  const arrived = async (count: number): Promise<void> => {
    while (held.length < count) await new Promise<void>((resolve) => arrivals.push(resolve))
  }
  return { splunkd, held, arrived }
}

function callsOf(splunkd: ScriptedSplunkd) {
  const { connections, splunk } = openSplunk(splunkd.connection())
  return (caller: string, signal?: AbortSignal) => {
    const waits: string[] = []
    const call: Splunk = connections.open(splunk.connection, {
      ...splunk.use,
      ...(signal && { signal }),
      caller,
      onWaiting: (text) => {
        if (text !== null) waits.push(text)
      }
    })
    const run = (spl: string) => oneshotSearch(call, search.cleared(spl), search.lastDay, 1)
    return { waits, run, call }
  }
}

test('runs eight searches of a connection at a time; the ninth waits and says so', async () => {
  const { splunkd, held, arrived } = await heldSearches()
  const open = callsOf(splunkd)
  const running = Array.from({ length: mostSearches }, (_call, at) => open('a').run(`s${at}`))
  await arrived(mostSearches)
  const ninth = open('a')
  const last = ninth.run('ninth')
  await expect.poll(() => ninth.waits).toEqual([waiting])
  expect(held).toHaveLength(mostSearches)
  held[0]?.answer()
  await arrived(mostSearches + 1)
  expect(held.at(-1)?.search).toBe('ninth')
  for (const { answer } of held) answer()
  await Promise.all([...running, last])
})

test('callers take turns, so that one with many searches does not hold up the others', async () => {
  const { splunkd, held, arrived } = await heldSearches()
  const open = callsOf(splunkd)
  const all = Array.from({ length: mostSearches }, () => open('greedy').run('first'))
  await arrived(mostSearches)
  const later = ['g1', 'g2', 'g3'].map((spl) => {
    const call = open('greedy')
    all.push(call.run(spl))
    return call
  })
  const modest = open('modest')
  all.push(modest.run('m1'))
  await expect.poll(() => [...later, modest].flatMap(({ waits }) => waits)).toHaveLength(4)
  for (let next = 0; next < 4; next += 1) {
    held[next]?.answer()
    await arrived(mostSearches + next + 1)
  }
  expect(held.slice(mostSearches).map((one) => one.search)).toEqual(['g1', 'm1', 'g2', 'g3'])
  for (const { answer } of held) answer()
  await Promise.all(all)
})

test('a caller that goes away while it waits takes nobody’s turn and sends nothing', async () => {
  const { splunkd, held, arrived } = await heldSearches()
  const open = callsOf(splunkd)
  const running = Array.from({ length: mostSearches }, () => open('a').run('first'))
  await arrived(mostSearches)
  const controller = new AbortController()
  const leaving = open('b', controller.signal)
  const left = expect(leaving.run('never')).rejects.toMatchObject({ code: 'aborted' })
  await expect.poll(() => leaving.waits).toEqual([waiting])
  const staying = open('c').run('after')
  controller.abort()
  await left
  held[0]?.answer()
  await arrived(mostSearches + 1)
  expect(held.map((one) => one.search)).not.toContain('never')
  for (const { answer } of held) answer()
  await Promise.all([...running, staying])
})

test('a search that fails makes room as well', async () => {
  const splunkd = await startScriptedSplunkd({
    [search.jobs]: (_request, response) => response.destroy()
  })
  const open = callsOf(splunkd)
  const calls = Array.from({ length: 3 * mostSearches }, () => open('a').run('lost'))
  const outcomes = await Promise.allSettled(calls)
  expect(outcomes.map(({ status }) => status)).toEqual(Array(calls.length).fill('rejected'))
})

test('searches inside of one call share its place, also in another app', async () => {
  const { splunkd, held, arrived } = await heldSearches()
  const open = callsOf(splunkd)
  const others = Array.from({ length: mostSearches - 1 }, () => open('a').run('other'))
  await arrived(mostSearches - 1)
  const { call, run, waits } = open('b')
  const outer = call.searching(() => Promise.all([run('one'), run('two')]))
  await arrived(mostSearches + 1)
  expect(waits).toEqual([])
  for (const { answer } of held) answer()
  await Promise.all([...others, outer])
})
