import { amount, type Bound, unitOf } from './amounts.ts'
import { type FieldWord, fieldWord, nearest, type Unit } from './fields.ts'
import type { Filter, NumberField } from './filter.ts'
import { moment } from './moments.ts'
import { FilterProblem } from './problem.ts'

export interface Value {
  readonly text: string
  readonly exact: boolean
  readonly quoted: boolean
  readonly from: number
  readonly to: number
}

/** What a value after the colon of a field means; null: unfinished. Throws `FilterProblem`. */
export function valueFilter(field: FieldWord, value: Value, now: number): Filter | null {
  const fail = (message: string) => new FilterProblem(message, value.from, value.to)
  switch (field.kind) {
    case 'number':
      return numberFilter(field.field, field.unit, field.word, value.text, fail)
    case 'time': {
      const at = moment(value.text, now)
      if (at !== undefined) return { kind: 'time', field: field.field, at }
      const examples = `${field.word}:1h, ${field.word}:14:00 or ${field.word}:2026-11-24`
      throw fail(`“${value.text}” is no time; write ${examples}`)
    }
    case 'is':
      return isFilter(value.text, fail)
    case 'has':
      return hasFilter(value.text, fail)
    case 'text':
      return textFilter(field, value, fail)
  }
}

type Fail = (message: string) => FilterProblem

/** `>2s` or `<1mb` without a field: the unit tells which. */
export function shortComparison(text: string, from: number): Filter | null {
  const fail = (message: string) => new FilterProblem(message, from, from + text.length)
  const unit = unitOf(text)
  if (/^[<>]=?\s*$/.test(text)) return null
  if (unit !== undefined) {
    const [field, word] = unit === 'ms' ? (['took', 'took'] as const) : (['size', 'size'] as const)
    return numberFilter(field, unit, word, text, fail)
  }
  throw fail(
    /\d$/.test(text)
      ? `Of what? Write ${text}s for time, ${text}mb for size or rows:${text}`
      : `“${text}” is no number with a unit; write >2s, >1mb, or quotes for text`
  )
}

const unitExamples: Readonly<Record<Unit, string>> = {
  ms: 'ms, s, m, h or d',
  bytes: 'b, kb, mb or gb',
  count: 'nothing, k or m'
}

function numberFilter(
  field: NumberField,
  unit: Unit,
  word: string,
  text: string,
  fail: Fail
): Filter | null {
  const found = amount(text, unit)
  const example = fieldWord(word)?.example ?? ''
  if ('bounds' in found) {
    const of = found.bounds.map((bound: Bound) => ({ kind: 'number' as const, field, ...bound }))
    return of.length === 1 && of[0] !== undefined ? of[0] : { kind: 'all', of }
  }
  switch (found.wrong) {
    case 'unfinished':
      return null
    case 'unit':
      throw fail(
        `${word}: needs a unit: ${text}${unit === 'ms' ? 's' : 'kb'} (${unitExamples[unit]})`
      )
    case 'comparison':
      throw fail(`More or less than that? Write ${word}:>${text} or ${word}:<${text}`)
    case 'number':
      throw fail(
        `“${text}” is no number${unit === 'count' ? '' : ` with a unit (${unitExamples[unit]})`}; write ${word}:${example}`
      )
  }
}

const states = ['pinned', 'noted', 'running', 'unkept'] as const

function isFilter(text: string, fail: Fail): Filter {
  const what = states.find((one) => one === text.toLowerCase())
  if (what !== undefined) return { kind: 'is', what }
  if (fieldWord('status')?.values?.includes(text.toLowerCase()) === true) {
    throw fail(`is:${text} is written status:${text}`)
  }
  throw fail(`A call is ${list(states)}, not “${text}”`)
}

const valued = ['error', 'note', 'sid', 'index', 'profile', 'host', 'colour'] as const

/** A field has a value when a part of it can be found, were it an empty one. */
function hasFilter(text: string, fail: Fail): Filter {
  const wanted = text.toLowerCase() === 'color' ? 'colour' : text.toLowerCase()
  const field = valued.find((one) => one === wanted)
  if (field === undefined) throw fail(`A call can have ${list(valued)}, not “${text}”`)
  return field === 'note'
    ? { kind: 'is', what: 'noted' }
    : { kind: 'field', field, value: '', exact: false }
}

function textFilter(
  word: FieldWord & { kind: 'text' },
  { text, exact, quoted }: Value,
  fail: Fail
): Filter {
  const { field, values } = word
  if (!quoted && /^\/.+\/i?$/.test(text)) {
    throw fail(
      `A regular expression looks through the whole call; write ${text} without ${word.word}:`
    )
  }
  // As in Splunk; a part of the value is looked for anyway.
  const value = quoted || exact ? text : text.replace(/^\*+|\*+$/g, '')
  if (!quoted && value.includes('*')) {
    throw fail(
      `A * can stand at the beginning and the end only: ${word.word}:${value.replace(/\*.*/, '')}`
    )
  }
  const sought = value.toLowerCase()
  if (
    values !== undefined &&
    !values.some((one) => (exact ? one === sought : one.includes(sought)))
  ) {
    const near = nearest(sought, values)
    const hint = near === undefined ? '' : ` Did you mean ${near}?`
    throw fail(`${word.title} is ${list(values)}, not “${text}”.${hint}`)
  }
  return { kind: 'field', field, value, exact }
}

const list = (words: readonly string[]) =>
  `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`
