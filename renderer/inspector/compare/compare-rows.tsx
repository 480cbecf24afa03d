import { useCallback, useMemo, useState } from 'react'
import { DataTable } from '../../ui/data-table.tsx'
import { usePages } from '../call/use-pages.ts'
import type { ComparedRow } from '../parsing/work.ts'

interface CompareRowsProps {
  /** Another one when other rows are meant. */
  readonly ask: (from: number, count: number) => Promise<readonly ComparedRow[]>
  readonly columns: readonly string[]
  readonly count: number
}

const signs = { same: '=', changed: '~', added: '+', removed: '−' }
const columnWidth = 24

export function CompareRows({ ask, columns, count }: CompareRowsProps) {
  const [sight, setSight] = useState({ first: 0, last: 0 })
  const onSight = useCallback((first: number, last: number) => setSight({ first, last }), [])
  const row = usePages({ ask, version: ask, ...sight })
  const named = useMemo(
    () =>
      columns.map((name) => ({
        name,
        longest: Math.max(name.length, columnWidth),
        numeric: false
      })),
    [columns]
  )
  return (
    <DataTable
      label="Rows that were compared"
      columns={named}
      count={count}
      onSight={onSight}
      kind={(index) => row(index)?.kind}
      head={(index) => {
        const kind = row(index)?.kind
        return kind === undefined ? (
          ''
        ) : (
          <>
            <span aria-hidden>{signs[kind]}</span>
            <span className="unseen">{kind}</span>
          </>
        )
      }}
      row={(index) =>
        row(index)?.cells.map(({ now, was }, place) =>
          was === null ? (
            now
          ) : (
            <span key={place} className="changed-cell" title={`${was} → ${now}`}>
              <del>{was}</del> <span aria-hidden>→</span> <ins>{now}</ins>
            </span>
          )
        )
      }
    />
  )
}
