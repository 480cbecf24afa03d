import { expect, test } from 'vitest'
import { parseFilter } from '../../../../main/inspector/filter/parser.ts'
import { predicate } from '../../../../main/inspector/filter/predicate.ts'
import type { ReadPage } from '../../../../main/inspector/history/reads.ts'
import type { ToolCallRow } from '../../../../main/inspector/tool-call.ts'
import { GeneratedCalls, randomFrom } from '../../../support/generated-calls.ts'
import { everything, fill, openHistory, openWhole } from '../../../support/history.ts'

const terms = [
  'tool:run_splunk',
  'tool:=list_indexes',
  'client:claude',
  'profile:prod',
  'host:staging.example',
  'session:session-1',
  'index:web',
  'index:=mail',
  'status:error',
  'status:ok',
  'origin:analyst',
  '>2s',
  'rows:>1000',
  'size:<1kb',
  'error:parser',
  'sid:.77',
  'is:pinned',
  '"stats count"',
  'needle12',
  'rareterm',
  'ab',
  '"index=web src_ip"',
  '/10\\.1[0-9]\\./',
  '/SEARCH/i',
  'nowhere'
] as const

test('any filter finds what looking at each row finds', { timeout: 120_000 }, async () => {
  const seed = Date.now()
  const random = randomFrom(seed)
  const history = await openHistory()
  const rows = [...(await fill(history, new GeneratedCalls('run', seed), 2000))]
  for (const place of [3, 500, 1999]) {
    const row = rows[place]
    if (row === undefined) continue
    rows[place] = { ...row, pinned: true, note: 'nowhere else' }
    await history.ask('remark', row.id, { pinned: true, note: 'nowhere else' })
  }
  const one = () => terms[Math.floor(random() * terms.length)] ?? ''
  const made = (): string => {
    const chance = random()
    if (chance < 0.3) return one()
    if (chance < 0.5) return `${one()} ${one()}`
    if (chance < 0.65) return `not ${one()}`
    if (chance < 0.8) return `${one()} or ${one()}`
    if (chance < 0.9) return `${one()} not (${one()} or ${one()})`
    return `(${one()} or not ${one()}) ${one()}`
  }
  for (const filter of [...terms, ...Array.from({ length: 30 }, made)]) {
    const parsed = parseFilter(filter)
    if (!parsed.ok) throw new Error(`${filter}: ${parsed.message}`)
    const test = predicate(parsed.filter, Date.now())
    const expected = rows.filter(test).map(({ id }) => id)
    // The row's summary is all of the arguments here, but for the earliest time.
    const found: string[] = []
    await history.ask('openRead', filter, { ...everything, filter }, null)
    for (let from: number | null = 0; from !== null;) {
      const page: ReadPage<ToolCallRow> = await history.ask('readRows', filter, from)
      found.push(...page.items.map(({ id }) => id))
      from = page.next
    }
    expect(found, `seed ${seed}, ${filter}`).toEqual(expected)
    const { older } = await openWhole(history, { filter })
    expect(older, `seed ${seed}, view of ${filter}`).toBe(expected.length)
  }
})
