import { randomUUID } from 'node:crypto'
import { EventEmitter } from 'node:events'
import type { CallProfile } from './tool-call.ts'

/** A moment at which a session went on with another Splunk. */
export interface Mark {
  readonly id: string
  /** Unix time in ms. */
  readonly at: number
  readonly sessionId: string
  readonly xSessionId: string | null
  /** "Claude Desktop", else the clientInfo's name, else "anonymous". */
  readonly client: string
  /** Null: none. */
  readonly from: CallProfile | null
  readonly to: CallProfile | null
  /** Why: the rule that decides from here on, or what has happened to the profile. */
  readonly reason: string
}

const most = 1000

/** Owns the marks between the calls. In memory, bounded; the oldest goes first. */
export class Marks {
  readonly #events = new EventEmitter<{ added: [Mark] }>()
  #marks: readonly Mark[] = []

  /** Oldest first. */
  list(): readonly Mark[] {
    return this.#marks
  }

  add(mark: Omit<Mark, 'id' | 'at'>): void {
    const added = { ...mark, id: randomUUID(), at: Date.now() }
    this.#marks = [...this.#marks.slice(1 - most), added]
    this.#events.emit('added', added)
  }

  clear(): void {
    this.#marks = []
  }

  onAdded(listener: (mark: Mark) => void): () => void {
    this.#events.on('added', listener)
    return () => this.#events.off('added', listener)
  }
}
