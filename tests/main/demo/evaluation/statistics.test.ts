import { expect, test } from 'vitest'
import { run, tableOf } from './fixture.ts'

const t = (clock: string) => `2026-11-22T${clock}.000+00:00`

test.each([
  ['search index=web | stats count', [['count'], ['5']]],
  ['search index=nosuch | stats count', [['count'], ['0']]],
  [
    'search index=nosuch | stats count, sum(bytes) as s',
    [
      ['count', 's'],
      ['0', null]
    ]
  ],
  ['search index=nosuch | stats count by host', [[]]],
  [
    'search index=web | stats count by user',
    [
      ['user', 'count'],
      ['Bob', '1'],
      ['ann', '2'],
      ['cy', '1']
    ]
  ],
  [
    'search index=web | stats count AS n sum(bytes) avg(bytes) BY status',
    [
      ['status', 'n', 'sum(bytes)', 'avg(bytes)'],
      ['200', '3', '1300', '433.333333333333'],
      ['404', '1', '50', '50'],
      ['500', '1', '300', '300']
    ]
  ],
  [
    'search index=web | stats min(bytes) max(bytes) range(bytes) median(bytes) dc(status) p50(bytes) stdev(bytes)',
    [
      [
        'min(bytes)',
        'max(bytes)',
        'range(bytes)',
        'median(bytes)',
        'dc(status)',
        'p50(bytes)',
        'stdev(bytes)'
      ],
      ['50', '1000', '950', '200', '3', '200', '386.652298583624']
    ]
  ],
  [
    'search index=web | stats values(status) as v list(status) as l first(bytes) as f last(bytes) as z',
    [
      ['v', 'l', 'f', 'z'],
      [['200', '404', '500'], ['200', '404', '500', '200', '200'], '100', '1000']
    ]
  ],
  [
    'search index=web | reverse | stats earliest(bytes) as e latest(bytes) as l mode(status) as m',
    [
      ['e', 'l', 'm'],
      ['1000', '100', '200']
    ]
  ],
  [
    'search index=web | stats count(eval(status>=400)) as bad count(user) as named sum(eval(bytes*2)) as d',
    [
      ['bad', 'named', 'd'],
      ['2', '4', '3300']
    ]
  ],
  ['search index=web | stats sum(by*) as total_*', [['total_tes'], ['1650']]],
  [
    'search index=web | eventstats max(bytes) as top by host | stats first(top) as t by host',
    [
      ['host', 't'],
      ['www1', '300'],
      ['www2', '50'],
      ['www3', '1000']
    ]
  ],
  [
    'search index=web | streamstats count sum(bytes) as s by host | table host count s',
    [
      ['host', 'count', 's'],
      ['www1', '1', '100'],
      ['www2', '1', '50'],
      ['www1', '2', '400'],
      ['www1', '3', '600'],
      ['www3', '1', '1000']
    ]
  ],
  [
    'search index=web | streamstats window=2 current=f avg(bytes) as a | table a',
    [['a'], [null], ['100'], ['75'], ['175'], ['250']]
  ],
  [
    'search index=web | top limit=2 status',
    [
      ['status', 'count', 'percent'],
      ['200', '3', '60.000000'],
      ['404', '1', '20.000000']
    ]
  ],
  [
    'search index=web | top 1 user by host showperc=f',
    [
      ['host', 'user', 'count'],
      ['www1', 'ann', '2'],
      ['www2', 'Bob', '1'],
      ['www3', 'cy', '1']
    ]
  ],
  [
    'search index=web | rare limit=1 status',
    [
      ['status', 'count', 'percent'],
      ['404', '1', '20.000000']
    ]
  ],
  [
    'search index=web earliest=-5m | timechart span=1m count',
    [
      ['_time', 'count', '_span'],
      [t('11:55:00'), '0', '60'],
      [t('11:56:00'), '0', '60'],
      [t('11:57:00'), '0', '60'],
      [t('11:58:00'), '2', '60'],
      [t('11:59:00'), '2', '60']
    ]
  ],
  [
    'search index=web earliest=-2m | timechart span=1m limit=1 sum(bytes) by host',
    [
      ['_time', 'www1', 'OTHER', '_span'],
      [t('11:58:00'), '500', null, '60'],
      [t('11:59:00'), '100', '50', '60']
    ]
  ],
  [
    'search index=web earliest=-2m | timechart span=1m count max(bytes) as m by user useother=f',
    [
      ['_time', 'count: Bob', 'm: Bob', 'count: ann', 'm: ann', 'count: NULL', 'm: NULL', '_span'],
      [t('11:58:00'), '0', null, '1', '300', '1', '200', '60'],
      [t('11:59:00'), '1', '50', '1', '100', '0', null, '60']
    ]
  ],
  [
    'search index=web | chart count over status by host',
    [
      ['status', 'www1', 'www2', 'www3'],
      ['200', '2', '0', '1'],
      ['404', '0', '1', '0'],
      ['500', '1', '0', '0']
    ]
  ],
  [
    'search index=web | chart avg(bytes) as a by status | head 1',
    [
      ['status', 'a'],
      ['200', '433.333333333333']
    ]
  ],
  [
    'search index=web | bin bytes span=100 | stats count by bytes',
    [
      ['bytes', 'count'],
      ['0-100', '1'],
      ['100-200', '1'],
      ['1000-1100', '1'],
      ['200-300', '1'],
      ['300-400', '1']
    ]
  ],
  [
    'search index=web | bucket _time span=1h | stats count by _time',
    [
      ['_time', 'count'],
      [t('10:00:00'), '1'],
      [t('11:00:00'), '4']
    ]
  ],
  [
    '| tstats count where index=web by host',
    [
      ['host', 'count'],
      ['www1', '3'],
      ['www2', '1'],
      ['www3', '1']
    ]
  ],
  [
    '| tstats count max(_time) as last where index=* by index _time span=1h',
    [
      ['index', '_time', 'count', 'last'],
      ['security', t('11:00:00'), '3', '1795348770'],
      ['web', t('10:00:00'), '1', '1795345100'],
      ['web', t('11:00:00'), '4', '1795348790']
    ]
  ],
  ['| tstats count where index=web status=200', [['count'], ['0']]],
  [
    '| metadata type=hosts index=security',
    [
      ['firstTime', 'host', 'lastTime', 'recentTime', 'totalCount', 'type'],
      ['1795348760', 'db1', '1795348770', '1795348770', '2', 'hosts'],
      ['1795348750', 'db2', '1795348750', '1795348750', '1', 'hosts']
    ]
  ],
  ['| eventcount', [['count'], ['8']]],
  [
    '| eventcount summarize=false index=web index=_internal',
    [
      ['count', 'index', 'server'],
      ['1', '_internal', 'demo-splunk'],
      ['5', 'web', 'demo-splunk']
    ]
  ],
  [
    'search index=web | stats count by status | addtotals col=t labelfield=status | fillnull value=-',
    [
      ['status', 'count', 'Total'],
      ['200', '3', '203'],
      ['404', '1', '405'],
      ['500', '1', '501'],
      ['Total', '5', '1109']
    ]
  ]
])('%s', async (spl, expected) => {
  expect(await tableOf(spl)).toEqual(expected)
})

test('statistics are told from events', async () => {
  expect((await run('search index=web')).transforming).toBe(false)
  expect((await run('search index=web | stats count')).transforming).toBe(true)
})

test('fieldsummary counts values that come back after others, and weighs the numbers by them', async () => {
  const spl =
    '| makeresults count=5 | streamstats count AS n | eval x=if(n==3, "none", n%2*10) | fieldsummary x | table count distinct_count numeric_count mean min max values'
  expect(await tableOf(spl)).toEqual([
    ['count', 'distinct_count', 'numeric_count', 'mean', 'min', 'max', 'values'],
    [
      '5',
      '3',
      '4',
      '5',
      '0',
      '10',
      '[{"value":"0","count":2},{"value":"10","count":2},{"value":"none","count":1}]'
    ]
  ])
})
