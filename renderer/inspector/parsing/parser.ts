import type { Done, Job, Work, WorkName } from './work.ts'

interface Waiting {
  readonly done: (value: never) => void
  readonly fail: (error: Error) => void
}

/** Reads results in a thread of its own, so that the window does not stand still; `close` it. */
export class Parser {
  readonly #worker = new Worker(new URL('./parse-worker.ts', import.meta.url), { type: 'module' })
  readonly #waiting = new Map<number, Waiting>()
  #count = 0

  constructor() {
    this.#worker.addEventListener('message', ({ data }: MessageEvent<Done>) => {
      const waiting = this.#waiting.get(data.id)
      this.#waiting.delete(data.id)
      if (data.ok) waiting?.done(data.value as never)
      else waiting?.fail(new Error(data.message))
    })
    this.#worker.addEventListener('error', ({ message }) => {
      for (const { fail } of this.#waiting.values()) fail(new Error(message))
      this.#waiting.clear()
    })
  }

  /** Throws what went wrong there. After `close` nothing answers. */
  ask<Name extends WorkName>(
    name: Name,
    ...args: Parameters<Work[Name]>
  ): Promise<ReturnType<Work[Name]>> {
    const job: Job = { id: this.#count++, name, args }
    return new Promise((done, fail) => {
      this.#waiting.set(job.id, { done, fail })
      this.#worker.postMessage(job)
    })
  }

  close(): void {
    this.#worker.terminate()
    this.#waiting.clear()
  }
}
