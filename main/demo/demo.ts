import { EventEmitter } from 'node:events'
import type { DemoSplunk } from './demo-splunk.ts'

export type DemoState =
  | { readonly kind: 'stopped' }
  | { readonly kind: 'starting' }
  | {
      readonly kind: 'running'
      readonly url: string
      readonly username: string
      readonly events: number
    }
  | { readonly kind: 'failed'; readonly message: string }

// Most of what main/demo holds is loaded here: nobody pays for it who does not use the demo.
async function startLoaded(port: number): Promise<DemoSplunk> {
  const { startDemoSplunk } = await import('./demo-splunk.ts')
  return startDemoSplunk({ port })
}

/** Starts and stops the demo Splunk, and tells `onStarted` where it is each time. */
export class Demo {
  readonly #port: number
  readonly #onStarted: (demo: DemoSplunk) => void
  readonly #events = new EventEmitter()
  #state: DemoState = { kind: 'stopped' }
  #running: Promise<DemoSplunk> | undefined

  /** `port`: the first to try; 0 for any. */
  constructor(port: number, onStarted: (demo: DemoSplunk) => void) {
    this.#port = port
    this.#onStarted = onStarted
  }

  get state(): DemoState {
    return this.#state
  }

  /** Where it runs; undefined while it does not. */
  async splunk(): Promise<DemoSplunk | undefined> {
    return this.#state.kind === 'running' ? this.#running : undefined
  }

  /** A failure is a state, not an exception. */
  async start(): Promise<DemoState> {
    if (this.#running === undefined) {
      this.#set({ kind: 'starting' })
      this.#running = startLoaded(this.#port)
    }
    try {
      const demo = await this.#running
      if (this.#state.kind === 'starting') {
        this.#onStarted(demo)
        this.#set({
          kind: 'running',
          url: demo.url,
          username: demo.username,
          events: demo.eventCount
        })
      }
    } catch (error) {
      this.#running = undefined
      const message = error instanceof Error ? error.message : String(error)
      this.#set({ kind: 'failed', message: `The demo Splunk did not start: ${message}` })
    }
    return this.#state
  }

  async stop(): Promise<DemoState> {
    const running = this.#running
    this.#running = undefined
    if (running !== undefined) {
      await running.then(
        (demo) => demo.stop(),
        () => undefined
      )
      this.#set({ kind: 'stopped' })
    }
    return this.#state
  }

  subscribe(listener: () => void): () => void {
    this.#events.on('changed', listener)
    return () => this.#events.off('changed', listener)
  }

  #set(state: DemoState): void {
    this.#state = state
    this.#events.emit('changed')
  }
}
