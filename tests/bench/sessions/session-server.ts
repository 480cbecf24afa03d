import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { z } from 'zod'
import { told } from '../told.ts'

const portSchema = z.object({ port: z.number() })
const stateSchema = z.object({
  /** Of the clients that have just been made. */
  tokens: z.array(z.string()),
  /** Bytes. */
  heap: z.number(),
  rss: z.number(),
  sessions: z.number(),
  sockets: z.number()
})
export type ServerState = z.infer<typeof stateSchema>

/** soak-server.ts or naive-server.ts in a process that can be killed, and started again where it was. */
export class SessionServer {
  readonly #program: string
  readonly #folder: string
  #child: ChildProcess | undefined
  port = 0

  constructor(program: 'soak-server' | 'naive-server', folder = '') {
    this.#program = join(import.meta.dirname, `${program}.ts`)
    this.#folder = folder
  }

  async start(): Promise<void> {
    const args = [this.#folder, String(this.port)]
    this.#child = fork(this.#program, args, { execArgv: ['--expose-gc'] })
    this.port = (await told(this.#child, portSchema)).port
  }

  /** `clients`: ends all sessions with their clients, and makes new ones. */
  async ask(what: 'clients' | 'state'): Promise<ServerState> {
    if (this.#child === undefined) throw new Error('The server has not been started.')
    const answer = told(this.#child, stateSchema)
    this.#child.send(what)
    return answer
  }

  kill(): Promise<void> {
    const child = this.#child
    if (child === undefined || child.exitCode !== null) return Promise.resolve()
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    child.kill('SIGKILL')
    return ended
  }
}
