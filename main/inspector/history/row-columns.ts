import type { Mark } from '../mark.ts'
import { callStatuses, type CallProfile } from '../tool-call.ts'
import { type ColumnValues, flags, kinds, noColour } from './columns.ts'
import type { HistoryRow, Remark } from './contract.ts'
import type { Dictionaries } from './words.ts'

export interface RowId {
  readonly run: string
  readonly number: number
}

/** The two parts of an id: which start of the program it is of, and the how many-eth of it. */
export function rowIdOf(id: string): RowId {
  const dash = id.lastIndexOf('-')
  return { run: id.slice(0, Math.max(dash, 0)), number: Number(id.slice(dash + 1)) }
}

export const isMark = (row: HistoryRow): row is Mark => row.kind === 'mark'

const known = (value: number | null) => value ?? NaN

/** A row as numbers. Words that are new get theirs. */
export function columnValues(row: HistoryRow, seq: number, words: Dictionaries): ColumnValues {
  const { run, number } = rowIdOf(row.id)
  const place = { seq, run: words.run.idOf(run), number }
  if (isMark(row)) return { ...emptyValues, ...place, ...markValues(row, words) }
  return {
    ...place,
    at: row.startedAt,
    ms: known(row.ms),
    splunkMs: known(row.splunkMs),
    rows: known(row.rows),
    bytes: known(row.bytes),
    client: words.client.idOf(row.client),
    session: words.session.idOf(row.sessionId),
    ...profileValues(row.profile, words),
    tool: words.tool.idOf(row.tool),
    indexes: words.indexes.idOf(row.indexes.join(',')),
    kind: kinds[row.kind],
    status: callStatuses.indexOf(row.status),
    origin: row.origin === 'analyst' ? 1 : 0,
    flags:
      remarkFlags(row) |
      (row.kept ? 0 : flags.unkept) |
      (row.error === null ? 0 : flags.error) |
      (row.sid === null ? 0 : flags.sid),
    colour: row.colour ?? noColour
  }
}

export const remarkFlags = ({ pinned, note }: Remark): number =>
  (pinned === true ? flags.pinned : 0) | (note == null ? 0 : flags.noted)

const emptyValues: Omit<ColumnValues, 'seq' | 'run' | 'number' | 'at'> = {
  ms: NaN,
  splunkMs: NaN,
  rows: NaN,
  bytes: NaN,
  client: 0,
  session: 0,
  profile: 0,
  host: 0,
  tool: 0,
  indexes: 0,
  kind: kinds.mark,
  status: 0,
  origin: 0,
  flags: 0,
  colour: noColour
}

function markValues(mark: Mark, words: Dictionaries): Partial<ColumnValues> & { at: number } {
  if (mark.what !== 'moved') return { at: mark.at }
  return {
    at: mark.at,
    client: words.client.idOf(mark.client),
    session: words.session.idOf(mark.sessionId),
    ...profileValues(mark.to ?? mark.from, words)
  }
}

const profileValues = (profile: CallProfile | null, words: Dictionaries) => ({
  profile: words.profile.idOf(profile?.name ?? ''),
  host: words.host.idOf(profile?.host ?? '')
})
