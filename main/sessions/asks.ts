import { EventEmitter } from 'node:events'
import type { Client } from './client.ts'
import { awaitsChoice, LoginError, type LoginRequest, type Resolution } from './resolver.ts'
import { clientInfoOf, type Session } from './session.ts'

/** A session whose calls wait until the analyst has chosen its Splunk, as the window shows it. */
export interface Ask {
  readonly sessionId: string
  readonly client: string
  /** The profiles that its client may use; null: every one. */
  readonly allowedProfileIds: readonly string[] | null
  readonly clientInfo: { readonly name: string; readonly version: string } | null
  readonly xSessionId: string | null
  /** What the waiting calls are, the first first; never empty. */
  readonly tools: readonly string[]
  /** When the first of them began to wait. Unix time in ms. */
  readonly since: number
}

/** What the answer depends on; owners have these shapes. */
export interface AskSources {
  readonly resolver: { attempt(request: LoginRequest): Resolution | LoginError }
  readonly sessions: Owner & { get(id: string): Session | undefined }
  readonly clients: Owner & { get(id: string): Client | undefined }
  /** The others that the resolver reads. */
  readonly others: readonly Owner[]
  /** After how many ms a call waits no longer, and how often it is told that it waits. */
  readonly atMost?: number
  readonly toldEvery?: number
}

type ClientRequest = LoginRequest & { readonly client: Client }

interface Owner {
  subscribe(listener: () => void): () => void
}

/** A call that needs a Splunk, of a session that has none yet. */
export interface AskingCall {
  readonly tool: string
  readonly signal: AbortSignal
  /** Told at once and then every few seconds, with the ms since the call began to wait. */
  onWaiting(ms: number): void
}

interface Waiting {
  /** With its session and client as they were when they were looked at last. */
  request: ClientRequest
  readonly tool: string
  readonly since: number
  readonly settle: (answer: Resolution | LoginError) => void
}

const minute = 60_000

/**
 * Owns the calls that wait for the analyst's choice. Whatever gives their session a Splunk or refuses
 * it, an assignment, a mapping, a setting, lets all of them go on: only the resolver says which.
 */
export class Asks {
  readonly #sources: AskSources
  readonly #atMost: number
  readonly #toldEvery: number
  readonly #waiting = new Set<Waiting>()
  readonly #events = new EventEmitter()

  constructor(sources: AskSources) {
    this.#sources = sources
    this.#atMost = sources.atMost ?? 10 * minute
    this.#toldEvery = sources.toldEvery ?? 3000
    // Each call of any session changes the sessions; only those that wait are looked at again.
    sources.sessions.subscribe(() => this.#look(false))
    for (const owner of [sources.clients, ...sources.others]) {
      owner.subscribe(() => this.#look(true))
    }
  }

  /** One entry for each session that waits, the longest first. */
  list(): readonly Ask[] {
    const asks = new Map<string, Ask>()
    for (const waiting of this.#waiting) {
      const { id } = waiting.request.session
      const before = asks.get(id)
      const tools = [...(before?.tools ?? []), waiting.tool]
      asks.set(id, before === undefined ? askOf(waiting) : { ...before, tools })
    }
    return [...asks.values()]
  }

  /** What the request uses once that is decided. Rejects with the signal's reason. */
  wait(request: ClientRequest, call: AskingCall): Promise<Resolution | LoginError> {
    return new Promise((resolve, reject) => {
      const { tool, signal } = call
      const since = Date.now()
      const end = () => {
        clearInterval(ticking)
        clearTimeout(deadline)
        signal.removeEventListener('abort', abort)
        this.#waiting.delete(waiting)
        this.#events.emit('changed')
      }
      const settle = (answer: Resolution | LoginError) => {
        end()
        resolve(answer)
      }
      const abort = () => {
        end()
        reject(
          signal.reason instanceof Error ? signal.reason : new Error('The call was cancelled.')
        )
      }
      const waiting: Waiting = { request, tool, since, settle }
      const ticking = setInterval(() => call.onWaiting(Date.now() - since), this.#toldEvery).unref()
      const deadline = setTimeout(() => settle(timedOut(this.#atMost)), this.#atMost).unref()
      signal.addEventListener('abort', abort)
      this.#waiting.add(waiting)
      this.#events.emit('changed')
      call.onWaiting(0)
      if (signal.aborted) abort()
    })
  }

  subscribe(listener: () => void): () => void {
    this.#events.on('changed', listener)
    return () => this.#events.off('changed', listener)
  }

  #look(always: boolean): void {
    for (const waiting of [...this.#waiting]) {
      const session = this.#sources.sessions.get(waiting.request.session.id)
      const client = this.#sources.clients.get(waiting.request.client.id)
      if (session === undefined || client === undefined) {
        waiting.settle(
          new LoginError('session_ended', 'This session has been ended.', 'Open another.')
        )
      } else if (always || session !== waiting.request.session) {
        // With what its client may use by now: the call can have waited for minutes.
        waiting.request = { ...waiting.request, session, client }
        const answer = this.#sources.resolver.attempt(waiting.request)
        if (!awaitsChoice(answer)) waiting.settle(answer)
      }
    }
  }
}

function askOf({ request, tool, since }: Waiting): Ask {
  const { session, client } = request
  return {
    sessionId: session.id,
    client: client.name,
    allowedProfileIds: client.allowedProfileIds,
    clientInfo: clientInfoOf(session),
    xSessionId: session.xSessionId,
    tools: [tool],
    since
  }
}

function timedOut(ms: number): LoginError {
  return new LoginError(
    'choice_timed_out',
    `The analyst has not chosen a Splunk for this session within ${Math.round(ms / minute)} minutes.`,
    'Try again: the call then waits again, while Switchboard for Splunk asks the analyst.'
  )
}
