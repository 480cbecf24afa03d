import type { PlannedLine } from '../../preload/api.ts'

export type DiffPart =
  | { readonly kind: 'lines'; readonly lines: readonly PlannedLine[] }
  | { readonly kind: 'fold'; readonly lines: readonly PlannedLine[] }

/** A fold of fewer lines would save no room. */
const worthFolding = 4

/** A whole file as what changes with `context` lines around it, and folds of what stays between. */
export function foldedLines(lines: readonly PlannedLine[], context = 3): readonly DiffPart[] {
  const near = new Set<number>()
  lines.forEach(({ kind }, place) => {
    if (kind === 'same') return
    for (let other = place - context; other <= place + context; other++) near.add(other)
  })
  const parts: { kind: DiffPart['kind']; lines: PlannedLine[] }[] = []
  lines.forEach((line, place) => {
    const kind = near.has(place) ? 'lines' : 'fold'
    const last = parts.at(-1)
    if (last?.kind === kind) last.lines.push(line)
    else parts.push({ kind, lines: [line] })
  })
  return parts.map((part) =>
    part.kind === 'fold' && part.lines.length < worthFolding ? { ...part, kind: 'lines' } : part
  )
}
