import type { ClearedSpl } from './cleared-spl.ts'
import { oneshotSearch } from './oneshot.ts'
import type { Row } from './results.ts'
import type { Splunk } from './splunk.ts'

/** Fields that every event has and that Splunk keeps lists of. */
export const metadataFields = ['host', 'source', 'sourcetype'] as const
export type MetadataField = (typeof metadataFields)[number]

/** One value of such a field; times in Unix seconds. */
export interface MetadataValue {
  readonly value: string
  readonly totalCount: number
  readonly firstTime: number | null
  readonly lastTime: number | null
}

/** The metadata command answers with at most this many, and so do we. */
export const mostMetadataValues = 10_000

/** The search behind `listMetadata`. `indexes`: names, or with * as wildcard. */
export const metadataSpl = (field: MetadataField, indexes: readonly string[]): string =>
  `| metadata type=${field}s ${indexes.map((index) => `index="${index}"`).join(' ')}`

/** The values of `field` by number of events, most first. `spl`: `metadataSpl`, cleared. */
export async function listMetadata(
  splunk: Splunk,
  field: MetadataField,
  spl: ClearedSpl
): Promise<readonly MetadataValue[]> {
  const range = { earliest: '0', latest: 'now' }
  const { rows } = await oneshotSearch(splunk, spl, range, mostMetadataValues)
  return rows
    .map((row) => metadataValueOf(field, row))
    .filter(({ value }) => value !== '')
    .sort((one, other) => other.totalCount - one.totalCount)
}

/**
 * Counts the values of `field` in a time range by reading the index files: unlike the metadata
 * command it keeps to the range, where that one answers with all of each bucket that the range meets.
 */
export const valueCountsSpl = (field: MetadataField, index: string): string =>
  `| tstats count AS totalCount min(_time) AS firstTime max(_time) AS lastTime WHERE index="${index}" BY ${field} | sort 0 - totalCount`

/** A row of either search. */
export const metadataValueOf = (field: MetadataField, row: Row): MetadataValue => ({
  value: text(row, field),
  totalCount: Number(text(row, 'totalCount')) || 0,
  firstTime: Number(text(row, 'firstTime')) || null,
  lastTime: Number(text(row, 'lastTime')) || null
})

function text(row: Row, field: string): string {
  const value = row[field]
  return typeof value === 'string' ? value : (value?.[0] ?? '')
}
