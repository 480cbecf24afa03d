import { prepare, type SearchResult } from '../../../../main/demo/evaluation/evaluate.ts'
import type { DemoEvent, EventSource, FieldValue } from '../../../../main/demo/event.ts'
import type { Knowledge, Lookup } from '../../../../main/demo/evaluation/knowledge.ts'

/** 2026-11-22T12:00:00Z, in seconds. */
export const now = 1_795_348_800

type Spec = readonly [ago: number, index: string, sourcetype: string, host: string, raw: string]

const specs: readonly Spec[] = [
  [10, 'web', 'access', 'www1', 'GET /cart status=200 bytes=100 user=ann ip=10.1.2.3'],
  [20, 'web', 'access', 'www2', 'GET /cart status=404 bytes=50 user=Bob ip=10.9.9.9'],
  [70, 'web', 'access', 'www1', 'POST /login status=500 bytes=300 user=ann ip=203.0.113.5'],
  [80, 'web', 'access', 'www1', 'GET /img status=200 bytes=200 ip=192.0.2.1'],
  [3700, 'web', 'access', 'www3', 'GET /cart status=200 bytes=1000 user=cy ip=10.1.2.4'],
  [30, 'security', 'secure', 'db1', 'Failed password for invalid user eve from 203.0.113.5'],
  [40, 'security', 'secure', 'db1', 'Accepted password for ann from 10.1.2.3 user=ann'],
  [50, 'security', 'json', 'db2', '{"a":{"b":[1,2]},"name":"x y"}'],
  [60, '_internal', 'splunkd', 'idx', 'INFO Metrics - failed=0']
]

export const events: readonly DemoEvent[] = specs
  .map(([ago, index, sourcetype, host, raw], serial) => {
    return { time: now - ago, index, sourcetype, host, source: `/var/${index}.log`, raw, serial }
  })
  .sort((a, b) => b.time - a.time)

function fieldsOf(event: DemoEvent): Record<string, FieldValue> {
  const { time, index, host, source, sourcetype, raw } = event
  const pairs = [...raw.matchAll(/(\w+)=(\S+)/g)].map(([, name, value]) => [name, value])
  return {
    _time: String(time),
    _raw: raw,
    index,
    host,
    source,
    sourcetype,
    linecount: '1',
    date_hour: '11',
    ...(Object.fromEntries(pairs) as Record<string, string>)
  }
}

/** A source that counts what was read of it. */
export class Source implements EventSource {
  readonly indexes = ['_internal', 'main', 'security', 'web']
  read = 0
  extracted = 0
  readonly #events: readonly DemoEvent[]

  constructor(given: readonly DemoEvent[] = events) {
    this.#events = given
  }

  *events(indexes: ReadonlySet<string>, earliest: number, latest: number): Iterable<DemoEvent> {
    for (const event of this.#events) {
      if (!indexes.has(event.index) || event.time < earliest || event.time >= latest) continue
      this.read += 1
      yield event
    }
  }

  fields(event: DemoEvent): Readonly<Record<string, FieldValue>> {
    this.extracted += 1
    return fieldsOf(event)
  }
}

const exact = { matchTypes: {}, mostMatches: 100, leastMatches: 0, otherwise: '' } as const

const tables: Readonly<Record<string, Lookup>> = {
  owners: {
    ...exact,
    caseSensitive: false,
    fields: ['user', 'team', 'floor'],
    rows: [
      { user: 'Ann', team: 'red', floor: '1' },
      { user: 'bob', team: 'blue', floor: '2' },
      { user: 'ann', team: 'green', floor: '3' }
    ]
  },
  networks: {
    ...exact,
    caseSensitive: true,
    matchTypes: { range: 'CIDR', name: 'WILDCARD' },
    mostMatches: 1,
    leastMatches: 1,
    otherwise: 'unknown',
    fields: ['range', 'name', 'zone'],
    rows: [
      { range: '10.1.0.0/16', name: '*', zone: 'office' },
      { range: '10.0.0.0/8', name: 'www*', zone: 'private' }
    ]
  }
}

/** Two lookup tables and one endpoint. */
export const knowledge: Knowledge = {
  lookup: (name) => tables[name] ?? null,
  eventTypes: () => [],
  tags: () => [],
  rest: (path, args, user) =>
    Promise.resolve(
      path === '/services/apps/local'
        ? [
            { title: 'search', user, ...Object.fromEntries(args) },
            { title: 'shop', label: ['a', 'b'] }
          ]
        : null
    )
}

interface Given {
  readonly source?: EventSource
  readonly knowledge?: Knowledge
  readonly earliest?: number
  readonly signal?: AbortSignal
}

export const run = (spl: string, given: Given = {}): Promise<SearchResult> =>
  prepare(spl).run({
    source: given.source ?? new Source(),
    knowledge: given.knowledge ?? knowledge,
    user: 'ann',
    earliest: given.earliest ?? now - 86_400,
    latest: now,
    now,
    signal: given.signal ?? new AbortController().signal,
    onProgress: () => undefined
  })

/** The rows as arrays in the order of the columns; what is not there is null. */
export async function tableOf(spl: string, given: Given = {}): Promise<unknown[][]> {
  const { fields, rows } = await run(spl, given)
  return [[...fields], ...rows.map((row) => fields.map((name) => row[name] ?? null))]
}
