import { expect, test } from 'vitest'
import { parseFilter } from '../../../../main/inspector/filter/parser.ts'
import { rowTest } from './row-test.ts'
import { Columns } from '../../../../main/inspector/history/columns.ts'
import { compile } from '../../../../main/inspector/history/predicate.ts'
import { columnValues } from '../../../../main/inspector/history/row-columns.ts'
import { saidOf } from '../../../../main/inspector/history/said.ts'
import { newDictionaries } from '../../../../main/inspector/history/words.ts'
import { callStatuses, type ToolCallRow } from '../../../../main/inspector/tool-call.ts'
import { randomFrom } from '../../../support/random.ts'

const { below, pick, some } = randomFrom(42)
const now = new Date('2026-11-25T12:00:00').getTime()
const none = <Value>(value: Value): Value | null => (below(3) === 0 ? null : value)

function rowOf(place: number): ToolCallRow {
  const status = pick(callStatuses)
  const ended = status !== 'running' && status !== 'waiting'
  return {
    kind: 'call',
    id: `run-${place}`,
    startedAt: now - below(48 * 3_600_000),
    ms: ended ? below(5000) : null,
    splunkMs: ended ? below(4000) : null,
    sessionId: pick(['3f9a-1', '3f9a-2', 'b1d0']),
    client: pick(['Claude Desktop', 'Cursor', 'anonymous']),
    origin: pick(['client', 'analyst']),
    profile: none({
      id: 'p',
      name: pick(['prod', 'prod-eu', 'Dev']),
      colour: 1,
      production: true,
      host: pick(['splunk.example.com:8089', '10.0.0.1:8089'])
    }),
    tool: pick(['run_splunk_search', 'list_indexes', 'ping']),
    summary: pick(['', 'index=web status>=500 | stats count', 'index=main ERROR "time out"']),
    status,
    progress: null,
    progressText: null,
    rows: ended ? none(below(2000)) : null,
    bytes: ended ? none(below(2_000_000)) : null,
    error: status === 'error' ? pick(['Timeout of 30 s', 'Refused the password']) : null,
    sid: none(pick(['1763.1', '1763.2', '99'])),
    indexes: some(2, () => pick(['web', 'main', 'web_old'])),
    pinned: below(4) === 0,
    note: below(4) === 0 ? pick(['Ask Ops', 'x']) : null,
    colour: none(below(8)),
    kept: below(5) !== 0
  }
}

const terms = [
  ...['tool:search', 'tool:=ping', 'tool:*', 'client:CLAUDE', 'profile:prod', 'profile:=prod'],
  ...[
    'has:profile',
    'has:host',
    'host:8089',
    'session:3f9a',
    'session:=b1d0',
    'sid:1763',
    'sid:=99'
  ],
  ...[
    'has:sid',
    'index:web',
    'index:=web',
    'has:index',
    'index:(web main)',
    'status:error,refused'
  ],
  ...[
    'status:r',
    'status:=ok',
    'error:time',
    'has:error',
    'origin:analyst',
    'colour:3',
    'has:colour'
  ],
  ...[
    '>2s',
    '<500ms',
    'took:1s..2s',
    'splunk:>=1s',
    'rows:>1,000',
    'rows:0',
    'size:>1mb',
    'size:<=10kb'
  ],
  ...['since:1d', 'since:today', 'before:10h', 'before:2026-11-24', 'is:pinned', 'is:noted'],
  ...[
    'is:running',
    'is:unkept',
    'timeout',
    '"TIME OUT"',
    'ops',
    'x',
    '5',
    '/status>=\\d+/',
    '/time.?out/i'
  ]
]

function textOf(depth: number): string {
  if (depth === 0) return pick(terms)
  const parts = [textOf(depth - 1), ...some(2, () => textOf(depth - 1))]
  const text = parts.join(pick([' ', ' or ']))
  return below(3) === 0 ? `-(${text})` : `(${text})`
}

test('the history lets the same calls through as the filter says', () => {
  const rows = Array.from({ length: 300 }, (_, place) => rowOf(place))
  const columns = new Columns()
  const words = newDictionaries()
  rows.forEach((row, place) => columns.push(columnValues(row, place, words)))
  const at = (position: number) => {
    const row = rows[position]
    if (row === undefined) throw new RangeError(`No row ${position}`)
    return row
  }
  const texts = {
    said: (position: number) =>
      [saidOf(at(position), null), at(position).note ?? ''].join('\u001f'),
    error: (position: number) => at(position).error ?? '',
    sid: (position: number) => at(position).sid ?? ''
  }
  for (const text of [...terms, ...Array.from({ length: 500 }, () => textOf(2))]) {
    const parsed = parseFilter(text, now)
    if (!parsed.ok) throw new Error(parsed.message)
    const theirs = compile(parsed.filter, { columns, words, texts, now })
    const passes = rowTest(parsed.filter, now)
    const expected = rows.filter(passes).map(({ id }) => id)
    const found = rows.filter((_, position) => theirs.test(position)).map(({ id }) => id)
    expect(found, text).toEqual(expected)
    const may = rows.filter((_, position) => theirs.mayPass(position)).map(({ id }) => id)
    expect(may, text).toEqual(expect.arrayContaining(expected))
  }
})
