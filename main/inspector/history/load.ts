import { randomBytes } from 'node:crypto'
import type { GapMark } from '../mark.ts'
import { callStatuses } from '../tool-call.ts'
import { kinds } from './columns.ts'
import { isMark } from './row-columns.ts'
import { saidOf } from './said.ts'
import { removedOf } from './removal.ts'
import { Source } from './source.ts'
import { atOnce } from './steps.ts'
import type { Store } from './store.ts'
import { parseHistoryRow } from './stored-row.ts'
import { wordKinds } from './words.ts'

/** Reads a history; what ran when the program ended is written down as cancelled. */
export function loadSource(store: Store): Source {
  const source = new Source(store)
  const { columns, blocks } = source
  store.words.read(source.words)
  let noted = 0
  const noteAdded = () => {
    for (; noted < columns.length; noted += 1) source.noteAdded(noted)
  }
  const addRows = (before: number) => {
    noteAdded()
    const next = columns.length === 0 ? 0 : source.seq(columns.length - 1) + 1
    for (const { seq, row } of store.rowsBetween(next, before)) {
      source.add(parseHistoryRow(row), seq)
      noted += 1
    }
  }
  blocks.load(store, addRows)
  addRows(Number.MAX_SAFE_INTEGER)
  readRemarks(source)
  source.removed = removedOf(store)
  forgetWords(source)
  endRunning(source)
  return source
}

function readRemarks(source: Source): void {
  const remarks = source.store.remarks()
  const { seq } = source.columns.arrays
  let position = 0
  for (const { seq: sought, ...remark } of remarks) {
    while (position < source.columns.length && (seq[position] ?? 0) < sought) position += 1
    if (position < source.columns.length && seq[position] === sought) {
      source.setRemark(position, remark)
    }
  }
}

// Names of tools, clients and sessions come from outside: those of calls that went must not add up.
function forgetWords({ columns, words, store }: Source): void {
  const unused = wordKinds.map((name) => {
    const used = new Uint8Array(words[name].size)
    const ids = columns.arrays[name]
    for (let position = 0; position < columns.length; position += 1) used[ids[position] ?? 0] = 1
    return { name, ids: [...used.keys()].filter((id) => id !== 0 && used[id] === 0) }
  })
  if (unused.every(({ ids }) => ids.length === 0)) return
  try {
    store.database.transaction(() => {
      for (const { name, ids } of unused) store.words.remove(name, ids)
    })
  } catch {
    // The disk refuses, which the first entries find as well and say; the next opening tries again.
    return
  }
  for (const { name, ids } of unused) {
    store.words.forget(name, ids)
    for (const id of ids) words[name].forget(id)
  }
}

const cancelled = callStatuses.indexOf('cancelled')
const firstEnded = callStatuses.indexOf('ok')

function endRunning(source: Source): void {
  const { columns, store } = source
  const { status, kind, at, ms } = columns.arrays
  const running: number[] = []
  let last = 0
  for (let position = 0; position < columns.length; position += 1) {
    if (kind[position] === kinds.mark) continue
    const took = ms[position] ?? NaN
    last = Math.max(last, (at[position] ?? 0) + (Number.isNaN(took) ? 0 : took))
    if ((status[position] ?? cancelled) < firstEnded) running.push(position)
  }
  if (running.length === 0) return
  const error = 'The program ended while this call ran, so how it ended is not known.'
  store.database.transaction(() => {
    for (const position of running) {
      const row = source.row(position)
      if (row === null || isMark(row)) continue
      const ms = Math.max(0, last - row.startedAt)
      const ended = {
        ...row,
        status: 'cancelled',
        ms,
        progress: null,
        progressText: null,
        error
      } as const
      source.put(ended)
      const said = saidOf(ended, null)
      store.putRow(source.seq(position), JSON.stringify(ended), said)
      store.texts.put(source.seq(position), said, error, ended.sid)
    }
    const mark: GapMark = {
      kind: 'mark',
      // Of a run of its own.
      id: `${randomBytes(6).toString('hex')}-1`,
      what: 'ended',
      at: last,
      until: Date.now(),
      calls: running.length,
      reason: `How ${running.length === 1 ? 'it' : 'they'} ended is not known.`
    }
    const position = source.add(mark)
    const said = saidOf(mark, null)
    store.putRow(source.seq(position), JSON.stringify(mark), said)
    store.texts.put(source.seq(position), said, null, null)
    atOnce(source.blocks.write(store, source.words))
  })
  source.blocks.ended(store, true)
}
