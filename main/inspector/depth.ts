/** Levels of lists and objects in JSON that is taken in and kept; what is deeper ends the stack of who walks it. */
export const deepest = 100

/** Whether lists and objects are nested in more than `depth` levels. */
export function isDeeper(value: unknown, depth = deepest): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (depth === 0) return true
  return Array.isArray(value)
    ? value.some((item) => isDeeper(item, depth - 1))
    : Object.values(value).some((item) => isDeeper(item, depth - 1))
}
