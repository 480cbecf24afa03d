import type { Client } from '../sessions/client.ts'
import type { Session } from '../sessions/session.ts'
import { shutOut } from '../sessions/shut-out.ts'
import { BySession } from './by-session.ts'
import { ToolError } from './tool.ts'

interface Running {
  readonly client: Client | null
  readonly stopping: AbortController
}

export interface RunningCallSources {
  readonly clients: { get(id: string): Client | undefined }
  readonly sessions: {
    onEnded(listener: (session: Session) => void): () => void
    onSlept(listener: (session: Session) => void): () => void
  }
}

/**
 * The calls at work, by session. They stop when their session ends, or is put to sleep because its
 * client is shut out, whichever protocol leg they came by; and their client is told why.
 */
export class RunningCalls {
  readonly #clients: RunningCallSources['clients']
  readonly #running = new BySession<Running>()

  constructor({ clients, sessions }: RunningCallSources) {
    this.#clients = clients
    sessions.onEnded(({ id }) => this.#stop(id))
    sessions.onSlept(({ id }) => this.#stop(id))
  }

  /** Call the answered function when the call has ended. */
  add(sessionId: string, client: Client | null, stopping: AbortController): () => void {
    const running = { client, stopping }
    this.#running.add(sessionId, running)
    return () => this.#running.delete(sessionId, running)
  }

  #stop(sessionId: string): void {
    for (const { client, stopping } of this.#running.of(sessionId)) {
      const reason = client === null ? null : shutOut(client, this.#clients.get(client.id))
      stopping.abort(reason ?? new ToolError('session_ended', 'This session has been ended.'))
    }
  }
}
