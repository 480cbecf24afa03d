import { memo, type ReactNode } from 'react'
import type { Point } from './menu.tsx'

export interface Column<Row> {
  readonly id: string
  readonly title: string
  /** A track of a CSS grid. */
  readonly width: string
  readonly align?: 'end'
  readonly cell: (row: Row) => ReactNode
}

interface GridRowProps<Row> {
  readonly name: string
  readonly row: Row
  readonly index: number
  readonly top: number
  readonly columns: readonly Column<Row>[]
  readonly selected: boolean
  readonly onPress: () => void
  readonly onOpen: () => void
  readonly onMenu: (point: Point) => void
}

function Plain<Row>(props: GridRowProps<Row>) {
  const { row, columns, selected, index } = props
  return (
    <div
      id={props.name}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      className={selected ? 'grid-row selected' : 'grid-row'}
      style={{
        gridTemplateColumns: columns.map((column) => column.width).join(' '),
        transform: `translateY(${props.top}px)`
      }}
      onPointerDown={(event) => event.button === 0 && props.onPress()}
      onDoubleClick={props.onOpen}
      onContextMenu={(event) => {
        event.preventDefault()
        props.onMenu({ x: event.clientX, y: event.clientY })
      }}
    >
      {columns.map((column) => (
        <div key={column.id} role="gridcell" className={column.align}>
          {column.cell(row)}
        </div>
      ))}
    </div>
  )
}

// The handlers close over the row and the list's callbacks, which mean the same for an equal row.
const same = <Row,>(a: GridRowProps<Row>, b: GridRowProps<Row>) =>
  a.row === b.row && a.top === b.top && a.selected === b.selected && a.columns === b.columns

export const GridRow = memo(Plain, same) as typeof Plain
