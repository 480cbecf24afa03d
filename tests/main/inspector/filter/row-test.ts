import type { Filter, NumberField, TextField } from '../../../../main/inspector/filter/filter.ts'
import { regexTest } from '../../../../main/inspector/filter/regex.ts'
import type { ToolCallRow } from '../../../../main/inspector/tool-call.ts'

type Of<Field extends string, Value> = Readonly<Record<Field, (row: ToolCallRow) => Value>>

const texts: Of<TextField, readonly string[] | string | null | undefined> = {
  tool: (row) => row.tool,
  client: (row) => row.client,
  profile: (row) => row.profile?.name,
  host: (row) => row.profile?.host,
  session: (row) => row.sessionId,
  sid: (row) => row.sid,
  index: (row) => row.indexes,
  status: (row) => row.status,
  error: (row) => row.error,
  origin: (row) => row.origin,
  colour: (row) => (row.colour === null ? null : String(row.colour))
}

const numbers: Of<NumberField, number | null> = {
  took: (row) => row.ms,
  splunk: (row) => row.splunkMs,
  rows: (row) => row.rows,
  size: (row) => row.bytes
}

type Test = (row: ToolCallRow) => boolean

/**
 * Whether rows pass a filter, in the plainest way: what the history does by columns and indexes is held
 * against it. What a row does not have passes no test of it: no error contains anything,
 * and a call that runs has not taken more than any time. `now`: what relative times count back from.
 */
export function rowTest(filter: Filter, now: number): Test {
  switch (filter.kind) {
    case 'all': {
      const tests = filter.of.map((one) => rowTest(one, now))
      return (row) => tests.every((test) => test(row))
    }
    case 'any': {
      const tests = filter.of.map((one) => rowTest(one, now))
      return (row) => tests.some((test) => test(row))
    }
    case 'not': {
      const test = rowTest(filter.of, now)
      return (row) => !test(row)
    }
    case 'field': {
      const of = texts[filter.field]
      const sought = filter.value.toLowerCase()
      const fits = filter.exact
        ? (value: string) => value.toLowerCase() === sought
        : (value: string) => value.toLowerCase().includes(sought)
      return (row) => {
        const value = of(row)
        return typeof value === 'string' ? fits(value) : (value ?? []).some(fits)
      }
    }
    case 'number': {
      const of = numbers[filter.field]
      const { value, comparison } = filter
      return (row) => {
        const found = of(row)
        return found !== null && compare(found, comparison, value)
      }
    }
    case 'time': {
      const at = typeof filter.at === 'number' ? filter.at : now - filter.at.ago
      return filter.field === 'since' ? (row) => row.startedAt >= at : (row) => row.startedAt < at
    }
    case 'is':
      return is[filter.what]
    case 'text': {
      const sought = filter.text.toLowerCase()
      return (row) => searched(row).some((text) => text.toLowerCase().includes(sought))
    }
    case 'regex': {
      const test = regexTest(filter.source, filter.flags)
      return (row) => searched(row).some(test)
    }
  }
}

const is: Readonly<Record<Extract<Filter, { kind: 'is' }>['what'], Test>> = {
  pinned: (row) => row.pinned,
  noted: (row) => row.note !== null && row.note !== '',
  running: (row) => row.ms === null,
  unkept: (row) => !row.kept
}

/** Where free text and regular expressions look, each text by itself. */
const searched = (row: ToolCallRow): readonly string[] =>
  [row.tool, row.summary, row.error, row.note].filter((text) => text !== null)

function compare(found: number, comparison: string, value: number): boolean {
  switch (comparison) {
    case '<':
      return found < value
    case '<=':
      return found <= value
    case '>=':
      return found >= value
    case '>':
      return found > value
    default:
      return found === value
  }
}
