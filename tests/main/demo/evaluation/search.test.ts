import { expect, test } from 'vitest'
import { run } from './fixture.ts'

// Events are told by their age in seconds; the fixture lists them.
const agesOf = async (spl: string) => {
  const { rows } = await run(`${spl} | eval age=now()-_time | table age`)
  return rows.map(({ age }) => Number(age))
}

test.each([
  ['search index=web', [10, 20, 70, 80, 3700]],
  ['search index=web GET', [10, 20, 80, 3700]],
  ['search index=web get AND status=200', [10, 80, 3700]],
  ['search index=web GET status=404 OR status=200', [10, 20, 80, 3700]],
  ['search index=web POST OR GET status=404', [20]],
  ['search index=web (POST OR (GET status=404))', [20, 70]],
  ['search index=web NOT GET', [70]],
  ['search index=web NOT status=200', [20, 70]],
  ['search index=web user!=ann', [20, 3700]],
  ['search index=web NOT user=ann', [20, 80, 3700]],
  ['search index=web user=*', [10, 20, 70, 3700]],
  ['search index=web NOT user=*', [80]],
  ['search index=web user=BOB', [20]],
  ['search index=web user=b*', [20]],
  ['search index=web status IN (404, 5*)', [20, 70]],
  ['search index=web bytes>100', [70, 80, 3700]],
  ['search index=web bytes<=100', [10, 20]],
  ['search index=web bytes = 50', [20]],
  ['search index=web ip=10.1.0.0/16', [10, 3700]],
  ['search index=web host::www3', [3700]],
  ['search index=web sourcetype=acc*', [10, 20, 70, 80, 3700]],
  ['search "Failed password"', [30]],
  ['search fail', []],
  ['search fail*', [30]],
  ['search index=security passw*rd', [30, 40]],
  ['search CASE(failed)', []],
  ['search TERM(10.1.2.3)', [10, 40]],
  ['search user=ann', [10, 40, 70]],
  ['search index=*', [10, 20, 30, 40, 50, 70, 80, 3700]],
  ['search index=_*', [60]],
  ['search failed index=* OR index=_internal', [30, 60]],
  ['search (index=web status=404) OR (index=security NOT user=ann)', [20, 30, 50]],
  ['search NOT (index=web status=200) NOT (sourcetype=secure failed)', [20, 40, 50, 70]],
  ['search index=web NOT (index=web OR status=200)', []],
  ['search (index=web OR index=security) (sourcetype=json OR status=500)', [50, 70]],
  ['search index=web earliest=-1m', [10, 20]],
  ['search index=web _index_earliest=-1m', [10, 20]],
  ['search index=web _index_earliest=-2h _index_latest=-1m', [70, 80, 3700]],
  ['search index=web earliest=-2h latest=-1h', [3700]],
  ['search index=web earliest=-1h@h latest=@h', [10, 20, 70, 80]],
  [`search index=web earliest=${1_795_348_800 - 75}`, [10, 20, 70]],
  ['search index=web earliest="2026-11-22T11:59:45"', [10]],
  ['search index=nosuch', []],
  ['search index=web [ search index=security Accepted | fields user ]', [10, 70]],
  ['search index=web [ search index=security nothing | fields user ]', []],
  ['search index=web NOT [ search index=security Accepted | fields user ]', [20, 80, 3700]],
  [
    'search index=web [ | makeresults | eval search="POST OR status=404" | fields search ]',
    [20, 70]
  ],
  ['search index=web [ search user=ann | return 1 user ]', [10, 70]],
  ['search index=web [ | makeresults | eval x="POST" | return $x ]', [70]],
  ['search index=web | search status=200 | where bytes>150', [80, 3700]],
  ['search index=web | search user=ann OR status=404', [10, 20, 70]],
  ['search ```NOT``` index=web ```| head``` POST', [70]],
  ['search index=web | regex user="^[a-b]"', [10, 70]],
  ['search index=web | regex user!="^[a-b]"', [20, 80, 3700]],
  ['search index=web | head 2', [10, 20]],
  ['search index=web | head (status!=500)', [10, 20]],
  ['search index=web | tail 2', [3700, 80]],
  ['search index=web | reverse | head 1', [3700]],
  ['search index=web | dedup status', [10, 20, 70]],
  ['search index=web | dedup 2 status', [10, 20, 70, 80]],
  ['search index=web | dedup status sortby -bytes', [70, 10, 20]],
  ['search index=web | dedup user keepempty=true', [10, 20, 80, 3700]],
  ['search index=web | sort bytes', [20, 10, 80, 70, 3700]],
  ['search index=web | sort - bytes | head 2', [3700, 70]],
  ['search index=web | sort 1 -bytes', [3700]],
  ['search index=web | sort str(bytes)', [10, 3700, 80, 70, 20]],
  ['search index=web | sort ip', [10, 3700, 20, 80, 70]],
  ['search index=web | sort user, -bytes', [20, 70, 10, 3700, 80]]
])('%s', async (spl, ages) => {
  expect(await agesOf(spl)).toEqual(ages)
})

test('a time in the search text replaces the range and says so', async () => {
  const { messages, earliest } = await run('search index=web earliest=-1m')
  expect(messages).toEqual([
    { type: 'INFO', text: 'Your timerange was substituted based on your search string' }
  ])
  expect(earliest).toBe(1_795_348_800 - 60)
})

test('a subsearch becomes search text', async () => {
  const { rows } = await run(
    'search index=web | head 2 | fields status user | fields - _* | format'
  )
  expect(rows).toEqual([
    { search: '( ( status="200" AND user="ann" ) OR ( status="404" AND user="Bob" ) )' }
  ])
})
