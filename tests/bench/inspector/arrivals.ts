import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { z } from 'zod'
import { told } from '../told.ts'

export const offeredSchema = z.object({
  ms: z.number(),
  perSecond: z.number(),
  /** Not 0. */
  seed: z.number()
})

const overSchema = z.literal('over')

/**
 * Calls that come at random, as those of clients do which know nothing of each other. Told by a process of its
 * own: Node's timers are of whole ms, so calls would come in bunches, and always at the same time after
 * something that the program under test does by a timer.
 */
export class Arrivals {
  readonly #child: ChildProcess

  constructor() {
    this.#child = fork(join(import.meta.dirname, 'arrivals-program.ts'), {
      stdio: ['ignore', 'pipe', 'inherit', 'ipc']
    })
  }

  /** `arrived`: called for each. */
  async offer(offered: z.infer<typeof offeredSchema>, arrived: () => void): Promise<void> {
    const listener = (bytes: Buffer) => {
      for (let count = bytes.length; count > 0; count -= 1) arrived()
    }
    this.#child.stdout?.on('data', listener)
    const over = told(this.#child, overSchema)
    this.#child.send(offered)
    await over
    this.#child.stdout?.off('data', listener)
  }

  end(): void {
    this.#child.disconnect()
  }
}
