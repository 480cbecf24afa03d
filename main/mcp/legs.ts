import type { Session } from '../sessions/session.ts'
import type { Sessions } from '../sessions/sessions.ts'
import type { Exchange } from './exchange.ts'
import { SessionLeg } from './session-leg.ts'
import type { Surface } from './surface.ts'

interface Open {
  readonly leg: SessionLeg
  /** JSON-RPC ids whose answers have not left yet. */
  readonly inFlight: Set<string | number>
  /** The response that holds the session's own event stream. */
  stream: object | null
}

/** Owns what is open in the protocol for each session, and takes sessions up again that were asleep. */
export class Legs {
  readonly #surface: Surface
  readonly #version: string
  readonly #sessions: Sessions
  readonly #open = new Map<string, Open>()
  /** Legs of one HTTP request each, by session. */
  readonly #single = new Map<string, Set<SessionLeg>>()
  readonly #waking = new Map<string, Promise<Open>>()
  readonly #unsubscribe: readonly (() => void)[]

  constructor(surface: Surface, version: string, sessions: Sessions) {
    this.#surface = surface
    this.#version = version
    this.#sessions = sessions
    const close = ({ id }: Session) => {
      const legs = this.#taken(id)
      // The calls of the session stop at the same event; what they answer leaves first.
      setImmediate(() => void closeAll(legs))
    }
    this.#unsubscribe = [sessions.onSlept(close), sessions.onEnded(close)]
  }

  /** A leg for a session whose client sends `initialize` now; an older one of it is closed. */
  async opening(sessionId: string): Promise<Open> {
    const before = this.#open.get(sessionId)
    this.#open.delete(sessionId)
    await before?.leg.close()
    const open = {
      leg: this.#make(sessionId),
      inFlight: new Set<string | number>(),
      stream: null
    }
    this.#open.set(sessionId, open)
    return open
  }

  /** What is open for the session; one that was asleep gets its handshake replayed first. */
  async of(session: Session, exchange: Exchange): Promise<Open> {
    const open = this.#open.get(session.id)
    if (open !== undefined) return open
    let waking = this.#waking.get(session.id)
    if (waking === undefined) {
      waking = this.#wake(session, exchange).finally(() => this.#waking.delete(session.id))
      this.#waking.set(session.id, waking)
    }
    return waking
  }

  /** A leg for one HTTP request alone. The caller closes it with `closeSingle`. */
  single(sessionId: string): SessionLeg {
    const leg = this.#make(null)
    const beside = this.#single.get(sessionId) ?? new Set()
    this.#single.set(sessionId, beside.add(leg))
    return leg
  }

  async closeSingle(sessionId: string, leg: SessionLeg): Promise<void> {
    const beside = this.#single.get(sessionId)
    beside?.delete(leg)
    if (beside?.size === 0) this.#single.delete(sessionId)
    await leg.close()
  }

  /** Cancels a request that runs on a leg of its own. */
  cancelSingle(sessionId: string, requestId: string | number): void {
    for (const leg of this.#single.get(sessionId) ?? []) {
      leg.cancel(requestId, 'The client cancelled the request.')
    }
  }

  /** Whether the session holds an event stream or has requests in flight. */
  isBusy(sessionId: string): boolean {
    const open = this.#open.get(sessionId)
    return open !== undefined && (open.stream !== null || open.inFlight.size > 0)
  }

  /** Tells the client of a session that its list of tools, or what they answer, is another from now on. */
  async toolsChanged(sessionId: string): Promise<void> {
    await this.#notify(sessionId, 'notifications/tools/list_changed')
  }

  /** Tells the client of a session that it uses another Splunk from now on. */
  async splunkChanged(sessionId: string): Promise<void> {
    await this.toolsChanged(sessionId)
    for (const uri of this.#sessions.get(sessionId)?.subscriptions ?? []) {
      await this.#notify(sessionId, 'notifications/resources/updated', { uri })
    }
  }

  async close(): Promise<void> {
    for (const unsubscribe of this.#unsubscribe) unsubscribe()
    const ids = new Set([...this.#open.keys(), ...this.#single.keys()])
    await closeAll([...ids].flatMap((id) => this.#taken(id)))
  }

  async #notify(sessionId: string, method: string, params: Readonly<Record<string, unknown>> = {}) {
    try {
      await this.#open.get(sessionId)?.leg.notify(method, params)
    } catch {
      // A client that is just opening or has just gone hears nothing, and has nothing to throw away.
    }
  }

  async #wake(session: Session, exchange: Exchange): Promise<Open> {
    const open = await this.opening(session.id)
    await open.leg.replay(session.initialize, exchange)
    this.#sessions.update(session.id, { dormant: false })
    return open
  }

  #make(sessionId: string | null): SessionLeg {
    return new SessionLeg({ surface: this.#surface, version: this.#version, sessionId })
  }

  /** Takes what is open for a session away from it, so that its next request begins anew. */
  #taken(sessionId: string): readonly SessionLeg[] {
    const open = this.#open.get(sessionId)
    this.#open.delete(sessionId)
    const beside = this.#single.get(sessionId) ?? []
    this.#single.delete(sessionId)
    if (open === undefined) return [...beside]
    // Its end says nothing about a stream that the session opens after this.
    open.stream = null
    return [open.leg, ...beside]
  }
}

async function closeAll(legs: readonly SessionLeg[]): Promise<void> {
  await Promise.all(legs.map((leg) => leg.close()))
}
