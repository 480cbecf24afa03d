import { expect, test } from 'vitest'
import { SearchFailed } from '../../../../main/demo/evaluation/evaluate.ts'
import { run, tableOf } from './fixture.ts'

test.each([
  [
    '| inputlookup owners',
    [
      ['user', 'team', 'floor'],
      ['Ann', 'red', '1'],
      ['bob', 'blue', '2'],
      ['ann', 'green', '3']
    ]
  ],
  ['| inputlookup owners where team=r* OR floor>2 | fields team', [['team'], ['red'], ['green']]],
  ['| inputlookup owners start=1 max=1 | table team', [['team'], ['blue']]],
  [
    '| makeresults | eval team="own" | fields - _time | inputlookup append=t owners max=1',
    [
      ['team', 'user', 'floor'],
      ['own', null, null],
      ['red', 'Ann', '1']
    ]
  ],
  [
    '| makeresults | eval user="BOB" | lookup owners user | table user team floor',
    [
      ['user', 'team', 'floor'],
      ['BOB', 'blue', '2']
    ]
  ],
  [
    '| makeresults | eval who="ann" | lookup owners user AS who OUTPUT team AS teams | table who teams floor',
    [
      ['who', 'teams', 'floor'],
      ['ann', ['red', 'green'], null]
    ]
  ],
  [
    '| makeresults | eval user="bob", team="kept" | lookup owners user OUTPUTNEW team floor | table team floor',
    [
      ['team', 'floor'],
      ['kept', '2']
    ]
  ],
  [
    '| makeresults | eval user="bob", team="old" | lookup owners user OUTPUT team | table team',
    [['team'], ['blue']]
  ],
  [
    '| makeresults | eval user="nobody" | lookup owners user | fields - _time',
    [['user'], ['nobody']]
  ],
  [
    '| makeresults | eval user=split("bob ann", " ") | lookup owners user OUTPUT team | table team',
    [['team'], [['blue', 'red', 'green']]]
  ],
  [
    'search index=web | dedup ip | lookup networks range AS ip name AS host OUTPUT zone | table ip zone',
    [
      ['ip', 'zone'],
      ['10.1.2.3', 'office'],
      ['10.9.9.9', 'private'],
      ['203.0.113.5', 'unknown'],
      ['192.0.2.1', 'unknown'],
      ['10.1.2.4', 'office']
    ]
  ],
  [
    'search index=web [| inputlookup owners | search floor=1 | fields user] | stats count by user',
    [
      ['user', 'count'],
      ['ann', '2']
    ]
  ],
  [
    '| makeresults | eval ip="203.0.113.5" | iplocation ip | table City Country Region lat lon',
    [
      ['City', 'Country', 'Region', 'lat', 'lon'],
      ['Berlin', 'Germany', 'Land Berlin', '52.52', '13.405']
    ]
  ],
  [
    '| makeresults | eval ip="10.1.2.3" | iplocation prefix=ip_ ip | table ip_City ip_Country',
    [
      ['ip_City', 'ip_Country'],
      ['', '']
    ]
  ],
  [
    '| rest /services/apps/local count=0 splunk_server=local | table title count user label',
    [
      ['title', 'count', 'user', 'label'],
      ['search', '0', 'ann', null],
      ['shop', null, null, ['a', 'b']]
    ]
  ],
  [
    '| makeresults format=csv data="name, age\nAnn, 23\n\\"B, C\\", 41" | table name age',
    [
      ['name', 'age'],
      ['Ann', '23'],
      ['B, C', '41']
    ]
  ],
  [
    String.raw`| makeresults format=json data="[{\"a\":1,\"b\":[\"x\",\"y\"]},{\"a\":\"z\",\"c\":{\"d\":true}}]"`,
    [
      ['a', 'b', 'c'],
      ['1', ['x', 'y'], null],
      ['z', null, '{"d":true}']
    ]
  ],
  [
    '| makeresults | eval t=1795348800, d="01:02:03", m="2g", n="1,234", u="12 ms", x="abc" | convert timeformat="%Y-%m-%d" ctime(t) AS day dur2sec(d) memk(m) num(n) rmunit(u) num(x) | table day d m n u x',
    [
      ['day', 'd', 'm', 'n', 'u', 'x'],
      ['2026-11-22', '3723', '2097152', '1234', '12', null]
    ]
  ],
  [
    '| makeresults | eval a1="1,5", a2="text", b="1,5" | convert auto(a*) | table a1 a2 b',
    [
      ['a1', 'a2', 'b'],
      ['15', 'text', '1,5']
    ]
  ],
  [
    '| makeresults | eval s="2026-11-22" | convert timeformat="%Y-%m-%d" mktime(s) | table s',
    [['s'], ['1795305600']]
  ],
  [
    '| makeresults count=4 | streamstats count AS n | eval t=if(n<3, "a", "b") | fieldsummary maxvals=1 n t',
    [
      [
        'field',
        'count',
        'distinct_count',
        'is_exact',
        'max',
        'mean',
        'min',
        'numeric_count',
        'stdev',
        'values'
      ],
      ['n', '4', '4', '1', '4', '2.5', '1', '4', '1.29099444873581', '[{"value":"1","count":1}]'],
      ['t', '4', '2', '1', null, null, null, '0', null, '[{"value":"a","count":2}]']
    ]
  ]
])('%s', async (spl, expected) => {
  expect(await tableOf(spl)).toEqual(expected)
})

test('an endpoint that refuses is a warning, and no rows', async () => {
  const { rows, messages } = await run('| rest /services/nosuch')
  expect(rows).toEqual([])
  expect(messages).toEqual([
    { type: 'WARN', text: expect.stringContaining('/services/nosuch') as string }
  ])
})

test.each([
  ['| inputlookup nosuch', "Could not find the lookup table 'nosuch'."],
  ['| makeresults | lookup nosuch a', "Could not find the lookup table 'nosuch'."],
  ['| makeresults | lookup owners nosuch', "has no field 'nosuch'"],
  ['| makeresults | lookup owners', 'a field to look up'],
  ['| makeresults | inputlookup owners', 'must be the first command'],
  ['| makeresults format=json data="{"', 'no JSON'],
  ['| makeresults data="a"', 'csv or json'],
  ['| makeresults | convert nosuch(a)', "The function 'nosuch' is unknown"],
  ['| rest apps/local', 'starts with /services']
])('%s fails in words', async (spl, text) => {
  const failure = await run(spl).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(SearchFailed)
  expect(String(failure)).toContain(text)
})
