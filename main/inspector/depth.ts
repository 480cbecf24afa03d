/** Levels of lists and objects in JSON that is taken in and kept; what is deeper ends the stack of who walks it. */
export const deepest = 100

/** Whether lists and objects are nested in more than `depth` levels. */
export function isDeeper(value: unknown, depth = deepest): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (depth === 0) return true
  if (Array.isArray(value)) return value.some((item) => isDeeper(item, depth - 1))
  // Every argument and result of every call passes here: no list is made of an object's values.
  const fields = value as Readonly<Record<string, unknown>>
  for (const name in fields) if (isDeeper(fields[name], depth - 1)) return true
  return false
}
