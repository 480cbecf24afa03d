import type { Point } from '../../ui/menu.tsx'

/** Where something that belongs to the chosen row opens. */
export function placeOfRow(): Point {
  const grid = document.querySelector('.inspector-list [role="grid"]')
  const id = grid?.getAttribute('aria-activedescendant') ?? ''
  const box = (document.getElementById(id) ?? grid)?.getBoundingClientRect()
  return { x: (box?.left ?? 0) + 120, y: (box?.top ?? 0) + 28 }
}
