import { expect, test } from 'vitest'
import type { Filter } from '../../../../main/inspector/filter/filter.ts'
import { longestFilter, parseFilter } from '../../../../main/inspector/filter/parser.ts'

const now = new Date('2026-11-25T12:00:00').getTime()
const local = (text: string) => new Date(text).getTime()

const text = (value: string): Filter => ({ kind: 'text', text: value })
const not = (of: Filter): Filter => ({ kind: 'not', of })
const all = (...of: Filter[]): Filter => ({ kind: 'all', of })
const any = (...of: Filter[]): Filter => ({ kind: 'any', of })
type Of<Kind extends Filter['kind']> = Extract<Filter, { kind: Kind }>
const field = (name: Of<'field'>['field'], value: string, exact = false): Filter => ({
  kind: 'field',
  field: name,
  value,
  exact
})
const number = (
  name: Of<'number'>['field'],
  comparison: Of<'number'>['comparison'],
  value: number
): Filter => ({ kind: 'number', field: name, comparison, value })
const time = (name: Of<'time'>['field'], at: Of<'time'>['at']): Filter => ({
  kind: 'time',
  field: name,
  at
})
const is = (what: Of<'is'>['what']): Filter => ({ kind: 'is', what })
const regex = (source: string, flags: '' | 'i' = ''): Filter => ({ kind: 'regex', source, flags })
const everything = all()

const [a, b, c] = [text('a'), text('b'), text('c')]

test.each<[string, Filter]>([
  ['', everything],
  ['  ', everything],
  ['a', a],
  ['a b', all(a, b)],
  ['a and b', all(a, b)],
  ['a or b', any(a, b)],
  ['a OR b AND c', any(a, all(b, c))],
  ['a b or c', any(all(a, b), c)],
  ['(a or b) c', all(any(a, b), c)],
  ['-a', not(a)],
  ['not a', not(a)],
  ['not(a)', not(a)],
  ['--a', a],
  ['not -a', a],
  ['-(a b)', not(all(a, b))],
  ['not (a or b) and c -b', all(not(any(a, b)), c, not(b))],
  ['"or"', text('or')],
  ['order nothing', all(text('order'), text('nothing'))],
  ['a - b', all(a, text('-'), b)],
  ['"a b" "c\\"d"', all(text('a b'), text('c"d'))],
  ['"C:\\temp\\\\"', text('C:\\temp\\')],
  ['index=web | stats', all(text('index=web'), text('|'), text('stats'))],
  ['14:00', text('14:00')],
  ['tool:run_splunk_search', field('tool', 'run_splunk_search')],
  ['TOOL:=List', field('tool', 'List', true)],
  ['client:"Claude Desktop"', field('client', 'Claude Desktop')],
  ['client:"a,b"', field('client', 'a,b')],
  ['status:error', field('status', 'error')],
  ['status:err', field('status', 'err')],
  ['status:error,refused', any(field('status', 'error'), field('status', 'refused'))],
  ['status:(error or refused)', any(field('status', 'error'), field('status', 'refused'))],
  ['index:(web -main)', all(field('index', 'web'), not(field('index', 'main')))],
  ['-status:error,ok', not(any(field('status', 'error'), field('status', 'ok')))],
  [
    'client:"Claude Desktop",=Cursor',
    any(field('client', 'Claude Desktop'), field('client', 'Cursor', true))
  ],
  [
    'profile:prod session:abc sid:1763',
    all(field('profile', 'prod'), field('session', 'abc'), field('sid', '1763'))
  ],
  ['host:splunk.example.com:8089', field('host', 'splunk.example.com:8089')],
  ['origin:analyst', field('origin', 'analyst')],
  ['colour:2', field('colour', '2')],
  ['color:2', field('colour', '2')],
  ['index:web*', field('index', 'web')],
  ['index:"web*"', field('index', 'web*')],
  ['sid:*', field('sid', '')],
  ['error:timeout', field('error', 'timeout')],
  ['has:error', field('error', '')],
  ['has:note', is('noted')],
  [
    'is:pinned is:noted is:running is:unkept',
    all(is('pinned'), is('noted'), is('running'), is('unkept'))
  ],
  ['>2s', number('took', '>', 2000)],
  ['<500ms', number('took', '<', 500)],
  ['>= 1.5min', number('took', '>=', 90_000)],
  ['>5m', number('took', '>', 300_000)],
  ['<=2h', number('took', '<=', 7_200_000)],
  ['>1d', number('took', '>', 86_400_000)],
  ['>1mb', number('size', '>', 1_000_000)],
  ['<10KB', number('size', '<', 10_000)],
  ['took:1s..2s', all(number('took', '>=', 1000), number('took', '<=', 2000))],
  ['took:=2s', number('took', '=', 2000)],
  ['duration:>2s', number('took', '>', 2000)],
  ['splunk:>1s', number('splunk', '>', 1000)],
  ['rows:1000', number('rows', '=', 1000)],
  ['rows:>1,000', number('rows', '>', 1000)],
  ['rows:> 10k', number('rows', '>', 10_000)],
  ['size:>1gb', number('size', '>', 1e9)],
  ['size:<1.1kb', number('size', '<', 1100)],
  ['size:>512b', number('size', '>', 512)],
  ['since:1h', time('since', { ago: 3_600_000 })],
  ['since:-15m', time('since', { ago: 900_000 })],
  ['before:7d', time('before', { ago: 604_800_000 })],
  ['since:14:00', time('since', local('2026-11-25T14:00:00'))],
  ['before:9:05:30', time('before', local('2026-11-25T09:05:30'))],
  ['since:2026-11-24', time('since', local('2026-11-24T00:00:00'))],
  ['since:2026-11-24 14:00 a', all(time('since', local('2026-11-24T14:00:00')), a)],
  ['since:"2026-11-24 14:00"', time('since', local('2026-11-24T14:00:00'))],
  ['since:2024-02-29', time('since', local('2024-02-29T00:00:00'))],
  ['since:2026-11-24T14:00:01.5Z', time('since', Date.UTC(2026, 10, 24, 14, 0, 1, 500))],
  ['before:2026-11-24T14:00+02:00', time('before', Date.UTC(2026, 10, 24, 12))],
  ['since:today', time('since', local('2026-11-25T00:00:00'))],
  ['since:yesterday', time('since', local('2026-11-24T00:00:00'))],
  ['/a b/', regex('a b')],
  ['/A\\/b/i', regex('A\\/b', 'i')],
  ['-/a/ b', all(not(regex('a')), b)],
  ['/services/search/jobs', text('/services/search/jobs')],
  ['(/a(b|c)/)', regex('a(b|c)')]
])('%s', (source, filter) => {
  expect(parseFilter(source, now)).toEqual({ ok: true, filter })
})

