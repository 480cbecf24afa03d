import { expect, test } from 'vitest'
import { demoTools } from '../../../support/demo-tools.ts'
import { textWith } from '../../../support/scripted-splunkd.ts'

const writers = () => demoTools({ allowedWrites: ['dashboards'] })

const panel = (query: string, more = '') =>
  `<form>${more}<row><panel><table><search><query><![CDATA[${query}]]></query></search></table></panel></row></form>`
const studio = (query: string, more: Record<string, unknown> = {}) => ({
  title: 'Traffic',
  dataSources: { one: { type: 'ds.search', options: { query } } },
  visualizations: { viz: { type: 'splunk.table', dataSources: { primary: 'one' } } },
  ...more
})
const at = (name: string) => `/servicesNS/-/-/data/ui/views/${name}`

test('a classic dashboard is stored, found and read as it was written', async () => {
  const { call } = await writers()
  const definition = panel('index=web status>=500 | stats count by host')
  const made = await call('create_dashboard', {
    name: 'web_errors',
    definition,
    label: 'Web & errors',
    theme: 'dark'
  })
  expect(made).toMatchObject({
    ...{ name: 'web_errors', app: 'search', owner: 'admin', sharing: 'user', type: 'classic' },
    ...{ label: 'Web & errors', path: '/app/search/web_errors', overwritten: false },
    ...{ previous_definition: null, searches: 1, external_links: [], permissions: null }
  })
  expect(made).not.toHaveProperty('web_url')
  expect(await call('list_dashboards', { search_filter: 'web & ERR', owner: 'me' })).toMatchObject({
    items: [{ name: 'web_errors', type: 'classic' }],
    total: 1
  })
  expect(
    await call('list_dashboards', { search_filter: 'web_errors', type_filter: 'studio' })
  ).toMatchObject({ total: 0 })
  expect(await call('get_dashboard_definition', { name: 'web_errors' })).toMatchObject({
    definition: definition.replace('<form>', '<form theme="dark"><label>Web &amp; errors</label>'),
    searches: [{ id: null, spl: 'index=web status>=500 | stats count by host' }],
    saved_searches: [],
    note: null
  })
})

test('a dashboard of Dashboard Studio is the object that was sent', async () => {
  const { call } = await writers()
  const definition = studio('index=network | timechart count by action', {
    description: 'ends with ]]> and <b>'
  })
  for (const [name, sent] of [
    ['traffic', definition],
    ['traffic_text', JSON.stringify(definition)]
  ] as const) {
    expect(
      await call('create_dashboard', { name, definition: sent, sharing: 'app' })
    ).toMatchObject({
      ...{ type: 'studio', label: 'Traffic', sharing: 'app' }
    })
    expect(await call('get_dashboard_definition', { name })).toMatchObject({
      type: 'studio',
      definition,
      searches: [{ id: 'one', spl: 'index=network | timechart count by action' }]
    })
  }
  const listed = await call('list_dashboards', {
    type_filter: 'studio',
    search_filter: 'traffic_text'
  })
  expect(listed).toMatchObject({ total: 1, items: [{ label: 'Traffic', version: '2' }] })
})

test('roles are set with sharing, and nowhere else', async () => {
  const { call, failure } = await writers()
  const args = { name: 'roles', definition: panel('index=web'), read_perms: ['user'] }
  expect(await failure('create_dashboard', args)).toMatchObject({ code: 'invalid_arguments' })
  expect(
    await call('create_dashboard', { ...args, sharing: 'app', write_perms: ['admin'] })
  ).toMatchObject({ sharing: 'app', permissions: { read: ['user'], write: ['admin'] } })
})

test('a dashboard is replaced only when that is asked, and what was there is told', async () => {
  const { call, failure } = await writers()
  const args = { name: 'twice', definition: panel('index=web'), label: 'One' }
  await call('create_dashboard', args)
  expect(await failure('create_dashboard', args)).toMatchObject({ code: 'exists' })
  const over = { ...args, definition: panel('index=app'), label: 'Two', overwrite: true }
  expect(await call('create_dashboard', over)).toMatchObject({
    ...{ overwritten: true, label: 'Two', sharing: 'user' },
    previous_definition: textWith('index=web')
  })
  expect(await call('get_dashboard_definition', { name: 'twice' })).toMatchObject({
    definition: textWith('index=app')
  })
  expect(await call('create_dashboard', { ...over, name: 'thrice' })).toMatchObject({
    overwritten: false
  })
})

