import { useCallback, useState } from 'react'
import type { Parser } from '../parsing/parser.ts'
import type { Opened } from '../parsing/work.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { usePages } from './use-pages.ts'

interface ResultTableProps {
  readonly parser: Parser
  readonly table: NonNullable<Opened['table']>
}

export function ResultTable({ parser, table }: ResultTableProps) {
  const [sight, setSight] = useState({ first: 0, last: 0 })
  const ask = useCallback(
    (from: number, count: number) => parser.ask('rows', from, count),
    [parser]
  )
  const onSight = useCallback((first: number, last: number) => setSight({ first, last }), [])
  const row = usePages({ ask, version: parser, ...sight })
  return (
    <DataTable
      label="Rows of the result"
      columns={table.columns}
      count={table.count}
      row={row}
      onSight={onSight}
    />
  )
}
