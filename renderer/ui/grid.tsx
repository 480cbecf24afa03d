import {
  useEffect,
  useEffectEvent,
  useId,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode
} from 'react'
import { GridRow, type Column } from './grid-row.tsx'
import './grid.css'
import { MenuAt, type Action, type Point } from './menu.tsx'
import { useRowsInSight } from './rows-in-sight.ts'

interface GridProps<Row> {
  readonly label: string
  /** Of one kind, in the order shown. */
  readonly rows: readonly Row[]
  readonly columns: readonly Column<Row>[]
  readonly idOf: (row: Row) => string
  readonly selected: string | null
  readonly onSelect: (id: string | null) => void
  /** Enter or a double click. */
  readonly onOpen?: (row: Row) => void
  /** Of a right-click; `c` runs the first. */
  readonly actions?: (row: Row) => readonly Action[]
  readonly onScrolled?: (away: boolean) => void
  /** Changes when the list is to go back to its top. */
  readonly top?: number
  /** Stands instead of the rows when there are none. */
  readonly empty: ReactNode
}

const rowHeight = 28
const headHeight = 26

/** A list of any length with columns: only the rows in sight are in the page. */
export function Grid<Row>(props: GridProps<Row>) {
  const { rows, columns, idOf, selected, onSelect, onOpen, actions, onScrolled } = props
  const frame = useRef<HTMLDivElement>(null)
  const name = useId()
  const [menu, setMenu] = useState<{ row: Row; point: Point } | null>(null)
  const virtual = useRowsInSight({ frame, count: rows.length, rowHeight, headHeight })
  const shown = virtual.getVirtualItems()
  const place = selected === null ? -1 : rows.findIndex((row) => idOf(row) === selected)
  const visible = shown.some(({ index }) => index === place)

  const { top } = props
  useEffect(() => {
    if (top !== undefined && top > 0) frame.current?.scrollTo({ top: 0 })
  }, [top])
  // What an address opens is brought into sight, once; later moves do so themselves.
  const found = place >= 0
  const bringIntoSight = useEffectEvent(() => virtual.scrollToIndex(place, { align: 'center' }))
  useEffect(() => {
    if (found) bringIntoSight()
  }, [found])

  const goTo = (index: number) => {
    const next = rows[Math.max(0, Math.min(index, rows.length - 1))]
    if (next === undefined) return
    onSelect(idOf(next))
    virtual.scrollToIndex(Math.max(0, Math.min(index, rows.length - 1)))
  }
  const page = () => Math.max(1, Math.floor((frame.current?.clientHeight ?? 0) / rowHeight) - 2)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return
    const move = moves[event.key]
    const row = rows[place]
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey
    if (move && plain) goTo(move(place, rows.length, page()))
    else if (event.key === 'Enter' && row !== undefined) onOpen?.(row)
    else if (event.key === 'c' && row !== undefined && plain) actions?.(row)[0]?.run()
    else return
    event.preventDefault()
  }

  return (
    <>
      <div
        ref={frame}
        className="grid"
        role="grid"
        aria-label={props.label}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length}
        aria-activedescendant={visible ? `${name}-${selected ?? ''}` : undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onScroll={(event) => onScrolled?.(event.currentTarget.scrollTop > rowHeight / 2)}
      >
        <div role="rowgroup" className="grid-head">
          <div
            role="row"
            aria-rowindex={1}
            className="grid-row"
            style={{ gridTemplateColumns: columns.map((column) => column.width).join(' ') }}
          >
            {columns.map((column) => (
              <div key={column.id} role="columnheader" className={column.align}>
                {column.title}
              </div>
            ))}
          </div>
        </div>
        {rows.length === 0 && (
          <div role="rowgroup" className="grid-empty">
            <div role="row">
              <div role="gridcell">{props.empty}</div>
            </div>
          </div>
        )}
        {rows.length > 0 && (
          <div role="rowgroup" className="grid-body" style={{ height: virtual.getTotalSize() }}>
            {shown.map(({ index, start }) => {
              const row = rows[index]
              if (row === undefined) return null
              const id = idOf(row)
              return (
                <GridRow
                  key={id}
                  name={`${name}-${id}`}
                  row={row}
                  index={index}
                  top={start - headHeight}
                  columns={columns}
                  selected={id === selected}
                  onPress={() => {
                    frame.current?.focus()
                    onSelect(id)
                  }}
                  onOpen={() => onOpen?.(row)}
                  onMenu={(point) => {
                    onSelect(id)
                    if (actions) setMenu({ row, point })
                  }}
                />
              )
            })}
          </div>
        )}
      </div>
      {menu && actions && (
        <MenuAt
          label="Actions"
          actions={actions(menu.row)}
          point={menu.point}
          onClose={() => setMenu(null)}
        />
      )}
    </>
  )
}

const moves: Readonly<Record<string, (at: number, count: number, page: number) => number>> = {
  ArrowDown: (at) => at + 1,
  j: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  k: (at) => at - 1,
  PageDown: (at, _, page) => at + page,
  PageUp: (at, _, page) => at - page,
  Home: () => 0,
  End: (_, count) => count - 1
}
