import { EventEmitter } from 'node:events'

const lookEvery = 3000
const settle = 100

export interface ChangesDeps {
  /** What is watched, as text. */
  readonly look: () => Promise<string>
  /** Calls the listener where it may have changed, until the answered function is called. */
  readonly hints: (listener: () => void) => () => void
}

/**
 * Watches, while anyone listens, what other programs can change at any time: looks after each hint
 * and every three seconds.
 */
export class Changes {
  readonly #deps: ChangesDeps
  readonly #events = new EventEmitter<{ changed: [] }>()
  #last = ''
  #looking = false
  #soon: NodeJS.Timeout | undefined
  #stop: (() => void) | null = null

  constructor(deps: ChangesDeps) {
    this.#deps = deps
  }

  subscribe(listener: () => void): () => void {
    this.#events.on('changed', listener)
    this.#stop ??= this.#start()
    return () => {
      this.#events.off('changed', listener)
      if (this.#events.listenerCount('changed') > 0) return
      this.#stop?.()
      this.#stop = null
    }
  }

  hint(): void {
    if (this.#events.listenerCount('changed') === 0) return
    this.#soon ??= setTimeout(() => void this.#look(), settle).unref()
  }

  #start(): () => void {
    const timer = setInterval(() => void this.#look(), lookEvery).unref()
    const unhint = this.#deps.hints(() => this.hint())
    this.hint()
    return () => {
      clearInterval(timer)
      clearTimeout(this.#soon)
      this.#soon = undefined
      unhint()
    }
  }

  async #look(): Promise<void> {
    clearTimeout(this.#soon)
    this.#soon = undefined
    if (this.#looking) {
      this.hint()
      return
    }
    this.#looking = true
    const now = await this.#deps.look().finally(() => {
      this.#looking = false
    })
    if (now === this.#last) return
    this.#last = now
    this.#events.emit('changed')
  }
}
