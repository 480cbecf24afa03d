import type { ToolCall, ToolCallRow } from '../tool-call.ts'
import type { History } from './history.ts'
import type { CallPage, CallSelection } from './selection.ts'

/** Reads calls of the history page by page, for those who go through many. */
export class HistoryCalls {
  readonly #history: History

  constructor(history: History) {
    this.#history = history
  }

  count(selection: CallSelection): Promise<number> {
    return this.#history.ask('count', selection)
  }

  /** Oldest first. */
  rows(selection: CallSelection): AsyncIterable<ToolCallRow> {
    return pages((from) => this.#history.ask('selectedRows', selection, from))
  }

  /** Oldest first, with their whole results. */
  calls(selection: CallSelection): AsyncIterable<ToolCall> {
    return pages((from) => this.#history.ask('selectedCalls', selection, from))
  }

  /** Reads calls into a history of their own, which views have as their `source`. */
  async add(importId: string, calls: readonly ToolCall[]): Promise<void> {
    await this.#history.ask('addImported', importId, calls)
  }

  async close(importId: string): Promise<void> {
    await this.#history.ask('closeImported', importId)
  }
}

async function* pages<Call>(ask: (from: number) => Promise<CallPage<Call>>): AsyncGenerator<Call> {
  for (let from: number | null = 0; from !== null;) {
    const page: CallPage<Call> = await ask(from)
    yield* page.calls
    from = page.next
  }
}
