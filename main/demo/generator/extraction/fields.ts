import type { FieldValue } from '../../event.ts'

/** The fields of one event while they are collected. */
export type Fields = Record<string, FieldValue>

/** Names the groups of a match: `names[0]` gets group 1, and so on. Groups that did not match add nothing. */
export function nameGroups(
  fields: Fields,
  names: readonly string[],
  match: RegExpExecArray | null
): void {
  if (match === null) return
  names.forEach((name, position) => {
    const value: string | undefined = match[position + 1]
    if (value !== undefined) fields[name] = value
  })
}

/** Adds a value to a field; a second value makes it multivalue. */
export function addValue(fields: Fields, name: string, value: string): void {
  const known = fields[name]
  fields[name] =
    known === undefined ? value : typeof known === 'string' ? [known, value] : [...known, value]
}
