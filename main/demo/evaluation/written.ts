import type { Row } from './evaluate.ts'
import type { Result } from './result.ts'
import type { Run } from './run.ts'
import { compareText, textOf, type Value } from './value.ts'

const defaultFields =
  '_bkt _cd _indextime _raw _serial _si _sourcetype _subsecond _time host index linecount source sourcetype splunk_server'.split(
    ' '
  )
// splunkd leaves these out of events unless the search names them.
const quiet = /^(?:date_\w+|punct|timestartpos|timeendpos)$/

const isoTime = (seconds: number): string => {
  const time = Math.round(seconds * 1000)
  return Math.abs(time) > 8.64e15
    ? String(seconds)
    : new Date(time).toISOString().replace('Z', '+00:00')
}

function writtenValue(name: string, value: Value): string | readonly string[] | null {
  if (name === '_time' && value !== null) {
    const seconds = Number(textOf(value))
    if (Number.isFinite(seconds)) return isoTime(seconds)
  }
  return Array.isArray(value) ? (value as readonly string[]) : textOf(value)
}

/** Results as splunkd gives them: every value text, times in ISO 8601, columns in order. */
export async function written(
  results: readonly Result[],
  spl: string,
  transforming: boolean,
  run: Run
): Promise<{ fields: readonly string[]; rows: readonly Row[] }> {
  const columns = new Set<string>()
  const shown = new Map<string, boolean>()
  const isShown = (name: string): boolean => {
    let known = shown.get(name)
    if (known === undefined) {
      // Set on an object the first name would be lost.
      known = name !== '__proto__' && (transforming || !quiet.test(name) || spl.includes(name))
      shown.set(name, known)
    }
    return known
  }
  const rows: Row[] = []
  for (const result of results) {
    const row: Record<string, string | readonly string[] | null> = {}
    result.visit((name, value) => {
      if (!isShown(name)) return
      columns.add(name)
      if (value !== null) row[name] = writtenValue(name, value)
    })
    rows.push(row)
    if (rows.length % 64 === 0) await run.pause()
  }
  const chosen = transforming || /\|\s*fields\b(?!\s*-)/i.test(spl)
  return { fields: chosen ? [...columns] : eventOrder(columns), rows }
}

function eventOrder(columns: ReadonlySet<string>): string[] {
  const first = defaultFields.filter((name) => columns.has(name))
  const rest = [...columns].filter((name) => !first.includes(name))
  return [...first, ...rest.sort(compareText)]
}
