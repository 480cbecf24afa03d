/** A field's value while a search runs; null: the field is not there. */
export type Value = string | number | readonly string[] | null

const numeric = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/i

/** What a text of digits alone is as a number, else null; numbers are mostly written so, and this is the fastest. */
function digitsOf(text: string): number | null {
  if (text === '' || text.length > 15) return null
  let number = 0
  for (let at = 0; at < text.length; at += 1) {
    const digit = text.charCodeAt(at) - 48
    if (digit < 0 || digit > 9) return null
    number = number * 10 + digit
  }
  return number
}

/** The number that a value is, or null: "12" is one, "12 ms" and "" are none. */
export function numberOf(value: Value | boolean | undefined): number | null {
  if (typeof value === 'number') return value
  if (typeof value === 'string') {
    return digitsOf(value) ?? (numeric.test(value) ? Number(value) : null)
  }
  if (Array.isArray(value) && value.length === 1) return numberOf((value as readonly string[])[0])
  return null
}

/** Numbers as Splunk prints them: no trailing .0, at most 15 significant digits. */
export function numberText(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value)
  return String(Number(value.toPrecision(15)))
}

/** A value as one text; a multivalue field has a line for each. */
export function textOf(value: Value | boolean | undefined): string | null {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return numberText(value)
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  return value ? value.join('\n') : null
}

/** All values of a field, each as text; none when it is not there. */
export function valuesOf(value: Value): readonly string[] {
  if (value === null) return []
  if (typeof value === 'string') return [value]
  return typeof value === 'number' ? [numberText(value)] : value
}

/** One value as itself, several as multivalue, none as null. */
export const fromValues = (values: readonly string[]): Value =>
  values.length > 1 ? values : (values[0] ?? null)

export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Numbers by size and before all texts, texts by code unit. */
export function compareValues(a: Value, b: Value): number {
  const left = numberOf(a)
  const right = numberOf(b)
  if (left !== null && right !== null) return left - right
  if (left !== null) return -1
  if (right !== null) return 1
  return compareText(textOf(a) ?? '', textOf(b) ?? '')
}
