import type { Flood } from './history/feed.ts'
import type { Trouble } from './history/messages.ts'
import type { GapMark } from './mark.ts'

type What = GapMark['what']
type GapText = Pick<GapMark, 'until' | 'calls' | 'reason'>

interface Open {
  readonly id: string
  readonly what: What
  readonly at: number
  calls: number
}

const reasons: Partial<Record<What, string>> = {
  paused: 'Calls of this time were not recorded.',
  private: 'Calls of this time are kept nowhere.'
}

const count = (calls: number) => calls.toLocaleString('en-US')

/** Owns the spans of time of which calls are missing; each is a mark that grows until it is closed. */
export class Gaps {
  readonly #nextId: () => string
  readonly #tell: (mark: GapMark) => void
  readonly #open = new Map<What, Open>()

  /** `tell`: puts a mark between the calls, or replaces the one of its id. */
  constructor(nextId: () => string, tell: (mark: GapMark) => void) {
    this.#nextId = nextId
    this.#tell = tell
  }

  /** Counts a call that is missing in a span that is open. */
  count(what: What): void {
    const open = this.#open.get(what)
    if (open !== undefined) open.calls += 1
  }

  begin(what: 'paused' | 'private'): void {
    const open = this.#begun(what, Date.now())
    this.#say(open, { until: open.at, calls: 0, reason: reasons[what] ?? '' })
  }

  end(what: 'paused' | 'private'): void {
    const open = this.#open.get(what)
    this.#open.delete(what)
    if (open === undefined) return
    this.#say(open, { until: Date.now(), calls: open.calls, reason: reasons[what] ?? '' })
  }

  /** Ends all that are open. */
  close(): void {
    for (const what of ['paused', 'private'] as const) this.end(what)
  }

  /** More came than could be written. */
  flooded({ from, until, withoutDetails, lost }: Flood): void {
    const parts = [
      ...(withoutDetails > 0 ? [`${count(withoutDetails)} are kept without their details`] : []),
      ...(lost > 0 ? [`${count(lost)} are not kept`] : [])
    ]
    this.#say(
      { id: this.#nextId(), what: 'flood', at: from, calls: 0 },
      {
        until,
        calls: withoutDetails + lost,
        reason: `Of the calls of this time, ${parts.join(' and ')}.`
      }
    )
  }

  /** The disk refuses, or, with null, takes again. */
  troubled(trouble: Trouble | null): void {
    const known = this.#open.get('disk')
    if (trouble === null) {
      this.#open.delete('disk')
      if (known !== undefined) this.#say(known, this.#diskText(known.calls, Date.now()))
      return
    }
    const open = known ?? this.#begun('disk', trouble.since)
    const isNew = known === undefined
    open.calls = trouble.calls
    if (isNew) this.#say(open, this.#diskText(open.calls, open.at, trouble.reason))
  }

  #diskText(calls: number, until: number, why?: string): GapText {
    const because = why === undefined ? '' : ` It said: ${why}`
    return {
      until,
      calls,
      reason: `Calls of this time are gone when the program ends.${because}`
    }
  }

  #begun(what: What, at: number): Open {
    const open = { id: this.#nextId(), what, at, calls: 0 }
    this.#open.set(what, open)
    return open
  }

  #say({ id, what, at }: Open, text: GapText): void {
    this.#tell({ kind: 'mark', id, what, at, ...text })
  }
}
