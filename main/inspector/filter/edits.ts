import { fieldWord } from './fields.ts'
import { filterParts, type FilterPart } from './parts.ts'
import { quotedText, quotedValue } from './text.ts'

const withSpaces = (texts: readonly string[]) =>
  texts
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .join(' ')

/** The text without a part, and without the `or` that then has nothing on one side. */
export function withoutPart(text: string, part: FilterPart): string {
  const parts = filterParts(text)
  const place = parts.findIndex(({ from }) => from === part.from)
  if (place < 0) return text
  const joins = (at: number) => parts[at]?.kind === 'or' || parts[at]?.kind === 'and'
  const first = joins(place - 1) ? place - 1 : place
  const last = first === place && joins(place + 1) ? place + 1 : place
  return withSpaces([text.slice(0, parts[first]?.from), text.slice(parts[last]?.to ?? text.length)])
}

/** The text with a part turned into its opposite. */
export function withOppositePart(text: string, part: FilterPart): string {
  const opposite = part.text.replace(/^(?:-|not\b\s*)|^/i, (not) => (not === '' ? '-' : ''))
  return text.slice(0, part.from) + opposite + text.slice(part.to)
}

// Of these, one value can stand within another one.
const whole = ['tool', 'client', 'profile', 'host', 'index']

/** A term as it is typed. `field` null: free text. */
export function termText(field: string | null, value: string): string {
  if (field === null) return quotedText(value)
  const kind = fieldWord(field)?.kind
  if (kind === 'number') return `${field}:${value}`
  return `${field}:${whole.includes(field) ? '=' : ''}${quotedValue(value)}`
}

/**
 * The text with a term that a value was picked for: in place of the terms of the same field, or `not`,
 * beside them. `value` of a number is with its comparison and unit.
 */
export function withTerm(text: string, field: string | null, value: string, not = false): string {
  const term = termText(field, value)
  return withPart(text, not ? `-${term}` : term)
}

/** The text with one more part; a part that lets calls through stands in place of those of its field. */
export function withPart(text: string, added: string): string {
  const parts = filterParts(text)
  const [part] = filterParts(added)
  if (part === undefined || parts.some((one) => same(one, part))) return text
  if (parts.some(({ kind }) => kind === 'or')) return `(${text.trim()}) ${added}`
  const turned = parts.find((one) => same(opposite(one), part))
  const replaced = parts.filter(
    (one) =>
      one === turned ||
      (one.kind === 'term' &&
        part.kind === 'term' &&
        part.field !== null &&
        one.field === part.field &&
        one.filter.kind !== 'not' &&
        part.filter.kind !== 'not')
  )
  const place = replaced[0]
  if (place === undefined) return withSpaces([text, added])
  return withSpaces(
    parts.map((one) => (one === place ? added : replaced.includes(one) ? '' : one.text))
  )
}

/** The part of a text that means what `term` means, standing for all calls. */
export function partLike(text: string, term: string): FilterPart | undefined {
  const [part] = filterParts(term)
  const parts = filterParts(text)
  if (part === undefined || parts.some(({ kind }) => kind === 'or')) return undefined
  return parts.find((one) => same(one, part))
}

const opposite = (part: FilterPart): FilterPart | undefined =>
  part.kind === 'term'
    ? filterParts(withOppositePart(part.text, { ...part, from: 0, to: part.text.length }))[0]
    : undefined

const same = (a: FilterPart | undefined, b: FilterPart): boolean =>
  a?.kind === 'term' && b.kind === 'term' && JSON.stringify(a.filter) === JSON.stringify(b.filter)
