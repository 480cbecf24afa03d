import { expect, test } from 'vitest'
import { oneshotSearch } from '../../../main/splunk/oneshot.ts'
import { cancelSearchJob, createSearchJob, getSearchJob } from '../../../main/splunk/search-jobs.ts'
import { mostSearches } from '../../../main/splunk/search-slots.ts'
import * as search from '../../support/scripted-search.ts'
import {
  type Script,
  entry,
  json,
  openSplunk,
  says,
  startScriptedSplunkd
} from '../../support/scripted-splunkd.ts'

const sids = Array.from({ length: mostSearches }, (_sid, at) => `s${at}`)

/** As many started searches as a connection may run; they end when the test says so. */
async function allStarted() {
  const states = new Map(sids.map((sid) => [sid, 'RUNNING']))
  const free = [...sids]
  const job = (sid: string): Script => {
    return (_request, response) => {
      const state = states.get(sid)
      if (state === undefined) says(response, 404, `Unknown sid. ${sid}`)
      else json(response, 200, entry(sid, { dispatchState: state, isDone: state === 'DONE' }))
    }
  }
  const splunkd = await startScriptedSplunkd({
    [search.jobs]: ({ form }, response) => {
      if (form.get('exec_mode') === 'oneshot') json(response, 200, { results: [] })
      else json(response, 201, { sid: free.shift() })
    },
    ...Object.fromEntries(sids.map((sid) => [`${search.jobs}/${sid}`, job(sid)])),
    ...Object.fromEntries(
      sids.map((sid) => [
        `${search.jobs}/${sid}/control`,
        ((_request, response) => {
          states.delete(sid)
          json(response, 200, {})
        }) satisfies Script
      ])
    )
  })
  const { connections, splunk } = openSplunk(splunkd.connection())
  const waits: (string | null)[] = []
  const next = connections.open(splunk.connection, {
    ...splunk.use,
    onWaiting: (text) => waits.push(text)
  })
  const range = search.lastDay
  await Promise.all(
    sids.map((sid) => createSearchJob(splunk, search.cleared(sid), range, { runsOn: true }))
  )
  const oneMore = oneshotSearch(next, search.cleared('index=web'), range, 1)
  await expect.poll(() => waits).toEqual([expect.stringContaining('Waiting')])
  return { splunkd, splunk, states, oneMore, waits }
}

test('searches that run on after their call count among those of the profile, until they have ended', async () => {
  const { splunkd, states, oneMore, waits } = await allStarted()
  // A look at each of them while they all run changes nothing.
  await expect.poll(() => splunkd.count(`${search.jobs}/${sids.at(-1)}`)).toBeGreaterThan(0)
  expect(waits).toHaveLength(1)
  states.set('s3', 'DONE')
  await oneMore
  expect(waits.at(-1)).toBeNull()
})

test('one that Splunk has dropped makes room as well', async () => {
  const { states, oneMore } = await allStarted()
  states.delete('s5')
  await oneMore
})

test('nobody looks at them when nobody waits: asking would keep them alive in Splunk', async () => {
  const { splunkd, states, oneMore, splunk } = await allStarted()
  states.set('s0', 'DONE')
  await oneMore
  const looks = () => sids.reduce((all, sid) => all + splunkd.count(`${search.jobs}/${sid}`), 0)
  await getSearchJob(splunk, 's1')
  const before = looks()
  await new Promise((resolve) => setTimeout(resolve, 1500))
  expect(looks()).toBe(before)
})

test('cancelling one makes room', async () => {
  const { splunk, oneMore } = await allStarted()
  await cancelSearchJob(splunk, 's2')
  await oneMore
})
