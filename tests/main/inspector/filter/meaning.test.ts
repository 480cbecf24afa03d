import { expect, test } from 'vitest'
import { parseFilter } from '../../../../main/inspector/filter/parser.ts'
import type { ToolCallRow } from '../../../../main/inspector/tool-call.ts'
import { rowTest } from './row-test.ts'

const now = new Date('2026-11-25T12:00:00').getTime()

const row: ToolCallRow = {
  kind: 'call',
  id: '1',
  startedAt: now - 60_000,
  ms: 2100,
  splunkMs: 2000,
  sessionId: '3f9a2c',
  client: 'Claude Desktop',
  origin: 'client',
  profile: {
    id: 'p',
    name: 'prod',
    host: 'splunk.example.com',
    colour: null,
    production: false
  },
  tool: 'run_splunk_search',
  summary: 'index=web status=500\n| stats count',
  status: 'ok',
  progress: null,
  progressText: null,
  rows: 1204,
  bytes: 34_000,
  error: null,
  sid: '1763_42',
  indexes: ['web', 'main'],
  pinned: false,
  note: null,
  colour: null,
  kept: true
}
const failed: ToolCallRow = {
  ...row,
  status: 'error',
  error: 'Timeout of 30 s',
  note: 'Ask Ops',
  pinned: true,
  colour: 2,
  origin: 'analyst'
}
const running: ToolCallRow = {
  ...row,
  ms: null,
  splunkMs: null,
  rows: null,
  bytes: null,
  sid: null,
  profile: null,
  indexes: [],
  status: 'running',
  kept: false
}

function passes(text: string, one: ToolCallRow): boolean {
  const parsed = parseFilter(text, now)
  if (!parsed.ok) throw new Error(parsed.message)
  return rowTest(parsed.filter, now)(one)
}

test.each<[string, boolean, boolean, boolean]>([
  ['', true, true, true],
  ['tool:SPLUNK', true, true, true],
  ['tool:=splunk', false, false, false],
  ['tool:=Run_splunk_search', true, true, true],
  ['client:claude', true, true, true],
  ['profile:prod', true, true, false],
  ['-profile:prod', false, false, true],
  ['host:example', true, true, false],
  ['session:3f', true, true, true],
  ['sid:1763', true, true, false],
  ['has:sid', true, true, false],
  ['index:ma', true, true, false],
  ['index:=ma', false, false, false],
  ['index:(web main)', true, true, false],
  ['-index:web', false, false, true],
  ['status:error,running', false, true, true],
  ['error:timeout', false, true, false],
  ['has:error', false, true, false],
  ['-has:error', true, false, true],
  ['origin:analyst', false, true, false],
  ['colour:2', false, true, false],
  ['-has:colour', true, false, true],
  ['>2s', true, true, false],
  ['>2100ms', false, false, false],
  ['took:>=2100ms', true, true, false],
  ['took:<=2100ms', true, true, false],
  ['took:=2100ms', true, true, false],
  ['<2s', false, false, false],
  ['-<2s', true, true, true],
  ['splunk:>1s', true, true, false],
  ['rows:1204', true, true, false],
  ['size:<34kb', false, false, false],
  ['size:10kb..34kb', true, true, false],
  ['since:1m', true, true, true],
  ['since:59s', false, false, false],
  ['before:59s', true, true, true],
  ['before:1m', false, false, false],
  ['since:today before:12:00', true, true, true],
  ['is:pinned', false, true, false],
  ['is:noted', false, true, false],
  ['is:running', false, false, true],
  ['is:unkept', false, false, true],
  ['"STATUS=500"', true, true, true],
  ['ops', false, true, false],
  ['timeout stats', false, true, false],
  ['timeout or is:running', false, true, true],
  ['/status=5\\d\\d$/', false, false, false],
  ['/status=5\\d\\d\\n/', true, true, true],
  ['/^index/', true, true, true],
  ['/^TIMEOUT of \\d+/i', false, true, false],
  ['/search.index/', false, false, false],
  ['not (is:pinned or is:running)', true, false, false]
])('%s', (text, ...expected) => {
  expect([row, failed, running].map((one) => passes(text, one))).toEqual(expected)
})
