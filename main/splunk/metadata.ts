import type { ClearedSpl } from './cleared-spl.ts'
import { oneshotSearch } from './oneshot.ts'
import type { Row } from './results.ts'
import type { Splunk } from './splunk.ts'

/** What the metadata command knows of one sourcetype; times in Unix seconds. */
export interface SourcetypeSummary {
  readonly name: string
  readonly totalCount: number
  readonly firstTime: number | null
  readonly lastTime: number | null
}

/** The command answers with at most this many, and so do we. */
export const mostSourcetypes = 10_000

/** The search behind `listSourcetypes`. `index`: a name, or with * as wildcard. */
export const sourcetypesSpl = (indexes: readonly string[]): string =>
  `| metadata type=sourcetypes ${indexes.map((index) => `index="${index}"`).join(' ')}`

/** Sourcetypes by number of events, most first. `spl`: `sourcetypesSpl`, cleared. */
export async function listSourcetypes(
  splunk: Splunk,
  spl: ClearedSpl
): Promise<readonly SourcetypeSummary[]> {
  const range = { earliest: '0', latest: 'now' }
  const { rows } = await oneshotSearch(splunk, spl, range, mostSourcetypes)
  return rows
    .map((row) => ({
      name: text(row, 'sourcetype'),
      totalCount: Number(text(row, 'totalCount')) || 0,
      firstTime: Number(text(row, 'firstTime')) || null,
      lastTime: Number(text(row, 'lastTime')) || null
    }))
    .filter(({ name }) => name !== '')
    .sort((one, other) => other.totalCount - one.totalCount)
}

function text(row: Row, field: string): string {
  const value = row[field]
  return typeof value === 'string' ? value : (value?.[0] ?? '')
}
