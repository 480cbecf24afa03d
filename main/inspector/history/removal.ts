import { z } from 'zod'
import { callStatuses } from '../tool-call.ts'
import { flags } from './columns.ts'
import type { Retention } from './messages.ts'
import { isMark } from './row-columns.ts'
import type { Removed, Source } from './source.ts'
import { atOnce } from './steps.ts'
import type { Store } from './store.ts'

const day = 86_400_000
const minute = 60_000
const rowsOfStep = 200
/** Of rejections. */
const minutesOfStep = 60
const pagesOfStep = 50
const firstEnded = callStatuses.indexOf('ok')

const removedSchema = z.object({ calls: z.number(), before: z.number() })

/** What went from a history by age or size, as it says itself. */
export function removedOf(store: Store): Removed | null {
  const text = store.meta('removed')
  return text === null ? null : removedSchema.parse(JSON.parse(text))
}

const isRunning = (source: Source, position: number) =>
  !source.columns.isMark(position) &&
  (source.columns.arrays.status[position] ?? firstEnded) < firstEnded

const stays = (source: Source, position: number) =>
  source.hasFlag(position, flags.pinned) || isRunning(source, position)

/**
 * Removes some of the oldest rows that are older or more than the limits allow; pinned ones stay. Answers
 * the positions that went, none where all is within the limits. Throws where the disk refuses.
 */
export function removeOldest(
  source: Source,
  { days, megabytes }: Retention,
  now = Date.now()
): ReadonlySet<number> {
  const { columns, store, blocks } = source
  const gone = new Set<number>()
  const isTooLarge = store.bytes > megabytes * 1_000_000
  let before = 0
  let calls = 0
  for (let position = 0; position < columns.length && gone.size < rowsOfStep; position += 1) {
    if (source.isGone(position) || stays(source, position)) continue
    const at = columns.arrays.at[position] ?? 0
    if (!isTooLarge && at >= now - days * day) break
    gone.add(position)
    before = Math.max(before, at)
    if (!columns.isMark(position)) calls += 1
  }
  removeRejections(store, Math.max(now - days * day, before), isTooLarge && gone.size === 0)
  if (gone.size === 0) return gone
  const removed = {
    calls: (source.removed?.calls ?? 0) + calls,
    before: Math.max(source.removed?.before ?? 0, before)
  }
  const seqs = [...gone].map((position) => source.seq(position))
  store.database.transaction(() => {
    blocks.remove(store, gone)
    store.remove(seqs)
    store.setMeta('removed', JSON.stringify(removed))
  })
  for (const position of gone) source.forget(position)
  source.removed = removed
  store.database.transaction(() => atOnce(blocks.write(store, source.words)))
  blocks.ended(store, true)
  store.shrink(pagesOfStep)
  return gone
}

/** Those before a time, with the calls of that time; `more`: some of the oldest in any case. */
function removeRejections(store: Store, before: number, more: boolean): void {
  const oldest = store.oldestRejections()
  if (oldest === null) return
  const until = Math.max(Math.floor(before / minute), more ? oldest + minutesOfStep : 0)
  if (oldest >= until) return
  store.removeRejections(until)
}

/**
 * Forgets all that has ended, but for what is pinned, and leaves nothing of it in the file: freed places
 * are overwritten, free pages given back, and the write-ahead log emptied. Answers the positions that went.
 */
export function clear(source: Source): ReadonlySet<number> {
  const { columns, blocks, store } = source
  const gone = new Set<number>()
  const kept: number[] = []
  for (let position = 0; position < columns.length; position += 1) {
    if (source.isGone(position)) continue
    if (!stays(source, position)) gone.add(position)
    else if (!source.hasFlag(position, flags.unkept)) kept.push(position)
  }
  store.removeAllBut(kept.map((position) => source.seq(position)))
  for (const position of gone) source.forget(position)
  for (const position of kept) blocks.touch(position)
  source.removed = null
  store.database.transaction(() => {
    for (const position of kept) if (!isRunning(source, position)) putTexts(source, position)
    atOnce(blocks.write(store, source.words))
  })
  blocks.ended(store, true)
  store.trim()
  return gone
}

function putTexts(source: Source, position: number): void {
  const row = source.row(position)
  if (row === null || isMark(row)) return
  const seq = source.seq(position)
  source.store.texts.put(seq, source.store.said(seq), row.error, row.sid)
}
