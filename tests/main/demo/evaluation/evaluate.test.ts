import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { prepare, SearchFailed, SearchRefused } from '../../../../main/demo/evaluation/evaluate.ts'
import { knowledge, now, run, Source } from './fixture.ts'

const many = (count: number) =>
  new Source(
    Array.from({ length: count }, (_, serial) => ({
      time: now - 1 - serial / 100,
      index: serial % 2 === 0 ? 'web' : 'security',
      sourcetype: 'access',
      host: `www${serial % 7}`,
      source: 'x',
      raw: `status=${serial % 3} bytes=${serial}`,
      serial
    }))
  )

test.each([
  ['index_internal | head 1', "Unknown search command 'index_internal'."],
  ['search index=web | nosuchcommand', "Unknown search command 'nosuchcommand'."],
  ['search index=web [ search a | nosuchcommand ]', "Unknown search command 'nosuchcommand'."],
  ['search "open', 'A double quote is opened and never closed (at character 8).'],
  ['ABCXYZ', "Unknown search command 'abcxyz'."]
])('%s is refused before it runs', (spl, words) => {
  expect(() => prepare(spl)).toThrow(SearchRefused)
  expect(() => prepare(spl)).toThrow(words)
})

test.each([
  ['head bogusarg', "Error in 'head' command"],
  ['search index=web | predict count', 'The predict command is not in the demo Splunk.'],
  [
    '| makeresults | eval a=json_object("a", 1)',
    'The eval function json_object is not in the demo'
  ],
  [
    'search index=web | stats sparkline(count)',
    'The statistical function sparkline is not in the demo'
  ],
  ['| tstats count from datamodel=Web', 'tstats from a data model is not in the demo'],
  ['| makeresults | outputlookup hosts.csv', 'The outputlookup command is not in the demo Splunk.'],
  ['| tstats count from datamodel=Web', 'not in the demo Splunk'],
  ['search index=web | delete', 'insufficient privileges'],
  ['search index=web | makeresults', 'must be the first command of a search'],
  [
    'search index=web | stats nosuch(bytes)',
    "Error in 'stats' command: The argument 'nosuch(bytes)' is invalid."
  ],
  ['search index=web | stats', "Error in 'stats' command"],
  ['search index=web | stats count by (', "Error in 'stats' command: The argument '(' is invalid."],
  ['search index=web | chart count by status (', "The argument '(' is invalid"],
  ['search index=web | timechart sum(bytes) by host where max(bytes) > 9', 'A where clause'],
  ['search index=web | timechart count by "the host" where max(bytes) > 9', 'A where clause'],
  ['search index=web (GET', 'unbalanced parentheses'],
  ['search index=web OR', "'OR' operator is missing a clause on the right hand side"],
  ['search =web', "Comparator '=' is missing a term on the left hand side"],
  ['search index=web earliest=whenever', 'Invalid value "whenever" for time term \'earliest\''],
  ['search index=web | rex "no group"', 'named group'],
  ['search index=web | timechart span=soon count', 'span'],
  [`search ${'NOT '.repeat(20_000)}a`, 'too many NOTs'],
  [`| makeresults | eval a=${'-'.repeat(4000)}1`, 'malformed'],
  [`| makeresults | eval a=${'1+'.repeat(20_000)}1`, 'malformed'],
  ['search index=web | rename a b', "Error in 'rename' command"]
])('%s is accepted and fails', async (spl, words) => {
  const prepared = prepare(spl)
  await expect(
    prepared.run({
      source: new Source(),
      knowledge,
      user: 'ann',
      earliest: 0,
      latest: now,
      now,
      signal: new AbortController().signal,
      onProgress: () => undefined
    })
  ).rejects.toSatisfy(
    (error) =>
      error instanceof SearchFailed &&
      error.messages[0]?.type === 'FATAL' &&
      error.message.includes(words)
  )
})

test('an event has its default fields first, and a time with milliseconds', async () => {
  const { fields, rows } = await run('search index=web | head 1')
  expect(fields).toEqual(
    '_raw _time host index linecount source sourcetype bytes ip status user'.split(' ')
  )
  expect(rows[0]).toMatchObject({ _time: '2026-11-22T11:59:50.000+00:00', bytes: '100' })
})

test('what splunkd computes only on demand comes when it is named', async () => {
  const { fields } = await run('search index=web | head 1 | fields date_hour')
  expect(fields[0]).toBe('date_hour')
})

test('a prepared search tells its commands and runs more than once', async () => {
  const prepared = prepare('search index=web | stats count by host')
  expect(prepared.commands).toEqual([
    { name: 'search', args: 'index=web' },
    { name: 'stats', args: 'count by host' }
  ])
  const again = async () => (await run('search index=web | stats count by host')).rows
  expect(await again()).toEqual(await again())
})

test('head stops the scan', async () => {
  const source = many(50_000)
  const { rows, scanned } = await run('search index=* | head 10', { source })
  expect(rows).toHaveLength(10)
  expect(scanned).toBeLessThan(1000)
  expect(source.read).toBeLessThan(1000)
})

test('fields are extracted only of events that index, sourcetype and words leave over', async () => {
  const source = new Source()
  await run('search index=* sourcetype=secure Failed user=nobody', { source })
  expect(source.extracted).toBe(1)
})

test('a long search leaves the event loop its turns', async () => {
  let turns = 0
  let going = true
  const count = (): void => {
    turns += 1
    if (going) setImmediate(count)
  }
  setImmediate(count)
  const { rows } = await run(
    'search index=* | eval x=bytes*2 | stats sum(x) by host | sort - host',
    {
      source: many(60_000)
    }
  )
  going = false
  expect(rows).toHaveLength(7)
  expect(turns).toBeGreaterThan(5)
})

test('an aborted search rejects with the reason', async () => {
  const controller = new AbortController()
  const reason = new Error('cancelled by the client')
  const running = run('search index=* | stats count by bytes', {
    source: many(200_000),
    signal: controller.signal
  })
  setImmediate(() => controller.abort(reason))
  await expect(running).rejects.toBe(reason)
})

test('progress goes from nothing to done', async () => {
  const seen: number[] = []
  await prepare('search index=* | stats count').run({
    source: many(20_000),
    knowledge,
    user: 'ann',
    earliest: now - 86_400,
    latest: now,
    now,
    signal: new AbortController().signal,
    onProgress: ({ done }) => seen.push(done)
  })
  expect(seen.at(-1)).toBe(1)
  expect(seen).toEqual([...seen].sort((a, b) => a - b))
})

const corpusFile = process.env['SPL_CORPUS']
test.skipIf(corpusFile === undefined)(
  'every search of a given corpus runs, fails or is refused in words',
  async () => {
    const corpus = z
      .object({ searches: z.array(z.object({ search: z.string() })) })
      .parse(JSON.parse(readFileSync(corpusFile ?? '', 'utf8')))
    for (const { search } of corpus.searches) {
      const spl = search.trimStart().startsWith('|') ? search : `search ${search}`
      try {
        await run(spl.replace(/`(?!``)[^`]*`(?!``)/g, ' search x '))
      } catch (error) {
        expect(error instanceof SearchFailed || error instanceof SearchRefused, String(error)).toBe(
          true
        )
      }
    }
  }
)
