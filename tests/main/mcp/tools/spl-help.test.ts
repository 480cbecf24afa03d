import { expect, test } from 'vitest'
import { commandHelps, commandHelp } from '../../../../main/spl/command-help.ts'
import { commandsIn } from '../../../../main/spl/commands.ts'
import { knownCommands } from '../../../../main/spl/search-prefix.ts'
import { riskOf } from '../../../../main/policy/risky-commands.ts'
import { demoTools } from '../../../support/demo-tools.ts'
import {
  json,
  openSplunk,
  says,
  startScriptedSplunkd,
  textWith
} from '../../../support/scripted-splunkd.ts'
import { toolsOn } from '../../../support/tool-context.ts'

const list = '/servicesNS/-/-/configs/conf-searchbnf'
const one = (command: string) => `/services/configs/conf-searchbnf/${command}-command`
const stats = {
  name: 'stats-command',
  content: {
    syntax: 'stats <stats-agg-term>*',
    shortdesc: 'Statistics, in the words of this Splunk.',
    description: 'Long.',
    category: 'reporting',
    related: 'eventstats chart',
    comment1: 'One',
    example1: 'stats count',
    example2: 'stats sum(x)',
    examplecheat: 'stats dc(y)'
  }
}
const custom = { name: 'greet-command', content: { syntax: 'greet <who>', description: 'Greets.' } }

async function instance() {
  const splunkd = await startScriptedSplunkd({
    [list]: (_request, response) =>
      json(response, 200, {
        entry: [stats, custom, stats, { name: 'stats-agg-term', content: { syntax: 'f(x)' } }]
      }),
    [one('stats')]: (_request, response) => json(response, 200, { entry: [stats] }),
    [one('greet')]: (_request, response) => json(response, 200, { entry: [custom] }),
    [one('head')]: (_request, response) =>
      json(response, 200, { entry: [{ name: 'head-command', content: { maintainer: 'x' } }] })
  })
  return { splunkd, ...toolsOn(openSplunk(splunkd.connection()).splunk) }
}

test("get_spl_reference gives Splunk's own text where there is one", async () => {
  const { call } = await instance()
  expect(await call('get_spl_reference', { command: '| STATS' })).toEqual({
    command: 'stats',
    source: 'instance',
    note: null,
    syntax: 'stats <stats-agg-term>*',
    summary: 'Statistics, in the words of this Splunk.',
    description: 'Long.',
    category: 'reporting',
    related: ['eventstats', 'chart'],
    aliases: [],
    examples: [
      { comment: 'One', spl: 'stats count' },
      { comment: null, spl: 'stats sum(x)' },
      { comment: null, spl: 'stats dc(y)' }
    ],
    refused: null
  })
  expect(await call('get_spl_reference', { command: 'greet' })).toMatchObject({
    source: 'instance',
    summary: null,
    description: 'Greets.'
  })
})

test('get_spl_reference falls back to a text of our own, and says so', async () => {
  const { call } = await instance()
  expect(await call('get_spl_reference', { command: 'bucket' })).toMatchObject({
    command: 'bin',
    source: 'bundled',
    note: textWith('no text on bin'),
    aliases: ['bucket']
  })
  expect(await call('get_spl_reference', { command: 'head' })).toMatchObject({ source: 'bundled' })
  expect(await call('get_spl_reference', { command: 'delete' })).toMatchObject({
    refused: textWith('hides events')
  })
  await expect(call('get_spl_reference', { command: 'statz' })).rejects.toMatchObject({
    code: 'not_found',
    hint: textWith('stats')
  })
})

test('list_spl_commands joins what Splunk documents with what it does not', async () => {
  const { call } = await instance()
  const found = await call('list_spl_commands', { search: 'greet' })
  expect(found).toMatchObject({
    items: [{ name: 'greet', summary: 'Greets.', source: 'instance' }],
    total: 1,
    note: null
  })
  expect(await call('list_spl_commands', { count: 1 })).toMatchObject({
    total: commandHelps.length + 1,
    truncated: true
  })
})

test('a reference that this user may not read is replaced by our own texts', async () => {
  const forbidden = { status: 403, text: 'You may not.' }
  const refuse = { [list]: forbidden, [one('stats')]: forbidden }
  const splunkd = await startScriptedSplunkd(
    Object.fromEntries(
      Object.entries(refuse).map(([path, { status, text }]) => [
        path,
        (_request, response) => says(response, status, text)
      ])
    )
  )
  const { call } = toolsOn(openSplunk(splunkd.connection()).splunk)
  expect(await call('get_spl_reference', { command: 'stats' })).toMatchObject({
    source: 'bundled',
    note: textWith('does not show it')
  })
  expect(await call('list_spl_commands')).toMatchObject({
    total: commandHelps.length,
    note: textWith('does not show it')
  })
})

test('each text of our own names a real command, in its syntax and in an example that can be read', () => {
  for (const { name, summary, syntax, example, related, aliases } of commandHelps) {
    expect(knownCommands).toContain(name)
    expect(syntax.split(' ')[0]).toBe(name)
    expect(summary).toMatch(/^[A-Z].*\.$/)
    expect([name, commandsIn(example).map((command) => command.name)]).toEqual([
      name,
      expect.arrayContaining([name]) as unknown
    ])
    for (const other of [...related, ...aliases]) expect(knownCommands).toContain(other)
  }
  expect(commandHelp('KV')?.name).toBe('extract')
})

test('our examples run on the demo Splunk, as far as it has their commands', async () => {
  const { client } = await demoTools()
  const wrong: string[] = []
  for (const { name, example } of commandHelps) {
    // Refused by the policy, whatever their arguments are.
    if (riskOf(name) !== null || name === 'savedsearch') continue
    const given = { query: example, earliest_time: '-1h', max_results: 1 }
    const result = await client.callTool({ name: 'run_oneshot_search', arguments: given })
    const said = JSON.stringify(result.content)
    if (result.isError === true && !said.includes('not in the demo Splunk')) wrong.push(said)
  }
  expect(wrong).toEqual([])
})
