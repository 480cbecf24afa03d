import { fromValues, type Value } from './value.ts'

const written = (value: unknown): string[] => {
  if (value === null || value === undefined) return []
  return [typeof value === 'string' ? value : JSON.stringify(value)]
}

function step(value: unknown, name: string): unknown[] {
  const index = /^\{(\d*)\}$/.exec(name)
  if (index) {
    if (!Array.isArray(value)) return []
    const items: unknown[] = value
    return index[1] === '' ? items : items.slice(Number(index[1]), Number(index[1]) + 1)
  }
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return []
  return [(value as Readonly<Record<string, unknown>>)[name]]
}

/** What stands at spath's `a.b{}.c` or `a{0}` in a JSON text; null when it is no JSON or not there. */
export function jsonPath(text: string, path: string): Value {
  const names = path.match(/\{\d*\}|[^.{}]+/g) ?? []
  try {
    const root: unknown = JSON.parse(text)
    return fromValues(
      names
        .reduce<unknown[]>((values, name) => values.flatMap((value) => step(value, name)), [root])
        .flatMap(written)
    )
  } catch {
    return null
  }
}

/** All leaves of a JSON text under spath's names; none when it is no JSON. */
export function jsonFields(text: string): Map<string, string[]> {
  const found = new Map<string, string[]>()
  const visit = (value: unknown, name: string): void => {
    if (Array.isArray(value)) {
      for (const item of value) visit(item, `${name}{}`)
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, item] of Object.entries(value))
        visit(item, name === '' ? key : `${name}.${key}`)
    } else found.set(name, [...(found.get(name) ?? []), ...written(value)])
  }
  try {
    visit(JSON.parse(text), '')
  } catch {
    return new Map()
  }
  found.delete('')
  return found
}
