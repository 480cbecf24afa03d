import type { Pipeline, Stage } from '../../spl/pipeline.ts'

// Commands that read no field but those which stand in their arguments.
const explicit = new Set(
  'bin bucket dedup eval eventstats head makemv mvexpand nomv regex rename reverse rex search sort stats strcat streamstats where'.split(
    ' '
  )
)
const last = new Set(['chart', 'rare', 'stats', 'table', 'timechart', 'top'])

const hasWildcard = ({ name, args }: Stage): boolean =>
  name !== 'search' && name !== 'eval' && name !== 'where' && args.includes('*')

/**
 * Tells which fields a search can read at all, so that events need not keep the others: a field is
 * read only where its name stands. Null when the search may read any, as by the names that a
 * subsearch gives.
 */
export function neededFields({ stages }: Pipeline): ((name: string) => boolean) | null {
  const end = stages.findIndex(
    (stage) =>
      last.has(stage.name ?? '') || (stage.name === 'fields' && !stage.args.startsWith('-'))
  )
  const upTo = stages.slice(0, end + 1)
  if (end < 0 || upTo.some(hasWildcard)) return null
  if (upTo.some(({ subsearches }) => subsearches.length > 0)) return null
  if (upTo.slice(0, -1).some(({ name }) => !explicit.has(name ?? ''))) return null
  const internal = stages[end]?.name === 'fields'
  const text = upTo.map(({ args }) => args).join('\n')
  const known = new Map<string, boolean>()
  return (name) => {
    const found = known.get(name)
    if (found !== undefined) return found
    const needed = text.includes(name) || (internal && name.startsWith('_'))
    known.set(name, needed)
    return needed
  }
}
