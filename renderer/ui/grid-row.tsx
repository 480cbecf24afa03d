import { memo, type ReactNode } from 'react'

export interface Column<Row> {
  readonly id: string
  readonly title: string
  /** A track of a CSS grid. */
  readonly width: string
  readonly align?: 'end'
  /** Class names of a cell. */
  readonly look?: (row: Row) => string | undefined
  /** What is told of a cell where the pointer rests. */
  readonly tip?: (row: Row) => string | undefined
  /** `next` is the row below, for columns that tell the difference. */
  readonly cell: (row: Row, next: Row | undefined) => ReactNode
  readonly needsNext?: boolean
}

interface GridRowProps<Row> {
  readonly name: string
  /** Undefined: on its way. */
  readonly row: Row | undefined
  readonly next: Row | undefined
  readonly line: number
  /** px */
  readonly top: number
  readonly rowIndex: number
  readonly columns: readonly Column<Row>[]
  readonly selected: boolean
  /** What stands across all columns instead of the cells. */
  readonly across: ((row: Row) => ReactNode) | undefined
  readonly look: string
}

interface CellsProps<Row> {
  readonly row: Row
  readonly next: Row | undefined
  readonly columns: readonly Column<Row>[]
}

function PlainCells<Row>({ row, next, columns }: CellsProps<Row>) {
  return (
    <>
      {columns.map((column) => (
        <div key={column.id} role="gridcell" className={classOf(column.align, column.look?.(row))}>
          {column.cell(row, next)}
        </div>
      ))}
    </>
  )
}

const classOf = (align: string | undefined, look: string | undefined) =>
  align === undefined || look === undefined ? (align ?? look) : `${align} ${look}`

const Cells = memo(PlainCells) as typeof PlainCells

function PlainRow<Row>(props: GridRowProps<Row>) {
  const { row, next, columns, selected, line, across } = props
  const whole = row === undefined ? '' : (across?.(row) ?? null)
  return (
    <div
      id={props.name}
      role="row"
      aria-rowindex={props.rowIndex}
      aria-selected={selected}
      aria-busy={row === undefined ? true : undefined}
      className={selected ? `grid-row selected ${props.look}` : `grid-row ${props.look}`}
      style={{ top: props.top }}
      data-line={line}
    >
      {row !== undefined && whole === null ? (
        <Cells row={row} next={next} columns={columns} />
      ) : (
        <div role="gridcell" aria-colspan={columns.length} className="across">
          {whole}
        </div>
      )}
    </div>
  )
}

export const GridRow = memo(PlainRow) as typeof PlainRow
