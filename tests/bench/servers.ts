import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { z } from 'zod'
import { told } from './told.ts'

const readySchema = z.object({ port: z.number(), token: z.string() })
const usedSchema = z.object({ cpuMicroseconds: z.number() })

export const kinds = ['ours', 'sdk', 'echo'] as const
export type Kind = (typeof kinds)[number]

/** One of the servers of server.ts, in a process of its own. */
export class BenchServer {
  readonly kind: Kind
  readonly port: number
  readonly token: string
  readonly #child: ChildProcess

  private constructor(kind: Kind, child: ChildProcess, ready: z.infer<typeof readySchema>) {
    this.kind = kind
    this.port = ready.port
    this.token = ready.token
    this.#child = child
  }

  static async start(kind: Kind): Promise<BenchServer> {
    const child = fork(join(import.meta.dirname, 'server.ts'), [kind])
    return new BenchServer(kind, child, await told(child, readySchema))
  }

  /** The CPU time that it has used so far, in µs. */
  async cpu(): Promise<number> {
    const answer = told(this.#child, usedSchema)
    this.#child.send('cpu')
    return (await answer).cpuMicroseconds
  }

  stop(): void {
    this.#child.kill()
  }
}
