import { ArrowLeft, ArrowRight, Clock, Columns3, EyeOff, MoveHorizontal } from 'lucide-react'
import { ArrowDown, ArrowUp } from 'lucide-react'
import type { ViewQuery } from '../../../preload/api.ts'
import type { Heads } from '../../ui/grid-head.tsx'
import type { Action } from '../../ui/menu.tsx'
import {
  type ColumnId,
  type ColumnLayout,
  isColumn,
  moveColumn,
  timeModes
} from './column-layout.ts'
import { ordersOf, timeTexts } from './columns.tsx'

interface HeadsOptions {
  readonly query: ViewQuery
  readonly layout: ColumnLayout
  readonly onLayout: (layout: ColumnLayout) => void
  readonly onOrder: (order: ViewQuery['order'], descending: boolean) => void
  readonly onColumns: () => void
}

/** Numbers are of interest from the largest, names from A. */
const fromLargest = new Set<ViewQuery['order']>(['time', 'rows', 'took', 'size'])

const takesTheRest: ReadonlySet<string> = new Set(['summary', 'waterfall'])

/** Sorting, widths and the menus of the inspector's columns. */
export function headsOf(options: HeadsOptions): Heads {
  const { query, layout, onLayout, onOrder, onColumns } = options
  const sortedColumn = Object.entries(ordersOf).find(([, order]) => order === query.order)?.[0]
  const order = (column: string) => (isColumn(column) ? ordersOf[column] : undefined)
  return {
    sorted:
      sortedColumn === undefined ? null : { column: sortedColumn, descending: query.descending },
    canSort: (column) => order(column) !== undefined,
    onSort(column) {
      const by = order(column)
      if (by === undefined) return
      const first = fromLargest.has(by)
      if (query.order !== by) onOrder(by, first)
      else if (by === 'time' || query.descending === first) onOrder(by, !query.descending)
      // The third time is as if it had not been touched.
      else onOrder('time', true)
    },
    onResize(column, width, seen) {
      if (!isColumn(column)) return
      const others = Object.fromEntries(
        Object.entries(layout.widths).filter(([id]) => id !== column)
      )
      // The others stay as they are seen; only those that take what is left give way.
      const stay = Object.entries(seen).filter(([id]) => !takesTheRest.has(id))
      const widths =
        width === null ? others : { ...Object.fromEntries(stay), ...others, [column]: width }
      onLayout({ ...layout, widths })
    },
    menu(column, resize) {
      if (!isColumn(column)) return []
      return menuOf({ column, by: order(column), resize, layout, onLayout, onOrder, onColumns })
    }
  }
}

interface MenuOptions extends Omit<HeadsOptions, 'query'> {
  readonly column: ColumnId
  readonly by: ViewQuery['order'] | undefined
  readonly resize: () => void
}

function menuOf(options: MenuOptions): readonly Action[] {
  const { column, by, resize, layout, onLayout, onOrder, onColumns } = options
  const sorts: readonly Action[] =
    by === undefined
      ? []
      : [
          { id: 'up', text: 'Sort ascending', icon: ArrowUp, run: () => onOrder(by, false) },
          { id: 'down', text: 'Sort descending', icon: ArrowDown, run: () => onOrder(by, true) }
        ]
  const times: readonly Action[] =
    column === 'time'
      ? timeModes.map((time) => ({
          id: time,
          text: timeTexts[time],
          icon: Clock,
          disabled: layout.time === time,
          run: () => onLayout({ ...layout, time })
        }))
      : []
  const move = (step: -1 | 1) => {
    const moved = moveColumn(layout, column, step)
    return { disabled: moved === layout, run: () => onLayout(moved) }
  }
  return [
    ...sorts,
    ...times,
    { id: 'resize', text: 'Change width', icon: MoveHorizontal, keys: '← →', run: resize },
    { id: 'left', text: 'Move to the left', icon: ArrowLeft, ...move(-1) },
    { id: 'right', text: 'Move to the right', icon: ArrowRight, ...move(1) },
    {
      id: 'hide',
      text: 'Hide',
      icon: EyeOff,
      disabled: column === 'summary',
      run: () => onLayout({ ...layout, hidden: [...layout.hidden, column] })
    },
    { id: 'columns', text: 'Columns…', icon: Columns3, run: onColumns }
  ]
}
