import type { ServerResponse } from 'node:http'
import type { Session } from '../sessions/session.ts'
import type { Sessions } from '../sessions/sessions.ts'
import type { Arrival } from './arrival.ts'
import { acceptsEvents, type Exchange, exchangeOf, noteOwner } from './exchange.ts'
import type { Legs } from './legs.ts'
import { handshakeOf, idsOf, cancelledIdsOf } from './messages.ts'
import { rejections, writeJson } from './rejection.ts'
import { replyOn } from './reply.ts'
import type { SessionLeg } from './session-leg.ts'

/** Finds the session of each request, opens and ends sessions, and keeps their requests apart. */
export class Conversations {
  readonly #sessions: Sessions
  readonly #legs: Legs

  constructor(sessions: Sessions, legs: Legs) {
    this.#sessions = sessions
    this.#legs = legs
  }

  /** Answers a POST. Throws `Rejection`. */
  async post(arrival: Arrival, body: unknown, res: ServerResponse): Promise<void> {
    const initialize = handshakeOf(body)
    if (initialize !== undefined) {
      await this.#open(arrival, initialize, body, res)
    } else if (arrival.mcpSessionId !== null) {
      await this.#goOn(this.#found(arrival, arrival.mcpSessionId), arrival, body, res)
    } else if (arrival.xSessionId !== null) {
      await this.#alone(this.#implicit(arrival, arrival.xSessionId), arrival, body, res)
    } else throw rejections.sessionMissing()
  }

  /** Opens the session's own event stream; a stream that it had before ends. Throws `Rejection`. */
  async listen(arrival: Arrival, res: ServerResponse): Promise<void> {
    if (arrival.mcpSessionId === null) throw rejections.sessionMissing()
    const session = this.#found(arrival, arrival.mcpSessionId)
    if (!acceptsEvents(arrival)) throw rejections.notAcceptable()
    const exchange = exchangeOf(session, arrival)
    const open = await this.#legs.of(session, exchange)
    if (res.destroyed) return
    open.leg.listen(exchange, res, (stream) => arrival.recorded.stream({}, () => stream.end()))
    open.stream = res
    res.once('close', () => {
      if (open.stream !== res) return
      open.stream = null
      this.#sessions.note(session.id, { connected: this.#legs.hasStream(session.id) })
    })
    this.#sessions.note(session.id, { connected: true })
  }

  /** Ends the session for good. Throws `Rejection`. */
  end(arrival: Arrival, res: ServerResponse): void {
    const { mcpSessionId, xSessionId, owner } = arrival
    if (mcpSessionId === null && xSessionId === null) throw rejections.sessionMissing()
    const session =
      mcpSessionId !== null
        ? this.#found(arrival, mcpSessionId)
        : this.#sessions.byXSessionId(owner, xSessionId ?? '')
    if (session === undefined) throw rejections.sessionUnknown()
    noteOwner(arrival.recorded, session, arrival.client)
    arrival.recorded.begin({}, true)
    this.#sessions.end(session.id)
    writeJson(res, 200, {})
  }

  async #open(
    arrival: Arrival,
    initialize: Session['initialize'],
    body: unknown,
    res: ServerResponse
  ): Promise<void> {
    const { owner, xSessionId, login, toolsets } = arrival
    const known = xSessionId === null ? undefined : this.#sessions.byXSessionId(owner, xSessionId)
    // A program that shares its X-Session-ID with one that is at work must not end what that one runs.
    const free = known !== undefined && !this.#legs.isBusy(known.id)
    const session = free
      ? (this.#sessions.update(known.id, {
          initialize,
          envelope: null,
          toolsets,
          dormant: false
        }) ?? known)
      : this.#sessions.open({ owner, xSessionId, initialize, toolsets })
    if (known !== undefined && !free) {
      const { assignedProfileId, usedProfileId, withoutRule } = known
      this.#sessions.update(session.id, { assignedProfileId, usedProfileId, withoutRule })
    }
    if (login !== null) this.#sessions.setLogin(session.id, login)
    const { leg } = await this.#legs.opening(session.id)
    try {
      await post(leg, session.id, exchangeOf(session, arrival), body, res)
    } catch (error) {
      if (!free) this.#sessions.end(session.id)
      throw error
    }
  }

  async #goOn(
    session: Session,
    arrival: Arrival,
    body: unknown,
    res: ServerResponse
  ): Promise<void> {
    const exchange = exchangeOf(session, arrival)
    const { leg, inFlight } = await this.#legs.of(session, exchange)
    if (res.destroyed) return
    const ids = idsOf(body)
    const double = ids.find((id) => inFlight.has(id))
    if (double !== undefined) {
      if (session.xSessionId === null) throw rejections.inFlight(double)
      await this.#alone(session, arrival, body, res)
      return
    }
    this.#sessions.note(session.id, namedBy(arrival))
    for (const id of ids) inFlight.set(id, true)
    res.once('close', () => {
      for (const id of ids) {
        inFlight.delete(id)
        // There is nothing to resume with, so an answer that cannot be sent is not worth its search.
        if (res.writableFinished) continue
        leg.cancel(id, res.errored?.message ?? 'The client closed the connection.')
      }
    })
    await post(leg, session.id, exchange, body, res)
    for (const id of cancelledIdsOf(body)) leg.drop(id)
  }

  // Several programs may share an X-Session-ID and count their ids alike: each request has its own leg.
  async #alone(
    session: Session,
    arrival: Arrival,
    body: unknown,
    res: ServerResponse
  ): Promise<void> {
    this.#sessions.note(session.id, { dormant: false, ...namedBy(arrival) })
    if (res.destroyed) return
    for (const id of cancelledIdsOf(body)) this.#legs.cancelSingle(session.id, id)
    const leg = this.#legs.single(session.id)
    res.once('close', () => void this.#legs.closeSingle(session.id, leg))
    await post(leg, null, exchangeOf(session, arrival), body, res)
  }

  #implicit(arrival: Arrival, xSessionId: string): Session {
    const { owner, login, toolsets } = arrival
    const session =
      this.#sessions.byXSessionId(owner, xSessionId) ??
      this.#sessions.open({ owner, xSessionId, initialize: null, toolsets })
    if (login !== null) this.#sessions.setLogin(session.id, login)
    return session
  }

  #found(arrival: Arrival, id: string): Session {
    const session = this.#sessions.get(id)
    if (session?.initialize == null || !this.#mayReach(arrival, session)) {
      throw rejections.sessionUnknown()
    }
    const { login } = arrival
    if (login !== null) {
      if (session.owner === 'anonymous') {
        this.#sessions.update(id, { owner: `login:${login.hash}` })
      }
      this.#sessions.setLogin(id, login)
    }
    return this.#sessions.get(id) ?? session
  }

  #mayReach({ owner, client, login }: Arrival, session: Session): boolean {
    if (session.owner === owner) return true
    if (client !== null || session.owner.startsWith('client:')) return false
    // Without a client the id itself is the key, as long as the login that came with it is still here.
    return login === null ? session.login !== null : session.owner === 'anonymous'
  }
}

function namedBy({ pathSlug, headerSlug }: Arrival) {
  return { pathSlug, headerSlug }
}

async function post(
  leg: SessionLeg,
  sessionId: string | null,
  exchange: Exchange,
  body: unknown,
  res: ServerResponse
): Promise<void> {
  // What asks for nothing needs no stream to be answered on.
  const events = idsOf(body).length > 0 && acceptsEvents(exchange)
  const reply = replyOn(res, { events, batch: Array.isArray(body), sessionId })
  await leg.post(body, exchange, reply)
}
