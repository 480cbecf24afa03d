const minute = 60_000
const mostReasons = 50
/** Characters: some reasons hold what was sent. */
const longestReason = 300
const otherReasons = 'Other reasons'

/** Requests that no session took, of one reason in one minute. */
export interface RejectionsOfMinute {
  /** Unix time in ms, of the last of them. */
  readonly at: number
  readonly status: number
  /** In the words that the client was told, without what differs from request to request. */
  readonly reason: string
  readonly count: number
}

/**
 * Counts requests that are refused before any session, so that a flood of them costs a counter each:
 * told at most once a second, with a bounded number of reasons in each minute.
 */
export class Rejections {
  readonly #tell: (counts: readonly RejectionsOfMinute[]) => void
  readonly #counts = new Map<string, RejectionsOfMinute>()
  #reasons = new Set<string>()
  #minute = 0
  #timer: NodeJS.Timeout | undefined

  /** `tell`: is given what was counted since it was told last. */
  constructor(tell: (counts: readonly RejectionsOfMinute[]) => void) {
    this.#tell = tell
  }

  note(status: number, whole: string, at: number = Date.now()): void {
    const reason = whole.length > longestReason ? `${whole.slice(0, longestReason)}…` : whole
    const now = Math.floor(at / minute)
    if (now !== this.#minute) {
      this.flush()
      this.#minute = now
      this.#reasons = new Set()
    }
    let key = `${status} ${reason}`
    const isNew = !this.#reasons.has(key)
    const counted = isNew && this.#reasons.size >= mostReasons ? otherReasons : reason
    key = `${status} ${counted}`
    this.#reasons.add(key)
    const count = (this.#counts.get(key)?.count ?? 0) + 1
    this.#counts.set(key, { at, status, reason: counted, count })
    this.#timer ??= setTimeout(() => this.flush(), 1000).unref()
  }

  /** Tells what has been counted and not told yet. */
  flush(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (this.#counts.size === 0) return
    const counts = [...this.#counts.values()]
    this.#counts.clear()
    this.#tell(counts)
  }
}
