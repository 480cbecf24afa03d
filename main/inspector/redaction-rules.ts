import { checkedPattern } from './user-pattern.ts'

/** What the user wants taken out beside what always is. */
export interface RedactionRules {
  readonly patterns: readonly RegExp[]
  /** Names of JSON keys, headers and parameters, as `plainName` writes them. */
  readonly names: ReadonlySet<string>
}

export const noRules: RedactionRules = { patterns: [], names: new Set() }

/** Of the user's settings; a pattern that cannot be used is left out, since settings with one are refused. */
export function redactionRules(
  patterns: readonly string[],
  names: readonly string[]
): RedactionRules {
  return {
    patterns: patterns.flatMap((source) => {
      const checked = checkedPattern(source)
      return checked.ok ? [checked.pattern] : []
    }),
    names: new Set(names.map(plainName))
  }
}

/** "userPassword", "User-Password" and "user_password" alike. */
export const plainName = (name: string): string =>
  name
    .trim()
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll(/[-.\s]/g, '_')
    .toLowerCase()
