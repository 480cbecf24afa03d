import type { Sessions } from '../sessions/sessions.ts'
import type { RunsCalls } from './calls.ts'
import type { Completions } from './completion.ts'
import type { Exchange } from './exchange.ts'
import type { Peer } from './peer.ts'
import * as requests from './request-schemas.ts'
import type { Resource, ResourceContents } from './resource.ts'
import { paramsOf, type Result, RpcError } from './rpc.ts'
import { assertEnabled, toolsetsNamed } from './toolsets.ts'

const resourceNotFound = -32002
const serverError = -32000
const rpcCodes: Readonly<Record<string, number>> = {
  not_found: resourceNotFound,
  invalid_arguments: -32602
}
// They are written with the session at each of its changes.
const mostSubscriptions = 100

/** Answers the requests about resources; a read is recorded as a call of its own. */
export class ResourceRequests {
  readonly #resources: readonly Resource[]
  readonly #calls: RunsCalls
  readonly #sessions: Sessions

  constructor(resources: readonly Resource[], calls: RunsCalls, sessions: Sessions) {
    this.#resources = resources
    this.#calls = calls
    this.#sessions = sessions
  }

  list(exchange: Exchange): Result {
    const seen = this.#seenBy(exchange).filter(({ uri }) => uri !== undefined)
    return { resources: seen.map(described) }
  }

  listTemplates(exchange: Exchange): Result {
    const seen = this.#seenBy(exchange).filter(({ uriTemplate }) => uriTemplate !== undefined)
    return { resourceTemplates: seen.map(described) }
  }

  /** Throws `RpcError` with the failure's code and hint in its data. */
  async read(params: unknown, exchange: Exchange, peer: Peer): Promise<Result> {
    const { uri } = paramsOf(requests.resource, params)
    const resource = this.#of(uri)
    const { answer, origin } = await this.#calls.run<readonly ResourceContents[]>(
      {
        name: 'resources/read',
        calledAs: null,
        arguments: { uri },
        needsSplunk: this.#seenBy(exchange).includes(resource) && resource.toolset !== undefined,
        run: (context) => {
          if (resource.toolset !== undefined) {
            assertEnabled(`Resource '${uri}'`, resource.toolset, exchange.toolsets)
          }
          return resource.read(uri, context)
        },
        kept: (contents) => ({ result: { contents }, rows: null, failed: false })
      },
      exchange,
      peer
    )
    if ('value' in answer) return { contents: answer.value, _meta: origin }
    const { failure } = answer
    throw new RpcError(rpcCodes[failure.code] ?? serverError, failure.message, failure)
  }

  subscribe(params: unknown, { sessionId }: Exchange, on: boolean): Result {
    const { uri } = paramsOf(requests.resource, params)
    this.#of(uri)
    const before = this.#sessions.get(sessionId)?.subscriptions ?? []
    const others = before.filter((other) => other !== uri)
    const subscriptions = on ? [...others, uri].slice(-mostSubscriptions) : others
    this.#sessions.update(sessionId, { subscriptions })
    return {}
  }

  /** Of the resource with this template. */
  completions(uriTemplate: string): Completions {
    const found = this.#resources.find((resource) => resource.uriTemplate === uriTemplate)
    if (found === undefined) throw new RpcError(-32602, `There is no resource ${uriTemplate}.`)
    return found.completions ?? {}
  }

  #seenBy({ toolsets }: Exchange): readonly Resource[] {
    const enabled = toolsetsNamed(toolsets)
    return this.#resources.filter(
      ({ toolset }) => toolset === undefined || enabled.includes(toolset)
    )
  }

  #of(uri: string): Resource {
    const found = this.#resources.find((resource) => resource.matches(uri))
    if (found === undefined) {
      throw new RpcError(resourceNotFound, `There is no resource ${uri}.`, { uri })
    }
    return found
  }
}

// Only data goes over the wire.
function described({ name, title, description, mimeType, uri, uriTemplate }: Resource): Result {
  return { name, title, description, mimeType, uri, uriTemplate }
}
