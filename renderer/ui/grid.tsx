import { useEffect, useEffectEvent, useId, useRef, useState } from 'react'
import type { CSSProperties, KeyboardEvent, MouseEvent, ReactNode } from 'react'
import { tellTip } from './cell-tip.ts'
import { GridHead, type Heads } from './grid-head.tsx'
import { gridMoves } from './grid-moves.ts'
import { GridRow, type Column } from './grid-row.tsx'
import './grid.css'
import { useKey } from './key.ts'
import type { Lines } from './lines.ts'
import { MenuAt, type Action, type Point } from './menu.tsx'
import { linesInSlots, slotOf } from './row-slots.ts'
import { useScroller } from './use-scroller.ts'

/** How a row is chosen: alone, with all from the one chosen before, or with or without the others. */
export type Choosing = 'alone' | 'range' | 'toggle'

interface GridProps<Row> {
  readonly label: string
  readonly lines: Lines<Row>
  readonly columns: readonly Column<Row>[]
  readonly idOf: (row: Row) => string
  readonly selected: string | null
  readonly onSelect: (id: string | null, how: Choosing, line: number) => void
  /** Where more than one can be chosen; with `selected`. */
  readonly chosen?: ReadonlySet<string>
  /** Enter or a double click. */
  readonly onOpen?: (row: Row) => void
  /** Of a right-click; a key of an action runs it. */
  readonly actions?: (row: Row) => readonly Action[]
  /** The left and the right arrow; true where it did something. */
  readonly onSide?: (row: Row, side: 'left' | 'right', line: number) => boolean
  readonly onScrolled?: (away: boolean) => void
  /** Lines in sight. */
  readonly onSight?: (from: number, to: number) => void
  /** Whether lines wait that come in before the first when the list is at its top. */
  readonly waits?: boolean
  /** Changes when the list is to go back to its top. */
  readonly top?: number
  /** Changes to the line that is to be gone to. */
  readonly goal?: { readonly line: number } | undefined
  /** Where a row is that is not at hand. */
  readonly find?: (id: string) => Promise<number | null>
  /** Instead of cells. */
  readonly across?: (row: Row) => ReactNode
  /** Class names of a row. */
  readonly look?: (row: Row) => string
  readonly heads?: Heads
  /** Stands instead of the rows when there are none. */
  readonly empty: ReactNode
}

const rowHeight = 28
const headHeight = 26

/** The tracks of the columns, and the least that they need together. */
function tracksOf(columns: readonly { readonly width: string }[]): CSSProperties {
  const least = columns.reduce(
    (sum, { width }) => sum + Number(/(\d+)px/.exec(width)?.[1] ?? 0),
    16
  )
  const tracks = {
    '--columns': columns.map(({ width }) => width).join(' '),
    '--least': `${least}px`
  }
  return tracks as CSSProperties
}

