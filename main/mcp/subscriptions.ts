import type { ServerResponse } from 'node:http'
import { z } from 'zod'
import type { RequestRecording } from '../inspector/request-recording.ts'
import { BySession } from './by-session.ts'
import { metaKeys } from './envelope.ts'
import { EventStream } from './event-stream.ts'
import { uri } from './request-schemas.ts'
import { paramsOf, RpcError } from './rpc.ts'

const filterSchema = z.object({
  notifications: z.object({
    toolsListChanged: z.boolean().optional(),
    resourceSubscriptions: z.array(uri).max(100).optional()
  })
})

/** What a stream is told of, of what its client has asked for. Nothing else ever changes here. */
interface Wanted {
  readonly toolsListChanged?: true
  readonly resourceSubscriptions?: readonly string[]
}

interface Subscription {
  /** The JSON-RPC id of the request, by which the client tells its streams apart. */
  readonly id: string | number
  readonly wanted: Wanted
  readonly stream: EventStream
  readonly recorded: RequestRecording
}

const mostOfOneSession = 1000

/**
 * The event streams of `subscriptions/listen`, by which clients of revision 2026-07-28 learn of changes:
 * https://modelcontextprotocol.io/specification/2026-07-28/basic/utilities/subscriptions
 */
export class Subscriptions {
  readonly #open = new BySession<Subscription>()
  readonly #serverInfo: object

  /** `serverInfo`: what the server says of itself. */
  constructor(serverInfo: object) {
    this.#serverInfo = serverInfo
  }

  /** Answers the request with a stream. `record`: begins the record of it. Throws `RpcError`. */
  listen(
    sessionId: string,
    id: string | number,
    params: unknown,
    res: ServerResponse,
    record: (cancel: () => void) => RequestRecording
  ): void {
    const { notifications } = paramsOf(filterSchema, params)
    if (this.#open.of(sessionId).length >= mostOfOneSession) {
      throw new RpcError(
        -32603,
        `This session holds ${mostOfOneSession} event streams already. Close some of them.`
      )
    }
    const { toolsListChanged, resourceSubscriptions: uris = [] } = notifications
    const wanted: Wanted = {
      ...(toolsListChanged === true ? { toolsListChanged } : {}),
      ...(uris.length > 0 ? { resourceSubscriptions: uris } : {})
    }
    const stream = new EventStream(res, null)
    const recorded = record(() => stream.end())
    const subscription = { id, wanted, stream, recorded }
    tell(subscription, 'notifications/subscriptions/acknowledged', { notifications: wanted })
    if (Object.keys(wanted).length === 0) {
      this.#end(subscription)
      return
    }
    this.#open.add(sessionId, subscription)
    res.once('close', () => this.#open.delete(sessionId, subscription))
  }

  /** Whether the session holds such a stream. */
  has(sessionId: string): boolean {
    return this.#open.of(sessionId).length > 0
  }

  /** Tells the session's client that its list of tools, or what they answer, is another from now on. */
  toolsChanged(sessionId: string): void {
    for (const subscription of this.#open.of(sessionId)) {
      if (subscription.wanted.toolsListChanged === true) {
        tell(subscription, 'notifications/tools/list_changed')
      }
    }
  }

  /** Tells it that the resources it watches are those of another Splunk from now on. */
  resourcesUpdated(sessionId: string): void {
    for (const subscription of this.#open.of(sessionId)) {
      for (const uri of subscription.wanted.resourceSubscriptions ?? []) {
        tell(subscription, 'notifications/resources/updated', { uri })
      }
    }
  }

  /** Ends the streams of a session. */
  close(sessionId: string): void {
    for (const subscription of this.#open.of(sessionId)) this.#end(subscription)
  }

  /** Of the sessions that hold one. */
  sessionIds(): readonly string[] {
    return this.#open.sessionIds()
  }

  #end({ id, stream, recorded }: Subscription): void {
    const _meta = { [metaKeys.subscriptionId]: id, [metaKeys.serverInfo]: this.#serverInfo }
    const last = { jsonrpc: '2.0', id, result: { resultType: 'complete', _meta } }
    recorded.server(last, stream.end(last))
  }
}

function tell({ id, stream, recorded }: Subscription, method: string, params: object = {}): void {
  const _meta = { [metaKeys.subscriptionId]: id }
  const message = { jsonrpc: '2.0', method, params: { ...params, _meta } }
  recorded.server(message, stream.send(message))
}
