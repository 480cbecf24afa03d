import { amountWords } from './amounts.ts'
import { fieldWord } from './fields.ts'
import type { Comparison, Filter, NumberField } from './filter.ts'

type Field = Extract<Filter, { kind: 'field' }>

/** What a filter means, as a sentence without an end: "Took more than 2 s". */
export function meaning(filter: Filter): string {
  switch (filter.kind) {
    case 'all':
      return filter.of.length === 0 ? 'Everything' : joined(filter.of, ' and ')
    case 'any':
      return oneField(filter.of) ?? joined(filter.of, ' or ')
    case 'not':
      return opposite(filter.of)
    case 'field':
      return oneField([filter]) ?? `Has ${article(titleOf(filter))}`
    case 'number':
      return numberWords[filter.field](
        comparisons[filter.comparison],
        amountWords(filter.value, unitOf(filter.field))
      )
    case 'time': {
      const { at, field } = filter
      if (typeof at === 'number') {
        return field === 'since'
          ? `Began at ${dateWords(at)} or later`
          : `Began before ${dateWords(at)}`
      }
      const ago = amountWords(at.ago, 'ms')
      return field === 'since' ? `Began in the last ${ago}` : `Began more than ${ago} ago`
    }
    case 'is':
      return { pinned: 'Pinned', noted: 'With a note', running: 'Running', unkept: 'Not kept' }[
        filter.what
      ]
    case 'text':
      return `Contains “${filter.text}”`
    case 'regex':
      return `Matches /${filter.source}/${filter.flags}`
  }
}

function opposite(filter: Filter): string {
  const fields = oneField(filter.kind === 'any' ? filter.of : [filter], true)
  if (fields !== undefined) return fields
  switch (filter.kind) {
    case 'text':
      return `Does not contain “${filter.text}”`
    case 'is':
      return {
        pinned: 'Not pinned',
        noted: 'Without a note',
        running: 'Has ended',
        unkept: 'Kept'
      }[filter.what]
    case 'field':
      return `Has no ${titleOf(filter).toLowerCase()}`
    default:
      return `Not: ${lowered(meaning(filter))}`
  }
}

/** "Status is error or refused": values of one field; undefined where it is something else. */
function oneField(of: readonly Filter[], not = false): string | undefined {
  const fields = of.filter((one): one is Field => one.kind === 'field' && one.value !== '')
  const [first] = fields
  if (first === undefined || fields.length < of.length) return undefined
  const known = fieldWord(first.field)?.values ?? []
  const whole = ({ exact, value }: Field) => exact || known.includes(value.toLowerCase())
  if (!fields.every((one) => one.field === first.field && whole(one) === whole(first))) {
    return undefined
  }
  const verb = whole(first) ? (not ? 'is not' : 'is') : not ? 'does not contain' : 'contains'
  return `${titleOf(first)} ${verb} ${fields.map(({ value }) => value).join(' or ')}`
}

const titleOf = ({ field }: Field) => fieldWord(field)?.title ?? field

const unitOf = (field: NumberField) => {
  const word = fieldWord(field)
  return word?.kind === 'number' ? word.unit : 'count'
}

const comparisons: Readonly<Record<Comparison, string>> = {
  '<': 'less than',
  '<=': 'at most',
  '=': 'exactly',
  '>=': 'at least',
  '>': 'more than'
}

const numberWords: Readonly<Record<NumberField, (comparison: string, amount: string) => string>> = {
  took: (comparison, amount) => `Took ${comparison} ${amount}`,
  splunk: (comparison, amount) => `Splunk took ${comparison} ${amount}`,
  rows: (comparison, amount) =>
    comparison === 'exactly' && amount === '0'
      ? 'Returned no rows'
      : `Returned ${comparison} ${amount} ${amount === '1' ? 'row' : 'rows'}`,
  size: (comparison, amount) => `Result of ${comparison} ${amount}`
}

const dateWords = (at: number) => {
  const date = new Date(at)
  const withSeconds = at % 60_000 !== 0
  const day = date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })
  const time = date.toLocaleTimeString('en-GB', { timeStyle: withSeconds ? 'medium' : 'short' })
  return `${day}, ${time}`
}

const joined = (of: readonly Filter[], word: string) =>
  of
    .map((one, at) => {
      const text = at === 0 ? meaning(one) : lowered(meaning(one))
      return (one.kind === 'any' || one.kind === 'all') &&
        one.of.length > 1 &&
        (one.kind === 'all' || oneField(one.of) === undefined)
        ? `(${text})`
        : text
    })
    .join(word)

const lowered = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

const article = (title: string) => `${/^[aeiou]/i.test(title) ? 'an' : 'a'} ${title.toLowerCase()}`
