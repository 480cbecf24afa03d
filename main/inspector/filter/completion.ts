import { type FieldWord, fieldWords, nearestField } from './fields.ts'
import { placeAt } from './place.ts'
import { quotedValue } from './text.ts'

/** Something that can stand at a place of the text. */
export interface Completion {
  readonly text: string
  readonly about: string
  /** Whether a value has to follow. */
  readonly goesOn: boolean
}

export interface Completions {
  /** What of the text an option stands in place of. */
  readonly from: number
  readonly to: number
  readonly options: readonly Completion[]
  /** What the history knows of: more values, and how many calls have each. See `valueCompletion`. */
  readonly ask: { readonly field: string; readonly prefix: string } | null
}

/** What can stand where the caret is. */
export function completions(text: string, caret: number): Completions {
  const place = placeAt(text, caret)
  if (place === undefined) return { from: caret, to: caret, options: [], ask: null }
  const { field, prefix, from, to, joins } = place
  if (field === undefined) {
    const options = wordOptions(prefix, joins)
    return prefix === ''
      ? { from: caret, to: caret, options, ask: null }
      : { from, to, options, ask: null }
  }
  const ask =
    field.kind === 'text' && field.field !== 'error' ? { field: field.field, prefix } : null
  return { from, to, options: valueOptions(field, prefix), ask }
}

export const valueCompletion = (value: string, about: string): Completion => ({
  text: quotedValue(value),
  about,
  goesOn: false
})

const signs: readonly Completion[] = [
  { text: 'or', about: 'Or what comes after it', goesOn: false },
  { text: 'not', about: 'Leaves out what comes after it', goesOn: false }
]

function wordOptions(prefix: string, joins: boolean): Completion[] {
  if (/^[<>]/.test(prefix)) return unitOptions(prefix, ['ms', 's', 'min', 'kb', 'mb'])
  const typed = prefix.toLowerCase()
  const fields = fieldWords
    .filter(({ word, also }) => [word, ...also].some((one) => one.startsWith(typed)))
    .map(fieldOption)
  const words = signs.filter(({ text }) => text.startsWith(typed) && (joins || text === 'not'))
  if (typed === '') return [...fields, ...words]
  const terms = fieldWords.flatMap(({ word, values, title }) =>
    (values ?? [])
      .filter((value) => value.length > 1 && value.startsWith(typed))
      .map((value) => ({ text: `${word}:${value}`, about: `${title} ${value}`, goesOn: false }))
  )
  const found = [...fields, ...terms, ...words]
  const near = found.length > 0 || typed.length < 4 ? undefined : nearestField(typed)
  return near === undefined
    ? found
    : fieldWords.filter(({ word }) => word === near).map(fieldOption)
}

const fieldOption = ({ word, about, example }: FieldWord): Completion => ({
  text: `${word}:`,
  about: `${about}, as ${word}:${example}`,
  goesOn: true
})

const values: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  status: [
    ['error', 'Ended with an error'],
    ['refused', 'Refused by the policy or by an analyst'],
    ['running', 'Under way'],
    ['waiting', 'Waits for a person'],
    ['cancelled', 'Stopped by the client or in this window'],
    ['ok', 'Ended well']
  ],
  is: [
    ['pinned', 'Pinned by you'],
    ['noted', 'With a note of yours'],
    ['running', 'Has not ended'],
    ['unkept', 'Not written to the history']
  ],
  has: [
    ['error', 'With an error'],
    ['note', 'With a note of yours'],
    ['sid', 'Ran a search job'],
    ['index', 'Its SPL names an index'],
    ['profile', 'Went to a Splunk'],
    ['colour', 'Given a colour by you']
  ],
  origin: [
    ['client', 'Called by an assistant'],
    ['analyst', 'Run again in this window']
  ],
  took: [
    ['>1s', 'More than a second'],
    ['>10s', 'More than ten seconds'],
    ['>1min', 'More than a minute'],
    ['<100ms', 'Less than a tenth of a second']
  ],
  splunk: [
    ['>1s', 'More than a second in Splunk'],
    ['>10s', 'More than ten seconds in Splunk']
  ],
  rows: [
    ['0', 'No row'],
    ['>0', 'At least one row'],
    ['>1000', 'More than 1,000 rows']
  ],
  size: [
    ['>100kb', 'More than 100 KB'],
    ['>1mb', 'More than 1 MB']
  ],
  since: [
    ['15m', 'In the last 15 minutes'],
    ['1h', 'In the last hour'],
    ['today', 'Since midnight'],
    ['yesterday', 'Since yesterday at midnight'],
    ['7d', 'In the last seven days']
  ],
  before: [
    ['1h', 'More than an hour ago'],
    ['today', 'Before today'],
    ['7d', 'More than seven days ago']
  ]
}

function valueOptions(field: FieldWord, prefix: string): Completion[] {
  const typed = prefix.toLowerCase()
  const known = (values[field.word] ?? [])
    .filter(([text]) => text.startsWith(typed))
    .map(([text, about]) => ({ text, about, goesOn: false }))
  if (field.kind === 'number') {
    const units = { ms: ['ms', 's', 'min', 'h'], bytes: ['b', 'kb', 'mb', 'gb'], count: ['k'] }
    return distinct([...known, ...unitOptions(prefix, units[field.unit])])
  }
  if (field.kind === 'time') return distinct([...known, ...unitOptions(prefix, ['m', 'h', 'd'])])
  return known
}

const unitWords: Readonly<Record<string, string>> = {
  ms: 'Milliseconds',
  s: 'Seconds',
  m: 'Minutes',
  min: 'Minutes',
  h: 'Hours',
  d: 'Days',
  b: 'Bytes',
  kb: 'Kilobytes',
  mb: 'Megabytes',
  gb: 'Gigabytes',
  k: 'Thousands'
}

function unitOptions(prefix: string, units: readonly string[]): Completion[] {
  const [, number, typed = ''] = /^((?:[<>]=?|=)?\s*[\d.,]+)([a-z]*)$/i.exec(prefix) ?? []
  if (number === undefined || !/\d$/.test(number)) return []
  return units
    .filter((unit) => unit.startsWith(typed.toLowerCase()) && unit !== typed.toLowerCase())
    .map((unit) => ({ text: number + unit, about: unitWords[unit] ?? '', goesOn: false }))
}

const distinct = (options: readonly Completion[]) =>
  options.filter(({ text }, at) => options.findIndex((one) => one.text === text) === at)
