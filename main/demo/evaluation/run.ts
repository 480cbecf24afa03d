import { setImmediate as nextTurn } from 'node:timers/promises'
import type { EvaluationContext } from './evaluate.ts'
import type { SearchMessage } from './search-error.ts'

const turn = 5

/** One run of a search: what it reads, what it has counted, and its manners towards the event loop. */
export class Run {
  readonly context: EvaluationContext
  readonly now: number
  earliest: number
  latest: number
  scanned = 0
  matched = 0
  readonly messages: SearchMessage[] = []
  /** Which extracted fields the search can read; null means all. */
  needs: ((name: string) => boolean) | null = null
  #turnStarted = performance.now()

  constructor(context: EvaluationContext) {
    this.context = context
    this.now = context.now
    this.earliest = context.earliest
    this.latest = context.latest
  }

  /** Lets others run when this search has had its turn of milliseconds. Rejects once aborted. */
  async pause(): Promise<void> {
    if (performance.now() - this.#turnStarted < turn) return
    await nextTurn()
    this.context.signal.throwIfAborted()
    this.#turnStarted = performance.now()
  }

  warn(text: string): void {
    if (!this.messages.some((message) => message.text === text)) {
      this.messages.push({ type: 'WARN', text })
    }
  }

  /** A run for a subsearch: its own range, the same clock and signal; progress is the outer search's. */
  inner(): Run {
    return new Run({ ...this.context, onProgress: () => undefined })
  }
}
