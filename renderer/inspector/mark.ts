import type { HistoryRow, Mark, ToolCallRow } from '../../preload/api.ts'
import { formatCount, formatDuration } from '../ui/format.ts'

type GapMark = Exclude<Mark, { what: 'moved' }>

export const isMark = (row: HistoryRow): row is Mark => row.kind === 'mark'
export const isCall = (row: HistoryRow): row is ToolCallRow => row.kind !== 'mark'

/** What is missing in a gap, in a few words. */
export const gapTitles: Readonly<Record<GapMark['what'], string>> = {
  paused: 'Capture was paused',
  private: 'Private mode',
  flood: 'More came than could be written',
  disk: 'The disk refused',
  ended: 'The program ended while calls ran'
}

/** Whether it goes on, as far as is known: where the program was killed, its end was not written. */
export const isOpen = ({ what, at, until }: GapMark): boolean =>
  (what === 'paused' || what === 'private' || what === 'disk') && until <= at

/** "3 calls in 2 min 5 s", "from here on" */
export function gapSize(mark: GapMark): string {
  if (isOpen(mark)) return 'from here on'
  const { calls, at, until } = mark
  const span = formatDuration(Math.max(0, until - at))
  return calls === 0 ? span : `${formatCount(calls, 'call')} in ${span}`
}

/** "soc-17: Demo → Prod, assigned in the window", or what is missing. */
export function markText(mark: Mark): string {
  if (mark.what !== 'moved') return `${gapTitles[mark.what]}: ${gapSize(mark)}. ${mark.reason}`
  const { xSessionId, from, to, reason } = mark
  const who = xSessionId === null ? '' : `${xSessionId}: `
  return `${who}${from?.name ?? 'none'} → ${to?.name ?? 'none'}, ${reason}`
}
