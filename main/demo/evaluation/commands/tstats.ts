import type { Token } from '../../../spl/tokens.ts'
import { aggregationsIn } from '../aggregation/aggregation.ts'
import { grouped, groupRow } from '../aggregation/groups.ts'
import { type LackedOptions, off, takeOptions } from '../arguments.ts'
import type { Command } from '../command.ts'
import type { Filter, ParsedFilter } from '../filter/filter.ts'
import { FilterParser } from '../filter/parser.ts'
import { terms } from '../filter/terms.ts'
import { Result } from '../result.ts'
import { inBatches, type Rows } from '../rows.ts'
import type { Run } from '../run.ts'
import { scan } from '../scan.ts'
import { commandError, notInDemo } from '../search-error.ts'
import { binned, bucketField } from './bin.ts'

const indexed = new Set([
  'index',
  'sourcetype',
  'host',
  'source',
  '_time',
  'splunk_server',
  'linecount',
  'punct',
  '_indextime'
])
// What summaries, buckets and chunks there are makes no difference to what comes out here.
const options = [
  'local',
  'summariesonly',
  'allow_old_summaries',
  'include_reduced_buckets',
  'chunk_size'
]
const lacked: LackedOptions = { prestats: off, append: off, fillnull_value: [] }

/** A field that stands only in the event's text is none that tstats can see. */
function indexedOnly(filter: Filter): Filter {
  switch (filter.kind) {
    case 'comparison':
      return indexed.has(filter.field) ? filter : { kind: 'or', parts: [] }
    case 'not':
      return { kind: 'not', part: indexedOnly(filter.part) }
    case 'and':
    case 'or':
      return { kind: filter.kind, parts: filter.parts.map(indexedOnly) }
    default:
      return filter
  }
}

function clauses(tokens: readonly Token[]): { head: Token[]; where: Token[]; by: Token[] } {
  const parts = { head: [] as Token[], where: [] as Token[], by: [] as Token[] }
  let current: keyof typeof parts = 'head'
  let depth = 0
  for (const token of tokens) {
    if (token.kind === 'open' || token.text === '(') depth += 1
    if (token.kind === 'close' || token.text === ')') depth -= 1
    const word = depth === 0 && token.kind === 'word' ? token.text.toLowerCase() : ''
    if (word === 'where' && current === 'head') current = 'where'
    else if (word === 'by' || word === 'groupby') current = 'by'
    else parts[current].push(token)
  }
  return parts
}

const textOf = (tokens: readonly Token[]): string =>
  tokens
    .map(({ text }) => text)
    .join('')
    .trim()

async function* withFields(rows: Rows, names: readonly string[], run: Run): Rows {
  for await (const batch of rows) {
    yield batch.map((row) => new Result(names.map((name) => [name, row.get(name)] as const)))
    await run.pause()
  }
}

/** `tstats` over the fields of the index; data models are not in the demo. */
export const tstats: Command = {
  transforming: true,
  generating: true,
  compile({ tokens, subsearches }, compile) {
    const { head, where, by: byTokens } = clauses(tokens)
    const { rest } = takeOptions('tstats', textOf(head), options, lacked)
    if (/\bfrom\b/i.test(rest)) throw notInDemo('tstats from a data model')
    const { rest: byText, options: spans } = takeOptions('tstats', textOf(byTokens), ['span'])
    const { columns, by } = aggregationsIn(
      `${rest}${byText === '' ? '' : ` by ${byText}`}`,
      'tstats'
    )
    if (columns.length === 0) throw commandError('tstats', 'At least one aggregation is needed.')
    const parsed = new FilterParser(terms(where, subsearches), compile, 'tstats').parse()
    const filter: ParsedFilter = { ...parsed, filter: indexedOnly(parsed.filter) }
    const needed = [...by, ...columns.flatMap(({ field }) => field ?? [])]
    const names = [...new Set(['_time', ...needed])].filter((name) => indexed.has(name))
    const span = spans.text('span')
    if (span !== null && !by.includes('_time')) {
      throw commandError('tstats', "The span option needs '_time' in the by clause.")
    }
    const binning = by.includes('_time')
      ? binned('tstats', { field: '_time', target: bucketField, span, bins: 100, minspan: null })
      : null
    return async function* (_input, run) {
      const rows = withFields(scan(filter, run), names, run)
      const keys = by.map((name) => (name === '_time' ? bucketField : name))
      const found = await grouped(binning ? binning(rows, run) : rows, run, keys, columns)
      const groups = await found.groups.sorted(run)
      yield* inBatches(
        groups.map((group) => groupRow(by, found.columns, group)),
        run
      )
    }
  }
}
