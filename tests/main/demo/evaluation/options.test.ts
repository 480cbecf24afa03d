import { expect, test } from 'vitest'
import { run, tableOf } from './fixture.ts'

const orders =
  'search index=web | transaction host maxpause=1m startswith=login keepevicted=t | table host eventcount closed_txn'

test.each([
  ['transaction host connected=f', 'connected of transaction'],
  ['transaction host unifyends=true', 'unifyends of transaction'],
  ['timechart aligntime=@d count', 'aligntime of timechart'],
  ['timechart partial=f count', 'partial of timechart'],
  ['chart agg=max count by host', 'agg of chart'],
  ['bin _time span=1h start=0', 'start of bin'],
  ['stats allnum=t count', 'allnum of stats'],
  ['streamstats time_window=1h count', 'time_window of streamstats'],
  ['join usetime=true host [search index=web]', 'usetime of join'],
  ['foreach mode=multivalue user [eval a=1]', 'mode of foreach'],
  ['rex offset_field=o "(?<n>\\d)"', 'offset_field of rex'],
  ['lookup update=t owners user', 'update of lookup'],
  ['iplocation allfields=true ip', 'allfields of iplocation'],
  ['xyseries grouped=true a b c', 'grouped of xyseries']
])('%s fails with the option that the demo does not have', async (command, option) => {
  await expect(run(`search index=web | ${command}`)).rejects.toThrow(
    `The demo Splunk does not have option ${option}.`
  )
})

test.each([
  ['| eventcount summarize=f report_size=true', 'report_size of eventcount'],
  ['| tstats prestats=t count', 'prestats of tstats'],
  ['| makeresults splunk_server=other', 'splunk_server of makeresults'],
  ['| rest /services/apps/local splunk_server=other', 'splunk_server of rest']
])('%s fails as the first command too', async (spl, option) => {
  await expect(run(spl)).rejects.toThrow(`The demo Splunk does not have option ${option}.`)
})

test.each([
  'top fast=t host',
  'dedup fast=t host',
  'sort fast=t host',
  'fields host fast=t',
  'table host fast=t',
  'bin fast=t _time',
  'transaction fast=t host',
  'join fast=t host [search index=web]',
  'append fast=t [search index=web]',
  'fillnull fast=t host',
  'filldown fast=t host',
  'addtotals fast=t',
  'spath fast=t',
  'reverse fast=t',
  'uniq fast=t',
  'tail fast=t',
  'convert fast=t num(bytes)',
  'stats count by host fast=t'
])('%s is refused for an option that Splunk does not have either', async (command) => {
  await expect(run(`search index=web | ${command}`)).rejects.toThrow(
    /Error in '\w+' command: .*fast=t/
  )
})

test.each([
  '| tstats prestats=f summariesonly=t count where index=web',
  '| makeresults splunk_server=local',
  'search index=web | transaction host connected=t',
  'search index=web | timechart partial=t count'
])('%s runs, for it asks for what is done anyway', async (spl) => {
  expect((await run(spl)).fields).not.toEqual([])
})

test.each([
  [
    orders,
    [
      ['host', 'eventcount', 'closed_txn'],
      ['www1', '2', '1'],
      ['www2', '1', '0'],
      ['www1', '1', '0'],
      ['www3', '1', '0']
    ]
  ],
  [
    'search index=web | transaction user keeporphans=t mvlist=t | table user status _txn_orphan',
    [
      ['user', 'status', '_txn_orphan'],
      ['Bob', '404', null],
      [['ann', 'ann'], ['500', '200'], null],
      [null, '200', '1'],
      ['cy', '200', null]
    ]
  ],
  [
    'search index=web | dedup host keepevents=t | table host status',
    [
      ['host', 'status'],
      ['www1', '200'],
      ['www2', '404'],
      [null, '500'],
      [null, '200'],
      ['www3', '200']
    ]
  ],
  [
    'search index=web | head status<500 keeplast=t | table status',
    [['status'], ['200'], ['404'], ['500']]
  ],
  ['search index=web | head limit=1 status<500 | table status', [['status'], ['200']]],
  [
    'search index=web | head 1 | strcat allrequired=t user nosuch both | strcat user "@" host mail | table both mail',
    [
      ['both', 'mail'],
      [null, 'ann@www1']
    ]
  ],
  [
    'search index=web | chart sep=" of " count sum(bytes) by user host limit=1 | head 1 | transpose include_empty=f 1 | fields column',
    [['column'], ['user'], ['count of www1'], ['count of OTHER'], ['sum(bytes) of OTHER']]
  ]
])('%s', async (spl, rows) => {
  expect(await tableOf(spl)).toEqual(rows)
})

test('timechart takes no narrower span than minspan', async () => {
  const { rows } = await run('search index=web earliest=-5m | timechart minspan=2m count')
  expect(rows[0]?._span).toBe('300')
})