/** A list of any length with columns: only the rows in sight are in the page. */
export function Grid<Row>(props: GridProps<Row>) {
  const { lines, columns, idOf, selected, chosen, onSelect, onOpen, actions } = props
  const { first, count } = lines
  const frame = useRef<HTMLDivElement>(null)
  const pane = useRef<HTMLDivElement>(null)
  const body = useRef<HTMLDivElement>(null)
  const name = useId()
  const [menu, setMenu] = useState<{ row: Row; point: Point } | null>(null)
  const { scroller, sight } = useScroller({
    frame,
    pane,
    rows: body,
    rowHeight,
    headHeight,
    first,
    count
  })
  const { from, to, away, slots, base } = sight
  const last = first + count - 1
  const shown = linesInSlots(from, Math.min(to, last + 1), slots)
  const line = selected === null ? null : lines.lineOf(selected)
  const visible = line !== null && line >= from && line < to

  const { top, goal } = props
  const tell = useEffectEvent(() => props.onSight?.(from, to))
  useEffect(() => tell(), [from, to, first])
  const tellScrolled = useEffectEvent(() => props.onScrolled?.(away))
  useEffect(() => tellScrolled(), [away])
  useEffect(() => {
    if (top !== undefined && top > 0) scroller.to(0)
  }, [scroller, top])

  // What an address opens is brought into sight, once; later moves do so themselves.
  const brought = useRef<string | null>(null)
  const bringIntoSight = useEffectEvent(async () => {
    if (selected === null || brought.current === selected) return
    brought.current = selected
    const place = lines.lineOf(selected) ?? (await props.find?.(selected)) ?? null
    if (place !== null) scroller.bring(place, 'middle')
    else brought.current = null
  })
  const some = count > 0
  useEffect(() => {
    if (some) void bringIntoSight()
  }, [selected, some])

  // A row that is on its way is chosen when it is here.
  const awaited = useRef<{ readonly line: number; readonly how: Choosing } | null>(null)
  const choose = (place: number, how: Choosing) => {
    const row = lines.at(place)
    awaited.current = row === undefined ? { line: place, how } : null
    scroller.keep(place)
    if (row === undefined) return
    brought.current = idOf(row)
    onSelect(idOf(row), how, place)
  }
  const chooseAwaited = useEffectEvent(() => {
    const wanted = awaited.current
    if (wanted !== null && lines.at(wanted.line) !== undefined) choose(wanted.line, wanted.how)
  })
  useEffect(() => chooseAwaited(), [lines])
  // Those that waited come in once the list is at its top, so the first line is another then.
  const toFirst = useRef(false)
  const chooseFirst = useEffectEvent(() => {
    if (toFirst.current) choose(first, 'alone')
    toFirst.current = false
  })
  useEffect(() => chooseFirst(), [first])
  const go = (place: number, how: Choosing) => {
    if (count === 0) return
    const next = Math.max(first, Math.min(place, last))
    scroller.bring(next, 'edge')
    choose(next, how)
  }
  /** Answers whether the key is one that moves. */
  const moveBy = (key: string, how: Choosing): boolean => {
    const move = gridMoves[key]
    if (move === undefined) return false
    toFirst.current = key === 'Home' && props.waits === true
    const at = awaited.current?.line ?? line ?? first - 1
    go(move(at, first, last, scroller.page), how)
    return true
  }
  // From wherever the focus is: whoever reads a detail goes on to the next.
  useKey(['j', 'k'], (key) => {
    frame.current?.focus({ preventScroll: true })
    moveBy(key, 'alone')
  })
  const goToGoal = useEffectEvent(() => goal && go(goal.line, 'alone'))
  useEffect(() => goToGoal(), [goal])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return
    const row = line === null ? undefined : lines.at(line)
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (!moveBy(event.key, event.shiftKey ? 'range' : 'alone')) {
      if (row === undefined || line === null) return
      if (event.key === 'ArrowLeft') props.onSide?.(row, 'left', line)
      else if (event.key === 'ArrowRight') props.onSide?.(row, 'right', line)
      else if (event.key === 'Enter') onOpen?.(row)
      else {
        const action = actions?.(row).find(({ keys: key }) => key === event.key)
        if (action === undefined || action.disabled) return
        action.run()
      }
    }
    event.preventDefault()
  }
  // While rows are scrolled none of them is pointed at.
  const lineAt = ({ clientY }: MouseEvent): number | null =>
    pane.current === null
      ? null
      : scroller.lineAt(clientY - pane.current.getBoundingClientRect().top)
  const onMouseDown = (event: MouseEvent) => {
    const place = lineAt(event)
    if (place === null || event.button !== 0) return
    const toggle = event.ctrlKey || event.metaKey
    // Several are chosen, not their text.
    if (event.shiftKey || toggle) event.preventDefault()
    frame.current?.focus({ preventScroll: true })
    choose(place, event.shiftKey ? 'range' : toggle ? 'toggle' : 'alone')
  }
  const onContextMenu = (event: MouseEvent) => {
    const place = lineAt(event)
    const row = place === null ? undefined : lines.at(place)
    if (place === null || row === undefined) return
    event.preventDefault()
    const id = idOf(row)
    if (id !== selected && chosen?.has(id) !== true) choose(place, 'alone')
    if (actions) setMenu({ row, point: { x: event.clientX, y: event.clientY } })
  }
  const needsNext = columns.some((column) => column.needsNext)

  return (
    <>
      <div
        ref={frame}
        className="grid"
        role="grid"
        aria-label={props.label}
        aria-rowcount={count + 1}
        aria-colcount={columns.length}
        aria-multiselectable={chosen !== undefined ? true : undefined}
        aria-activedescendant={visible ? `${name}-${selected ?? ''}` : undefined}
        tabIndex={0}
        style={tracksOf(columns)}
        onKeyDown={onKeyDown}
      >
        <GridHead columns={columns} heads={props.heads} />
        {count === 0 && (
          <div role="rowgroup" className="grid-empty">
            <div role="row">
              <div role="gridcell">{props.empty}</div>
            </div>
          </div>
        )}
        <div
          role={count === 0 ? 'presentation' : 'rowgroup'}
          className="grid-body"
          style={{ height: scroller.heightOf(count) }}
        >
          <div
            ref={pane}
            className="grid-pane"
            role="presentation"
            onMouseDown={onMouseDown}
            onMouseOver={(event) => tellTip(event, lines, columns)}
            onContextMenu={onContextMenu}
            onDoubleClick={(event) => {
              const place = lineAt(event)
              const row = place === null ? undefined : lines.at(place)
              if (row !== undefined) onOpen?.(row)
            }}
          >
            <div ref={body} role="presentation">
              {shown.map((place) => {
                const row = lines.at(place)
                const id = row === undefined ? '' : idOf(row)
                return (
                  <GridRow
                    key={slotOf(place, slots.count)}
                    name={row === undefined ? `${name}.${place}` : `${name}-${id}`}
                    row={row}
                    next={needsNext ? lines.at(place + 1) : undefined}
                    line={place}
                    top={(place - base) * rowHeight}
                    rowIndex={place - first + 2}
                    columns={columns}
                    selected={row !== undefined && (id === selected || chosen?.has(id) === true)}
                    across={props.across}
                    look={row === undefined ? '' : (props.look?.(row) ?? '')}
                  />
                )
              })}
            </div>
          </div>
        </div>
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