const refused: readonly (readonly [what: string, definition: unknown, named: string])[] = [
  ['a risky search', panel('index=web | collect index=main'), 'collect'],
  [
    'a risky search in a chain',
    studio('index=web', {
      dataSources: {
        a: { type: 'ds.search', options: { query: 'index=web' } },
        b: { type: 'ds.chain', options: { extend: 'a', query: 'outputlookup x.csv' } }
      }
    }),
    'outputlookup'
  ],
  [
    'a risky search in a link',
    panel('index=web', '<link>search?q=%7C%20sendemail%20to%3Dx</link>'),
    'sendemail'
  ],
  [
    'a risky search of Studio in XML',
    `<dashboard version="2"><definition>${JSON.stringify(studio('| delete'))}</definition></dashboard>`,
    'delete'
  ],
  ['a token as command', panel('index=web | $what$'), 'token stands'],
  ['a token as first command', panel('$what$ index=web'), 'token stands'],
  ['part of a command', panel('index=web | out$what$'), 'token stands'],
  [
    'a command in a token',
    panel('index=web $what$', '<init><set token="what">| delete</set></init>'),
    '| delete'
  ],
  [
    'a command in a token of Studio',
    studio('index=web $what$', {
      defaults: { tokens: { default: { what: { value: '| delete' } } } }
    }),
    '| delete'
  ],
  [
    'results as part of SPL',
    panel(
      'index=web $what$',
      '<search><query>| makeresults | eval x="a"</query><done><set token="what">$result.x$</set></done></search>'
    ),
    'Results would become part'
  ],
  [
    'results of Studio as part of SPL',
    studio('index=web $one:result.x$'),
    'Results would become part'
  ],
  ['quotes that tokens close', panel('index=web x="$a$ | delete $a$"'), 'delete'],
  ['a saved search', panel('| savedsearch "x"'), 'savedsearch'],
  ['a saved search by name', '<dashboard><search ref="x"/></dashboard>', 'cannot be seen here: x'],
  ['a script', '<dashboard script="a.js"/>', 'a.js'],
  [
    'an image from elsewhere',
    studio('index=web', {
      visualizations: { v: { type: 'splunk.image', options: { src: 'https://evil.example' } } }
    }),
    'evil.example'
  ]
]

test('what writes, runs, loads or hides something is refused, and nothing is stored', async () => {
  const { failure, splunkd } = await writers()
  for (const [what, definition, named] of refused) {
    expect([what, await failure('create_dashboard', { name: 'bad', definition })]).toMatchObject([
      what,
      { code: 'refused_by_policy', message: textWith(named) }
    ])
  }
  expect((await splunkd(at('bad'))).status).toBe(404)
})

test('tokens for values, and links that are clicked, are fine', async () => {
  const { call } = await writers()
  const definition = panel(
    'index=$index|s$ host="$form.host$" | timechart span=$span$ count | where count > 3',
    '<fieldset><input type="text" token="host"><default>*</default></input></fieldset>'
  ).replace(
    '</table>',
    '<drilldown><link>https://vt.example.com/$click.value$</link></drilldown></table>'
  )
  expect(await call('create_dashboard', { name: 'fine', definition })).toMatchObject({
    external_links: ['https://vt.example.com/$click.value$']
  })
})

test('results may fill tokens that are quoted where they are used', async () => {
  const { call } = await writers()
  const filling =
    '<search><query>index=web | head 1</query><done><set token="host">$result.host$</set></done></search>'
  const definition = panel('index=web host=$host|s$ costs="$$5"', filling)
  expect(await call('create_dashboard', { name: 'quoted', definition })).toMatchObject({
    searches: 2
  })
})

test('what is no dashboard is told why', async () => {
  const { failure } = await writers()
  for (const [definition, why] of [
    ['<dashboard><a></dashboard>', 'well-formed'],
    ['{"dataSources": ', 'not the JSON'],
    ['<view/>', 'not the root']
  ] as const) {
    const outcome = await failure('create_dashboard', { name: 'broken', definition })
    expect(outcome).toMatchObject({ code: 'bad_request', message: textWith(why) })
  }
})

test('the type that is said must be the type that it is', async () => {
  const { failure } = await writers()
  const args = { name: 'a', definition: panel('index=web'), dashboard_type: 'studio' }
  expect(await failure('create_dashboard', args)).toMatchObject({ code: 'invalid_arguments' })
})

test('a definition of more than a million characters is refused in either form', async () => {
  const { failure } = await demoTools({ allowedWrites: ['dashboards'] })
  const definition = { title: 'x'.repeat(1_000_001) }
  for (const form of [definition, JSON.stringify(definition)]) {
    expect(await failure('create_dashboard', { name: 'long', definition: form })).toMatchObject({
      code: 'invalid_arguments'
    })
  }
})
