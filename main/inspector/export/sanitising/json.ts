import { identityOf } from './names.ts'
import type { TextSanitiser } from './text.ts'

const deepest = 60

export type JsonRecord = Readonly<Record<string, unknown>>
export const isRecord = (value: unknown): value is JsonRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What a JSON text holds; undefined where it is none, or no object or array. */
export function parsedJson(text: string): object | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}

/** A copy of JSON in which names are replaced: by the keys they stand under, and within texts. */
export function sanitisedJson(value: unknown, text: TextSanitiser, key = '', depth = 0): unknown {
  if (depth > deepest) return '[taken out: too deep]'
  if (typeof value === 'string') {
    const kind = identityOf(key)
    return kind === null ? text.text(value) : text.name(kind, value)
  }
  if (typeof value === 'number' && identityOf(key) === 'session') {
    return text.name('session', String(value))
  }
  if (Array.isArray(value)) {
    return value.map((item: unknown) => sanitisedJson(item, text, key, depth + 1))
  }
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      text.text(name),
      sanitisedJson(item, text, name, depth + 1)
    ])
  )
}

/** A form, as in a query or a body: its values are sanitised one by one, so that no encoding hides them. */
export function sanitisedForm(form: string, text: TextSanitiser): string {
  const inside = parsedJson(form)
  if (inside !== undefined) return JSON.stringify(sanitisedJson(inside, text))
  const fields = [...new URLSearchParams(form)].map(([name, value]) => [
    name,
    String(sanitisedJson(value, text, name))
  ])
  return new URLSearchParams(fields).toString()
}

export function sanitisedPath(path: string, text: TextSanitiser): string {
  const [place = '', ...query] = path.split('?')
  const plain = decoded(place)
  const clean = text.text(plain)
  const kept = clean === plain ? place : encodeURI(clean)
  return query.length === 0 ? kept : `${kept}?${sanitisedForm(query.join('?'), text)}`
}

function decoded(path: string): string {
  try {
    return decodeURI(path)
  } catch {
    return path
  }
}
