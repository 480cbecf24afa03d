import type { ToolCall } from '../tool-call.ts'
import { Database } from './database.ts'
import type { CallEntry } from './messages.ts'
import { rowIdOf } from './row-columns.ts'
import { prepareSchema } from './schema.ts'
import { Source } from './source.ts'
import { Store } from './store.ts'

interface Imported {
  readonly source: Source
  calls: number
}

/** Histories that were read in from files: in memory, apart from the program's own, never changed. */
export class ImportedSources {
  readonly #sources = new Map<string, Imported>()

  /** Throws where it was closed. */
  get(importId: string): Source {
    const imported = this.#sources.get(importId)
    if (imported !== undefined) return imported.source
    throw new Error('This import has been closed. Open the file again.')
  }

  /** The import that a call of this id is of; null: none. */
  of(callId: string): Source | null {
    return this.#sources.get(rowIdOf(callId).run)?.source ?? null
  }

  /** Answers the positions that are new. */
  add(importId: string, calls: readonly ToolCall[]): ReadonlySet<number> {
    const imported = this.#sources.get(importId) ?? opened()
    this.#sources.set(importId, imported)
    const { source } = imported
    // Whatever the file calls them: an id says where a row stands.
    const named = calls.map((call) => ({ ...call, id: `${importId}-${++imported.calls}` }))
    const positions = source.take(named.map(entryOf))
    for (const { id, pinned, note, colour } of named) {
      if (note !== null) source.remark(id, { pinned, note, colour })
    }
    return positions
  }

  /** Answers what was closed; null where there is no such import. */
  close(importId: string): Source | null {
    const imported = this.#sources.get(importId)
    if (imported === undefined) return null
    this.#sources.delete(importId)
    imported.source.store.database.close()
    return imported.source
  }

  stop(): void {
    for (const importId of [...this.#sources.keys()]) this.close(importId)
  }
}

function opened(): Imported {
  const database = new Database(':memory:', null)
  prepareSchema(database)
  return { source: new Source(new Store(database)), calls: 0 }
}

function entryOf(call: ToolCall): CallEntry {
  const {
    calledAs,
    arguments: args,
    result,
    errorCode,
    errorHint,
    splunkRequests,
    jobs,
    exchange,
    messages,
    ...row
  } = call
  return {
    kind: 'call',
    row: JSON.stringify({ ...row, kept: true }),
    phase: 'ended',
    kept: true,
    details: {
      calledAs,
      arguments: JSON.stringify(args ?? null),
      trace: JSON.stringify({ errorCode, errorHint, splunkRequests, jobs, exchange, messages }),
      result
    }
  }
}
