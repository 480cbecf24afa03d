import { useMemo, useRef } from 'react'
import './data-table.css'
import { useRowsInSight } from './rows-in-sight.ts'

type DataRow = Readonly<Record<string, unknown>>

interface DataTableProps {
  readonly label: string
  readonly rows: readonly DataRow[]
}

const rowHeight = 24
const headHeight = 25
const sampled = 200

const asText = (value: unknown): string =>
  value === undefined || value === null
    ? ''
    : typeof value === 'string'
      ? value
      : JSON.stringify(value)
const isNumber = (text: string) => /^-?\d+(?:\.\d+)?$/.test(text)

/** What people read comes first; Splunk's internal fields, which begin with _, come last. */
const rank = (name: string) =>
  name === '_time' ? 0 : name === '_raw' ? 1 : name.startsWith('_') ? 3 : 2

/** Otherwise in the order in which the rows first name them, and as wide as their values want. */
function columnsOf(rows: readonly DataRow[]) {
  const names = new Set(rows.slice(0, sampled).flatMap((row) => Object.keys(row)))
  const ordered = [...names].sort((a, b) => rank(a) - rank(b))
  return ordered.map((name) => {
    const texts = rows.slice(0, sampled).map((row) => asText(row[name]))
    const longest = Math.max(name.length, ...texts.map((text) => text.length))
    return {
      name,
      width: `${Math.min(Math.max(longest, 4), 60) + 3}ch`,
      numeric: texts.every((text) => text === '' || isNumber(text)) && texts.some(isNumber)
    }
  })
}

/** Rows of a result as a table; only those in sight are in the page. */
export function DataTable({ label, rows }: DataTableProps) {
  const frame = useRef<HTMLDivElement>(null)
  const columns = useMemo(() => columnsOf(rows), [rows])
  const virtual = useRowsInSight({ frame, count: rows.length, rowHeight, headHeight })
  const tracks = {
    gridTemplateColumns: `56px ${columns.map(({ width }) => width).join(' ')}`
  }
  return (
    <div
      ref={frame}
      className="data-table"
      role="table"
      aria-label={label}
      aria-rowcount={rows.length + 1}
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
        {virtual.getVirtualItems().map(({ index, start }) => (
          <div
            key={index}
            role="row"
            aria-rowindex={index + 2}
            className="data-row"
            style={{ ...tracks, transform: `translateY(${start - headHeight}px)` }}
          >
            <span role="cell" className="data-place">
              {index + 1}
            </span>
            {columns.map(({ name, numeric }) => {
              const text = asText(rows[index]?.[name])
              return (
                <span
                  key={name}
                  role="cell"
                  className={numeric ? 'numeric' : undefined}
                  title={text}
                >
                  {text}
                </span>
              )
            })}
          </div>
        ))}
      </div>
    </div>
  )
}
