import { useEffect, useRef, type ReactNode } from 'react'
import './data-table.css'
import { useRowsInSight } from './rows-in-sight.ts'

export interface DataColumn {
  readonly name: string
  /** Characters of its longest value. */
  readonly longest: number
  readonly numeric: boolean
}

interface DataTableProps {
  readonly label: string
  readonly columns: readonly DataColumn[]
  readonly count: number
  /** What stands in a row, column by column; undefined: not known yet. */
  readonly row: (index: number) => readonly ReactNode[] | undefined
  /** Shown at the left of a row; its number, unless told otherwise. */
  readonly head?: (index: number) => ReactNode
  readonly kind?: (index: number) => string | undefined
  /** Told which rows are in sight. */
  readonly onSight: (first: number, last: number) => void
}

const rowHeight = 24
const headHeight = 25

const widthOf = ({ longest }: DataColumn) => `${Math.min(Math.max(longest, 4), 60) + 3}ch`

/** Rows of a result as a table; only those in sight are in the page. */
export function DataTable(props: DataTableProps) {
  const { label, columns, count, row, head, kind, onSight } = props
  const frame = useRef<HTMLDivElement>(null)
  const virtual = useRowsInSight({ frame, count, rowHeight, headHeight })
  const items = virtual.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? 0
  useEffect(() => onSight(first, last), [first, last, onSight])
  const tracks = { gridTemplateColumns: `56px ${columns.map(widthOf).join(' ')}` }
  return (
    <div
      ref={frame}
      className="data-table"
      role="table"
      aria-label={label}
      aria-rowcount={count + 1}
      tabIndex={0}
    >
      <div role="rowgroup" className="data-head">
        <div role="row" className="data-row" style={tracks}>
          <span role="columnheader" className="data-place" aria-label="Row">
            #
          </span>
          {columns.map(({ name, numeric }) => (
            <span key={name} role="columnheader" className={numeric ? 'numeric' : undefined}>
              {name}
            </span>
          ))}
        </div>
      </div>
      <div role="rowgroup" className="data-body" style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const cells = row(index)
          return (
            <div
              key={index}
              role="row"
              aria-rowindex={index + 2}
              className={`data-row ${kind?.(index) ?? ''}`}
              style={{ ...tracks, transform: `translateY(${start - headHeight}px)` }}
            >
              <span role="cell" className="data-place">
                {head?.(index) ?? index + 1}
              </span>
              {columns.map(({ name, numeric }, place) => {
                const cell = cells?.[place]
                return (
                  <span
                    key={name}
                    role="cell"
                    className={numeric ? 'numeric' : undefined}
                    title={typeof cell === 'string' ? cell : undefined}
                  >
                    {cell}
                  </span>
                )
              })}
            </div>
          )
        })}
      </div>
    </div>
  )
}
