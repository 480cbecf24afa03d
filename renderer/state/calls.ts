import type { InspectorPage, Reply, ToolCallRow } from '../../preload/api.ts'

export interface CallsSnapshot {
  /** Oldest first, so that a count of rows names a moment. */
  readonly rows: readonly ToolCallRow[]
  readonly dropped: number
  /** False until the first answer. */
  readonly known: boolean
  /** Why the list could not be had. */
  readonly error: string | null
}

const nothing: CallsSnapshot = { rows: [], dropped: 0, known: false, error: null }

/** The inspector's rows: a page asked for once, then batches of new and changed rows. */
export class Calls {
  readonly #listeners = new Set<() => void>()
  readonly #places = new Map<string, number>()
  #snapshot = nothing
  /** What `#places` counts from: the rows that went away at the old end. */
  #gone = 0
  /** What was recorded since the list was asked for; the answer may not have it yet. */
  #since: ToolCallRow[] | null = null

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  readonly snapshot = () => this.#snapshot

  async refresh(ask: () => Promise<Reply<InspectorPage>>): Promise<void> {
    this.#since = []
    const reply = await ask()
    const since = this.#since
    this.#since = null
    if (!reply.ok) {
      this.#set({ ...this.#snapshot, error: reply.message })
      return
    }
    const { rows, dropped } = reply.value
    this.#forget(dropped)
    this.#apply([...rows].reverse().concat(since), dropped)
  }

  record(rows: readonly ToolCallRow[], dropped: number): void {
    this.#since?.push(...rows)
    this.#apply(rows, dropped)
  }

  clear(): void {
    this.#forget(0)
    this.#apply([], 0)
  }

  #forget(dropped: number) {
    this.#places.clear()
    this.#gone = 0
    this.#snapshot = { ...nothing, dropped, known: true }
  }

  #apply(changes: readonly ToolCallRow[], dropped: number) {
    const rows = this.#snapshot.rows.slice()
    for (const row of changes) {
      const place = this.#places.get(row.id)
      const known = place === undefined ? undefined : rows[place - this.#gone]
      if (place === undefined || known === undefined) {
        this.#places.set(row.id, rows.length + this.#gone)
        rows.push(row)
      } else if (known.ms === null || row.ms !== null) {
        // Batches and the first answer may cross: what has ended does not run again.
        rows[place - this.#gone] = row
      }
    }
    const fewer = Math.min(Math.max(dropped - this.#snapshot.dropped, 0), rows.length)
    for (const row of rows.splice(0, fewer)) this.#places.delete(row.id)
    this.#gone += fewer
    this.#set({ ...this.#snapshot, rows, dropped })
  }

  #set(snapshot: CallsSnapshot) {
    this.#snapshot = snapshot
    for (const listener of this.#listeners) listener()
  }
}
