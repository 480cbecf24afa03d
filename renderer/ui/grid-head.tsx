import { ArrowDown, ArrowUp, ChevronDown } from 'lucide-react'
import { memo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import type { Column } from './grid-row.tsx'
import { MenuAt, type Action, type Point } from './menu.tsx'

/** px, by the columns' ids. */
export type Widths = Readonly<Record<string, number>>

/** What the heads of columns can do, where they can do something. */
export interface Heads {
  readonly sorted: { readonly column: string; readonly descending: boolean } | null
  readonly canSort: (column: string) => boolean
  readonly onSort: (column: string) => void
  /** px; null: as wide as it was at first. `seen`: how wide all columns were before. */
  readonly onResize: (column: string, width: number | null, seen: Widths) => void
  /** `resize` gives the keyboard to the column's edge. */
  readonly menu: (column: string, resize: () => void) => readonly Action[]
}

interface GridHeadProps {
  readonly columns: readonly Pick<Column<never>, 'id' | 'title' | 'align'>[]
  readonly heads: Heads | undefined
}

const smallest = 40

interface OpenMenu {
  readonly column: string
  readonly point: Point
  readonly head: Element | null
}

/** The names of the columns, one stop for Tab: arrows go from one to the next. */
export const GridHead = memo(function GridHead({ columns, heads }: GridHeadProps) {
  const row = useRef<HTMLDivElement>(null)
  const [stop, setStop] = useState<string | null>(null)
  const [menu, setMenu] = useState<OpenMenu | null>(null)
  const stopAt = columns.some(({ id }) => id === stop) ? stop : columns[0]?.id
  const openMenu = (id: string, target: Element, point?: Point) => {
    const head = target.closest('[role="columnheader"]')
    const box = head?.getBoundingClientRect()
    const below = { x: box?.left ?? 0, y: (box?.bottom ?? 0) + 2 }
    setMenu({ column: id, head, point: point ?? below })
  }
  const onKeyDown = (event: KeyboardEvent, id: string) => {
    const at = columns.findIndex((column) => column.id === id)
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    const next = step === undefined ? undefined : columns[at + step]
    if (next) row.current?.querySelector<HTMLElement>(`[data-button="${next.id}"]`)?.focus()
    else if (event.key === 'ArrowDown') openMenu(id, event.currentTarget)
    else return
    event.preventDefault()
  }
  return (
    <div role="rowgroup" className="grid-head">
      <div role="row" aria-rowindex={1} className="grid-row" ref={row}>
        {columns.map(({ id, title, align }) => {
          if (heads === undefined)
            return (
              <div key={id} role="columnheader" className={align}>
                {title}
              </div>
            )
          const sorted = heads.sorted?.column === id ? heads.sorted : null
          const Arrow = sorted?.descending ? ArrowDown : ArrowUp
          return (
            <div
              key={id}
              role="columnheader"
              className={align === 'end' ? 'head end' : 'head'}
              aria-sort={sorted ? (sorted.descending ? 'descending' : 'ascending') : undefined}
              onContextMenu={(event) => {
                event.preventDefault()
                openMenu(id, event.currentTarget, { x: event.clientX, y: event.clientY })
              }}
            >
              <button
                type="button"
                data-button={id}
                className="head-button"
                tabIndex={id === stopAt ? 0 : -1}
                aria-haspopup="menu"
                title={`${title}: ${heads.canSort(id) ? 'sort, ' : ''}↓ for more`}
                onFocus={() => setStop(id)}
                onClick={(event) =>
                  heads.canSort(id) ? heads.onSort(id) : openMenu(id, event.currentTarget)
                }
                onKeyDown={(event) => onKeyDown(event, id)}
              >
                <span className="head-title">{title}</span>
                {sorted && <Arrow size={12} aria-hidden />}
              </button>
              <span
                className="head-more"
                aria-hidden
                onClick={(event) => openMenu(id, event.currentTarget)}
              >
                <ChevronDown size={12} />
              </span>
              <Edge id={id} title={title} heads={heads} />
            </div>
          )
        })}
      </div>
      {menu && heads && (
        <MenuAt
          label={`Column ${columns.find(({ id }) => id === menu.column)?.title ?? ''}`}
          actions={heads.menu(menu.column, () => focusEdge(menu.head))}
          point={menu.point}
          onClose={() => setMenu(null)}
        />
      )}
    </div>
  )
})

/** The menu that asks for it takes the focus back to the head when it has closed. */
function focusEdge(head: Element | null) {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => head?.querySelector<HTMLElement>('[data-edge]')?.focus())
  )
}

interface EdgeProps {
  readonly id: string
  readonly title: string
  readonly heads: Heads
}

/** The right edge of a column: dragged, or moved with the arrows once the menu gave it the keyboard. */
function Edge({ id, title, heads }: EdgeProps) {
  const edge = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  const measure = () => Math.round(edge.current?.parentElement?.offsetWidth ?? 0)
  const begun = useRef({ x: 0, width: 0 })
  const resize = (to: number | null) => {
    const seen = widthsIn(edge.current?.closest('[role="row"]') ?? null)
    heads.onResize(id, to === null ? null : Math.max(smallest, Math.round(to)), seen)
    requestAnimationFrame(() => setWidth(measure()))
  }
  const grab = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    begun.current = { x: event.clientX, width: measure() }
  }
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    const { x, width: before } = begun.current
    const isHeld = event.currentTarget.hasPointerCapture(event.pointerId)
    if (isHeld && event.clientX !== x) resize(before + event.clientX - x)
  }
  return (
    <div
      ref={edge}
      data-edge={id}
      className="head-edge"
      role="separator"
      aria-orientation="vertical"
      aria-label={`Width of ${title}`}
      aria-valuenow={width}
      aria-valuemin={smallest}
      aria-valuemax={2000}
      aria-valuetext={`${width} px`}
      tabIndex={-1}
      onFocus={() => setWidth(measure())}
      onPointerDown={grab}
      onPointerMove={drag}
      onDoubleClick={() => resize(null)}
      onKeyDown={(event) => {
        const step = { ArrowLeft: -8, ArrowRight: 8 }[event.key]
        if (step !== undefined) resize(measure() + step)
        else if (event.key === 'Escape' || event.key === 'Enter')
          event.currentTarget.parentElement?.querySelector('button')?.focus()
        else return
        event.preventDefault()
        event.stopPropagation()
      }}
    />
  )
}

function widthsIn(row: Element | null): Widths {
  const edges = [...(row?.querySelectorAll<HTMLElement>('[data-edge]') ?? [])]
  return Object.fromEntries(
    edges.map((edge) => [edge.dataset['edge'] ?? '', edge.parentElement?.offsetWidth ?? 0])
  )
}
