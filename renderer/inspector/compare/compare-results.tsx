import { useCallback, useState } from 'react'
import type { ToolCall } from '../../../preload/api.ts'
import { Empty } from '../../ui/empty.tsx'
import { formatCount } from '../../ui/format.ts'
import { Switch } from '../../ui/switch.tsx'
import type { Parser } from '../parsing/parser.ts'
import type { Compared } from '../parsing/work.ts'
import { CompareLines } from './compare-lines.tsx'
import { CompareRows } from './compare-rows.tsx'
import { SaidSame } from './said-same.tsx'
import { useCompared } from './use-compared.ts'

interface CompareResultsProps {
  readonly before: ToolCall
  readonly after: ToolCall
}

export function CompareResults({ before, after }: CompareResultsProps) {
  const state = useCompared(before, after)
  if (state.kind === 'failed')
    return <Empty title="The results cannot be compared">{state.reason}</Empty>
  if (state.kind === 'reading') return <p className="said-same dim">Comparing the results…</p>
  const { parser, compared } = state
  if (compared.rows !== null)
    return <Rows parser={parser} rows={compared.rows} same={compared.same} />
  const { added = 0, removed = 0 } = compared.lines ?? {}
  return (
    <div className="compare-results">
      <SaidSame same={compared.same} what="result">
        No rows to compare, so the JSON is: {formatCount(added, 'line')} added,{' '}
        {formatCount(removed, 'line')} removed.
      </SaidSame>
      <CompareLines
        parser={parser}
        count={Object.values(compared.lines ?? {}).reduce((sum, count) => sum + count, 0)}
      />
    </div>
  )
}

interface RowsProps {
  readonly parser: Parser
  readonly rows: NonNullable<Compared['rows']>
  readonly same: boolean
}

function Rows({ parser, rows, same }: RowsProps) {
  const [all, setAll] = useState(false)
  const { counts, keys } = rows
  const different = counts.changed + counts.added + counts.removed
  const ask = useCallback(
    (from: number, count: number) => parser.ask('comparedRows', from, count, all),
    [parser, all]
  )
  return (
    <div className="compare-results">
      <div className="compare-tools">
        <SaidSame same={same} what="rows">
          {formatCount(counts.changed, 'row')} changed, {formatCount(counts.added, 'row')} added,{' '}
          {formatCount(counts.removed, 'row')} removed, {formatCount(counts.same, 'row')} the same{' '}
          <span className="dim">
            {keys.length === 0
              ? '(rows match when they are equal)'
              : `(matched by ${keys.join(', ')})`}
          </span>
        </SaidSame>
        <Switch label="Equal rows too" on={all} onChange={setAll} />
      </div>
      {(all || different > 0) && (
        <CompareRows
          ask={ask}
          columns={rows.columns}
          count={all ? different + counts.same : different}
        />
      )}
    </div>
  )
}
