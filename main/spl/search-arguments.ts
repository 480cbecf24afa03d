const place = /\$(?:args\.)?([A-Za-z_][\w.:-]*)\$/g

/** Names that stand between dollar signs in the SPL of a saved search, each once: `$user$`, `$args.user$`. */
export const argumentsIn = (spl: string): string[] => [
  ...new Set([...spl.matchAll(place)].map(([, name = '']) => name))
]

/** Puts the values where their names stand, as text; what has no value stays. */
export const withArguments = (spl: string, values: ReadonlyMap<string, string>): string =>
  spl.replace(place, (all, name: string) => values.get(name) ?? all)
