import type { FilterPart } from '../../../main/inspector/filter/parts.ts'
import { FilterChip } from './filter-chip.tsx'
import type { FieldProblem } from './filter-text.ts'

export interface ChipActs {
  readonly edit: (part: FilterPart) => void
  readonly remove: (part: FilterPart) => void
  /** With its place among all chips. */
  readonly turn: (part: FilterPart, at: number) => void
  /** To the chip or the input beside. */
  readonly step: (from: Element, by: -1 | 1) => void
  readonly toFirst: () => void
  readonly toInput: () => void
}

interface FilterChipsProps {
  readonly parts: readonly FilterPart[]
  /** Where their text begins in the whole text. */
  readonly offset: number
  /** How many chips stand before them. */
  readonly first: number
  readonly problem: FieldProblem | null
  readonly acts: ChipActs
}

/** Chips on one side of what is being written, and their keys. */
export function FilterChips({ parts, offset, first, problem, acts }: FilterChipsProps) {
  return parts.map((one, place) => {
    const part = { ...one, from: one.from + offset, to: one.to + offset }
    const at = first + place
    return (
      <FilterChip
        key={at}
        part={part}
        wrong={problem !== null && problem.from >= part.from && problem.from < part.to}
        onEdit={() => acts.edit(part)}
        onRemove={() => acts.remove(part)}
        onTurn={() => acts.turn(part, at)}
        onKeyDown={(event) => {
          const { key, target } = event
          const typed = key.length === 1 && !(event.ctrlKey || event.metaKey || event.altKey)
          if (!(target instanceof Element)) return
          if (key === 'ArrowLeft') acts.step(target, -1)
          else if (key === 'ArrowRight') acts.step(target, 1)
          else if (key === 'Home') acts.toFirst()
          else if (key === 'End' || key === 'Escape') acts.toInput()
          else if (key === 'Backspace' || key === 'Delete') acts.remove(part)
          else if (key === 'F2') acts.edit(part)
          else if (key === '-' && part.kind === 'term') acts.turn(part, at)
          // The letter then goes into the input.
          else if (typed && key !== ' ') acts.toInput()
          else event.continuePropagation()
        }}
      />
    )
  })
}
