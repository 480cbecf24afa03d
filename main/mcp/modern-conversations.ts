import type { ServerResponse } from 'node:http'
import type { Session } from '../sessions/session.ts'
import type { Sessions } from '../sessions/sessions.ts'
import type { Arrival } from './arrival.ts'
import type { Envelope } from './envelope.ts'
import type { ModernPost, ModernRequest } from './which-leg.ts'
import { acceptsEvents, exchangeOf, noteOwner } from './exchange.ts'
import { LateStream } from './late-stream.ts'
import type { Legs } from './legs.ts'
import { writeJson, writeJsonText } from './rejection.ts'
import { RpcError } from './rpc.ts'

/**
 * Answers the requests of revision 2026-07-28, each by itself, and finds the session that each belongs
 * to: that of its X-Session-ID, else the one that all windows of its program share.
 */
export class ModernConversations {
  readonly #sessions: Sessions
  readonly #legs: Legs

  constructor(sessions: Sessions, legs: Legs) {
    this.#sessions = sessions
    this.#legs = legs
  }

  post(post: ModernPost, arrival: Arrival, res: ServerResponse): void {
    if (post.kind === 'refused') {
      writeJson(res, post.status, { jsonrpc: '2.0', id: post.id, error: post.error })
    } else if (post.kind === 'notification') {
      res.writeHead(202).end()
    } else if (!res.destroyed) {
      const session = this.#session(arrival, post.envelope)
      noteOwner(arrival.recorded, session, arrival.client)
      if (post.method === 'subscriptions/listen') this.#listen(session.id, post, arrival, res)
      else this.#answer(session, post, arrival, res)
    }
  }

  #answer(session: Session, request: ModernRequest, arrival: Arrival, res: ServerResponse): void {
    const exchange = exchangeOf(session, arrival, request.envelope)
    const reply = new LateStream(res, acceptsEvents(arrival))
    const answering = this.#legs.answer(request, exchange, reply)
    res.once('close', () => {
      this.#legs.answered(session.id, answering)
      if (!res.writableFinished) answering.stop('The client closed the connection.')
    })
  }

  #listen(
    sessionId: string,
    { id, method, params }: ModernRequest,
    { recorded }: Arrival,
    res: ServerResponse
  ): void {
    const message = { jsonrpc: '2.0', id, method, params }
    const noteStreams = () =>
      this.#sessions.note(sessionId, { connected: this.#legs.hasStream(sessionId) })
    try {
      this.#legs.subscriptions.listen(sessionId, id, params, res, (cancel) =>
        recorded.stream(message, cancel)
      )
    } catch (error) {
      if (!(error instanceof RpcError)) throw error
      const { code } = error
      const answer = { jsonrpc: '2.0', id, error: { code, message: error.message } }
      const text = JSON.stringify(answer)
      writeJsonText(res, 200, text)
      recorded
        .begin(message, true)
        .answeredBy(answer, { via: 'body', bytes: Buffer.byteLength(text) })
      return
    }
    res.once('close', noteStreams)
    noteStreams()
  }

  #session(arrival: Arrival, { protocolVersion, clientInfo }: Envelope): Session {
    const { owner, xSessionId, login, pathSlug, headerSlug } = arrival
    const envelope = { protocolVersion, clientInfo }
    const program = clientInfo?.name ?? ''
    const derivedFrom =
      xSessionId === null ? { program, pathSlug, loginHash: login?.hash ?? null } : null
    // What one window asks for is nothing to the others.
    const toolsets = derivedFrom === null ? arrival.toolsets : null
    const session =
      this.#sessions.named({ owner, xSessionId, derivedFrom }) ??
      this.#sessions.open({
        owner,
        xSessionId,
        derivedFrom,
        initialize: null,
        envelope,
        toolsets
      })
    if (login !== null) this.#sessions.setLogin(session.id, login)
    this.#sessions.note(session.id, { dormant: false, pathSlug, headerSlug, envelope })
    return session
  }
}