test.each<[string, Filter]>([
  ['"open quote', text('open quote')],
  ['client:"Claude De', field('client', 'Claude De')],
  ['"', everything],
  ['tool:', everything],
  ['tool:=', everything],
  ['a tool: b', all(a, b)],
  ['status:error,', field('status', 'error')],
  ['a -', a],
  ['a not', a],
  ['a or', a],
  ['a or ', a],
  ['a and ', a],
  ['>', everything],
  ['rows:> a', a],
  ['took:>=', everything],
  ['/open', text('/open')],
  ['()', everything]
])('what is not finished yet means nothing: %s', (source, filter) => {
  expect(parseFilter(source, now)).toEqual({ ok: true, filter })
})

test.each([
  ['clinet:x', 'clinet', 'Did you mean client?'],
  ['a prof:x', 'prof', 'Did you mean profile?'],
  ['https://splunk', 'https', '"https:…"'],
  ['(a', '(', 'not closed'],
  ['a (b or (c)', '(', 'not closed'],
  ['status:(error', '(', 'not closed'],
  ['a)', ')', 'closes nothing'],
  ['rows:abc', 'abc', 'no number'],
  ['rows:>2s', '>2s', 'no number'],
  ['took:>5', '>5', 'needs a unit'],
  ['took:5s', '5s', 'took:>5s'],
  ['size:>5q', '>5q', 'kb, mb or gb'],
  ['>5', '>5', 'rows:>5'],
  ['>abc', '>abc', 'quotes for text'],
  ['since:yesteryear', 'yesteryear', 'no time'],
  ['since:2026-02-30', '2026-02-30', 'no time'],
  ['since:25:00', '25:00', 'no time'],
  ['status:wrong', 'wrong', 'running, waiting, ok'],
  ['status:eror', 'eror', 'Did you mean error?'],
  ['is:eaten', 'eaten', 'pinned, noted'],
  ['is:error', 'error', 'status:error'],
  ['has:legs', 'legs', 'error, note'],
  ['colour:9', '9', '0, 1'],
  ['tool:/a/', '/a/', 'without tool:'],
  ['index:w*b', 'w*b', 'at the beginning and the end'],
  ['/(/', '/(/', 'not closed'],
  ['a /(b)\\1/i c', '/(b)\\1/i', 'refers back'],
  ['or a', 'or', 'nothing'],
  ['a or or b', 'or', 'nothing'],
  ['(a or ) b', 'or', 'nothing'],
  ['and a', 'and', 'nothing'],
  ['a and or b', 'and', 'nothing'],
  ['(not) a', 'not', 'nothing']
])('%s says what is wrong with “%s”', (source, place, message) => {
  const parsed = parseFilter(source, now)
  if (parsed.ok) expect.fail('It was read')
  expect(source.slice(parsed.from, parsed.to)).toBe(place)
  expect(parsed.message).toContain(message)
})

test('a text that is too long or too deep is refused at once', () => {
  for (const part of ['(', 'a ', '-', '"', 'tool:(', '/a', '(a or ', '\\', '((a)) ']) {
    const source = part.repeat(1_000_000 / part.length)
    const parsed = parseFilter(source)
    expect(parsed).toMatchObject({ ok: false, from: longestFilter, to: source.length })
  }
  expect(parseFilter('('.repeat(longestFilter))).toMatchObject({ ok: false, from: 20, to: 21 })
  expect(parseFilter('-'.repeat(longestFilter))).toMatchObject({ ok: true })
  expect(parseFilter('(a)'.repeat(600)).ok).toBe(true)
})
