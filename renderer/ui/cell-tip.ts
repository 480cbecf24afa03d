import type { MouseEvent } from 'react'
import type { Column } from './grid-row.tsx'
import type { Lines } from './lines.ts'

/**
 * Gives the cell under the pointer its tip. It is asked for only then: a title of each cell would be
 * written in every frame of scrolling.
 */
export function tellTip<Row>(
  { target }: MouseEvent,
  lines: Lines<Row>,
  columns: readonly Column<Row>[]
): void {
  const cell = target instanceof Element ? target.closest('[role="gridcell"]') : null
  const line = cell?.parentElement?.getAttribute('data-line')
  if (cell == null || line == null) return
  const row = lines.at(Number(line))
  const column = columns[[...(cell.parentElement?.children ?? [])].indexOf(cell)]
  const tip = row === undefined ? undefined : column?.tip?.(row)
  if (tip === undefined) cell.removeAttribute('title')
  else cell.setAttribute('title', tip)
}
