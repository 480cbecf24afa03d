const escaped = (text: string): string => text.replace(/[\\^$.|?+()[\]{}]/g, '\\$&')

/** A pattern for a whole text in which `*` stands for anything. */
export const wildcard = (pattern: string, flags = ''): RegExp =>
  new RegExp(`^${pattern.split(/\*+/).map(escaped).join('[^]*')}$`, flags)

/** The names that a list with wildcards picks, in the order of the list, each once. */
export function matchingNames(patterns: readonly string[], names: readonly string[]): string[] {
  const picked = patterns.flatMap((pattern) => {
    if (!pattern.includes('*')) return [pattern]
    const shape = wildcard(pattern)
    // A star does not reach internal fields; `_*` does.
    return names.filter(
      (name) => shape.test(name) && (pattern.startsWith('_') || !name.startsWith('_'))
    )
  })
  return [...new Set(picked)]
}
