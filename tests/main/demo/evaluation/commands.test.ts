import { expect, test } from 'vitest'
import { tableOf } from './fixture.ts'

test.each([
  [
    '| makeresults count=3 | streamstats count | eval foo="bar" | fields - _time',
    [
      ['count', 'foo'],
      ['1', 'bar'],
      ['2', 'bar'],
      ['3', 'bar']
    ]
  ],
  ['makeresults count=2 | stats count', [['count'], ['2']]],
  [
    'search index=web | head 1 | table user nosuch bytes',
    [
      ['user', 'nosuch', 'bytes'],
      ['ann', null, '100']
    ]
  ],
  [
    'search index=web | head 1 | fields bytes user | fields - _*',
    [
      ['bytes', 'user'],
      ['100', 'ann']
    ]
  ],
  [
    'search index=web | head 1 | rename user AS who, by* AS size_* | table who size_tes user',
    [
      ['who', 'size_tes', 'user'],
      ['ann', '100', null]
    ]
  ],
  [
    'search index=web | stats count by status | rename count as "how many" | head 1',
    [
      ['status', 'how many'],
      ['200', '3']
    ]
  ],
  ['| makeresults | eval a=1, b=2 | rename a as b | fields - _time', [['b'], ['1']]],
  [
    'search index=web | rex "^(?<verb>\\w+) (?P<path>\\S+)" | stats count by verb path',
    [
      ['verb', 'path', 'count'],
      ['GET', '/cart', '3'],
      ['GET', '/img', '1'],
      ['POST', '/login', '1']
    ]
  ],
  [
    '| makeresults | eval a="x1 y2" | rex field=a max_match=0 "(?<n>\\d)" | table n',
    [['n'], [['1', '2']]]
  ],
  [
    '| makeresults | eval a="x1 y2" | rex field=a mode=sed "s/(\\w)(\\d)/\\2\\1/g" | table a',
    [['a'], ['1x 2y']]
  ],
  [
    'search index=web | fillnull value=none user | stats count by user | where user="none"',
    [
      ['user', 'count'],
      ['none', '1']
    ]
  ],
  [
    'search index=json OR sourcetype=json | spath | table a.b{} name',
    [
      ['a.b{}', 'name'],
      [['1', '2'], 'x y']
    ]
  ],
  ['search sourcetype=json | spath output=n path=a.b{1} | table n', [['n'], ['2']]],
  [
    '| makeresults | eval a="1,2" | makemv delim="," a | mvexpand a | table a',
    [['a'], ['1'], ['2']]
  ],
  ['| makeresults | eval a="1,2" | makemv delim="," a | nomv a | table a', [['a'], ['1\n2']]],
  [
    '| makeresults count=2 | streamstats count as a | fields - _time | mvcombine a',
    [['a'], [['1', '2']]]
  ],
  [
    'search index=web | stats count | append [ search index=security | stats count ]',
    [['count'], ['5'], ['3']]
  ],
  [
    'search index=web | stats count by status | appendpipe [ stats sum(count) as count ] | tail 1',
    [['count'], ['5']]
  ],
  [
    'search index=web | stats count by user | join user [ search index=security | stats count as logins by user ]',
    [
      ['user', 'count', 'logins'],
      ['ann', '2', '1']
    ]
  ],
  [
    'search index=web | stats count by user | join type=left user [ search index=security | stats count as logins by user ]',
    [
      ['user', 'count', 'logins'],
      ['Bob', '1', null],
      ['ann', '2', '1'],
      ['cy', '1', null]
    ]
  ],
  [
    '| makeresults | eval x1=1, x2=2, t=0 | foreach x* [ eval t=t+<<FIELD>> ] | table t',
    [['t'], ['3']]
  ],
  [
    'search index=web | stats count by host status | xyseries host status count | head 1',
    [
      ['host', '200', '404', '500'],
      ['www1', '2', null, '1']
    ]
  ],
  [
    'search index=web | stats count by status | replace 4* with bad in status | head 2',
    [
      ['status', 'count'],
      ['200', '3'],
      ['bad', '1']
    ]
  ],
  ['| makeresults | eval a="x" | strcat a "-" a b | table b', [['b'], ['x-x']]],
  [
    'search index=web user=ann | transaction user maxspan=5m | table user duration eventcount',
    [
      ['user', 'duration', 'eventcount'],
      ['ann', '60', '2']
    ]
  ],
  ['| multisearch [ search index=web POST ] [ search Failed ] | stats count', [['count'], ['2']]],
  [
    'search index=web | stats count by status | transpose header_field=status',
    [
      ['column', '200', '404', '500'],
      ['count', '3', '1', '1']
    ]
  ]
])('%s', async (spl, expected) => {
  expect(await tableOf(spl)).toEqual(expected)
})
