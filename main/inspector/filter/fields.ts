import type { NumberField, TextField } from './filter.ts'

interface Known {
  /** As it stands at the beginning of a sentence. */
  readonly title: string
  /** What it looks for, in short. */
  readonly about: string
  readonly example: string
  /** Everything it can be, where that is known. */
  readonly values?: readonly string[]
}

/** A word that stands before a colon. */
export type FieldWord = Known & { readonly word: string; readonly also: readonly string[] } & (
    | { readonly kind: 'text'; readonly field: TextField }
    | { readonly kind: 'number'; readonly field: NumberField; readonly unit: Unit }
    | { readonly kind: 'time'; readonly field: 'since' | 'before' }
    | { readonly kind: 'is' | 'has' }
  )

export type Unit = 'ms' | 'bytes' | 'count'

const text = (
  field: TextField,
  title: string,
  about: string,
  example: string,
  values?: readonly string[],
  also: readonly string[] = []
): FieldWord => ({
  kind: 'text',
  word: field,
  field,
  title,
  about,
  example,
  also,
  ...(values === undefined ? {} : { values })
})

const number = (
  field: NumberField,
  unit: Unit,
  title: string,
  about: string,
  example: string,
  also: readonly string[] = []
): FieldWord => ({ kind: 'number', word: field, field, unit, title, about, example, also })

const statuses = ['running', 'waiting', 'ok', 'error', 'refused', 'cancelled']
const hues = ['0', '1', '2', '3', '4', '5', '6', '7']

/** The words of the language, in the order in which completion offers them. */
export const fieldWords: readonly FieldWord[] = [
  text('tool', 'Tool', 'Name of the tool', 'run_splunk_search'),
  text('status', 'Status', 'How the call ended, or that it runs', 'error', statuses),
  text('client', 'Client', 'The assistant that called', 'claude'),
  text('profile', 'Profile', 'The Splunk it went to, by its name', 'prod'),
  number('took', 'ms', 'Took', 'How long the call took', '>2s', ['duration', 'ms']),
  {
    kind: 'time',
    word: 'since',
    field: 'since',
    title: 'Since',
    about: 'Began at this time or later',
    example: '1h',
    also: ['after']
  },
  {
    kind: 'time',
    word: 'before',
    field: 'before',
    title: 'Before',
    about: 'Began before this time',
    example: '14:00',
    also: ['until']
  },
  {
    kind: 'is',
    word: 'is',
    title: 'Is',
    about: 'Pinned, noted, running, not kept',
    example: 'pinned',
    values: ['pinned', 'noted', 'running', 'unkept'],
    also: []
  },
  {
    kind: 'has',
    word: 'has',
    title: 'Has',
    about: 'Has a value at all, such as an error',
    example: 'error',
    values: ['error', 'note', 'sid', 'index', 'profile', 'colour'],
    also: []
  },
  text('index', 'Index', 'An index that the SPL names', 'web', undefined, ['indexes']),
  text('error', 'Error', 'Text of the error', 'timeout'),
  number('rows', 'count', 'Rows', 'How many rows came back', '>1000'),
  number('size', 'bytes', 'Size', 'Size of the result', '>1mb', ['bytes']),
  number('splunk', 'ms', 'Splunk took', 'How long Splunk took of it', '>1s'),
  text('host', 'Host', 'Address of the Splunk', 'splunk.example.com'),
  text('session', 'Session', 'Id of the MCP session', '3f9a2c'),
  text('sid', 'Search job', 'Id of the search job', '1763'),
  text('origin', 'Origin', 'Who called: a client, or you again', 'analyst', ['client', 'analyst']),
  text('colour', 'Colour', 'Colour you gave it, 0 to 7', '2', hues, ['color'])
]

const byWord = new Map(fieldWords.flatMap((one) => [one.word, ...one.also].map((w) => [w, one])))

export const fieldWord = (word: string): FieldWord | undefined => byWord.get(word.toLowerCase())

/** The word of those that is written most like `word`; undefined when none is. */
export function nearest(word: string, of: Iterable<string>): string | undefined {
  let found: string | undefined
  let least = word.length <= 3 ? 2 : 3
  for (const one of of) {
    const steps = one.startsWith(word.toLowerCase()) ? 1 : edits(word.toLowerCase(), one)
    if (steps < least) [found, least] = [one, steps]
  }
  return found
}

export const nearestField = (word: string): string | undefined =>
  fieldWord(nearest(word, byWord.keys()) ?? '')?.word

/** Letters to insert, leave out, replace or swap until `a` is `b`. */
function edits(a: string, b: string): number {
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (before[j - 2] ?? 0) + 1 : Infinity
      )
    }
    ;[before, row] = [row, next]
  }
  return row[b.length] ?? 0
}
