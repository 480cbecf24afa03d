import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, onTestFinished, test } from 'vitest'
import { startDemoSplunk } from '../../../main/demo/demo-splunk.ts'
import {
  createSearchJob,
  maxPageRows,
  searchJobResults,
  setSearchJobTtl,
  waitForSearchJob
} from '../../../main/splunk/search-jobs.ts'
import * as search from '../../support/scripted-search.ts'
import { connectionTo, openSplunk, startScriptedSplunkd } from '../../support/scripted-splunkd.ts'

/** The demo Splunk at a time that the test can move. */
async function demoAt() {
  let later = 0
  const demo = await startDemoSplunk({ port: 0, now: () => Date.now() + later })
  onTestFinished(() => demo.stop())
  const { username, password } = demo
  const open = openSplunk(
    connectionTo(
      demo.port,
      { kind: 'pin', sha256: demo.certificateSha256 },
      { credential: () => Promise.resolve({ kind: 'password', username, password }) }
    )
  )
  return { ...open, pass: (ms: number) => (later += ms) }
}

async function rowsOf(splunk: Parameters<typeof createSearchJob>[0], spl: string) {
  const sid = await createSearchJob(splunk, search.cleared(spl), search.lastDay)
  const { resultCount } = await waitForSearchJob(splunk, sid, () => undefined)
  return { sid, resultCount }
}

test('goes on with the next page although the session key has expired in between', async () => {
  const { splunk, requests, pass } = await demoAt()
  const { sid, resultCount } = await rowsOf(
    splunk,
    '| makeresults count=30 | streamstats count as n | table n'
  )
  expect(resultCount).toBe(30)
  // The job outlives the key that has made it.
  await setSearchJobTtl(splunk, sid, 86_400)
  const numbers: unknown[] = []
  for (let offset = 0; offset < 30; offset += 10) {
    const { rows } = await searchJobResults(splunk, sid, { count: 10, offset })
    numbers.push(...rows.map(({ n }) => n))
    pass(2 * 3_600_000)
  }
  expect(numbers).toEqual(Array.from({ length: 30 }, (_row, at) => String(at + 1)))
  const renewals = requests.filter(({ path }) => path === '/services/auth/login')
  expect(renewals).toHaveLength(3)
  expect(requests.filter(({ status }) => status === 401)).toHaveLength(2)
})

test('memory follows the page, not the result', async () => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const used = () => {
    collect()
    return process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers
  }
  const { splunk } = await demoAt()
  const pad = 'x'.repeat(1000)
  const { sid, resultCount } = await rowsOf(
    splunk,
    `| makeresults count=50000 | streamstats count as n | eval pad=n."${pad}" | table n pad`
  )
  expect(resultCount).toBe(50_000)
  const readAll = async (afterPage: () => void) => {
    let rows = 0
    for (let offset = 0; offset < 50_000; offset += 5_000) {
      rows += (await searchJobResults(splunk, sid, { count: 5_000, offset })).rows.length
      afterPage()
    }
    return rows
  }
  // What the demo Splunk in this process makes of its rows when they are first read stays there.
  await readAll(() => undefined)
  const before = used()
  let most = 0
  const rows = await readAll(() => (most = Math.max(most, used() - before)))
  expect(rows).toBe(50_000)
  // All rows together are more than 50 MB.
  expect(most).toBeLessThan(20 * 2 ** 20)
}, 60_000)

test('asks for no more rows at once than Splunk hands out', async () => {
  const splunkd = await startScriptedSplunkd(search.oneJob([search.done]))
  const { splunk } = openSplunk(splunkd.connection())
  await searchJobResults(splunk, search.sid, { count: 200_000, offset: 0 })
  const [asked] = splunkd.seen.filter(({ path }) => path === search.results)
  expect(asked?.form.get('count')).toBe(String(maxPageRows))
})
