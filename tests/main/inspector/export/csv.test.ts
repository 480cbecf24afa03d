import { expect, test } from 'vitest'
import { fullCall } from './support/calls.ts'
import { exported } from './support/exported.ts'

/** Reads RFC 4180, as its grammar says it. */
function parseCsv(text: string): readonly (readonly string[])[] {
  const records: string[][] = []
  let at = 0
  while (at < text.length) {
    const record: string[] = []
    for (;;) {
      const quoted = /"((?:[^"]|"")*)"/y
      const plain = /[^",\r\n]*/y
      const pattern = text[at] === '"' ? quoted : plain
      pattern.lastIndex = at
      const [whole = '', inner] = pattern.exec(text) ?? []
      record.push(inner === undefined ? whole : inner.replaceAll('""', '"'))
      at += whole.length
      if (text[at] !== ',') break
      at++
    }
    if (text.slice(at, at + 2) !== '\r\n') throw new Error(`no end of a record at ${at}`)
    at += 2
    records.push(record)
  }
  return records
}

const column = async (name: string, change: Parameters<typeof fullCall>[0]) => {
  const [head = [], first = []] = parseCsv(await exported([fullCall(change)], { format: 'csv' }))
  return first[head.indexOf(name)]
}

test('the rows of the list are read back as they were', async () => {
  const text = await exported([fullCall(), fullCall({ rows: null, profile: null }, 1)], {
    format: 'csv'
  })
  const [head = [], ...records] = parseCsv(text)
  expect(records).toHaveLength(2)
  expect(new Set(records.map(({ length }) => length))).toEqual(new Set([head.length]))
  const [first = []] = records
  const row = Object.fromEntries(head.map((name, place) => [name, first[place]]))
  expect(row).toMatchObject({
    time: '2026-11-25T14:02:11.041Z',
    client: 'Claude Desktop',
    profile: 'Prod',
    production: 'true',
    tool: 'run_splunk_search',
    summary: fullCall().summary,
    rows: '2',
    took_ms: '2100',
    indexes: 'web',
    note: 'The one that matters'
  })
})

test('commas, quotes and line breaks stay in their cell', async () => {
  const summary = 'search a="b, c"\r\n| where x!="\n"'
  expect(await column('summary', { summary })).toBe(summary)
})

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '\n=cmd|A!1', '＝1', '\u0000=1'])(
  'a spreadsheet does not run %j',
  async (text) => {
    const fields = ['summary', 'note', 'error', 'client', 'tool'] as const
    for (const field of fields) expect(await column(field, { [field]: text })).toBe(`'${text}`)
  }
)

test('SPL that begins with a pipe stays as it is', async () => {
  expect(await column('summary', { summary: '| tstats count' })).toBe('| tstats count')
})

test('times are told to the microsecond', async () => {
  expect(await column('took_ms', { ms: 6.306484000000637, splunkMs: null })).toBe('6.306')
  expect(await column('splunk_ms', { ms: 0, splunkMs: 0 })).toBe('0')
})
