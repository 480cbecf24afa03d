import type { Exchange } from './exchange.ts'
import type { Peer } from './peer.ts'
import type { Prompt } from './prompt.ts'
import type { Resource } from './resource.ts'
import type { Sessions } from '../sessions/sessions.ts'
import type { Tool } from './tool.ts'
import type { ToolCalls } from './tool-calls.ts'
import * as requests from './request-schemas.ts'

/** An error that the protocol knows by number: https://www.jsonrpc.org/specification#error_object */
export class RpcError extends Error {
  readonly code: number

  constructor(code: number, message: string) {
    super(message)
    this.code = code
  }
}

export type Result = Readonly<Record<string, unknown>>

/** What the server offers, as plain data; the same for every session and both protocol legs. */
export class Surface {
  readonly capabilities: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  readonly #calls: ToolCalls
  readonly #sessions: Sessions
  readonly #tools: ReadonlyMap<string, Tool>
  readonly #toolList: Result
  readonly #resources: readonly Resource[]
  readonly #prompts: ReadonlyMap<string, Prompt>

  constructor(offer: {
    readonly tools: readonly Tool[]
    readonly resources: readonly Resource[]
    readonly prompts: readonly Prompt[]
    readonly calls: ToolCalls
    readonly sessions: Sessions
  }) {
    this.#sessions = offer.sessions
    this.#calls = offer.calls
    this.#tools = new Map(offer.tools.map((tool) => [tool.name, tool]))
    this.#toolList = { tools: offer.tools.map(listed) }
    this.#resources = offer.resources
    this.#prompts = new Map(offer.prompts.map((prompt) => [prompt.name, prompt]))
    this.capabilities = {
      tools: { listChanged: true },
      logging: {},
      ...(offer.resources.length > 0 ? { resources: { subscribe: true, listChanged: true } } : {}),
      ...(offer.prompts.length > 0 ? { prompts: { listChanged: true }, completions: {} } : {})
    }
  }

  /** Answers a request of the client. Throws `RpcError` for what the protocol calls an error. */
  async answer(method: string, params: unknown, exchange: Exchange, peer: Peer): Promise<Result> {
    switch (method) {
      case 'tools/list':
        return this.#toolList
      case 'tools/call': {
        const { name, arguments: args } = parse(requests.toolCall, params)
        const tool = this.#tools.get(name)
        if (tool === undefined) throw new RpcError(-32602, `There is no tool named ${name}.`)
        return { ...(await this.#calls.run(tool, args, exchange, peer)) }
      }
      case 'logging/setLevel': {
        const { level } = parse(requests.logLevel, params)
        this.#sessions.update(exchange.sessionId, { logLevel: level })
        return {}
      }
      case 'resources/subscribe':
      case 'resources/unsubscribe': {
        const { uri } = parse(requests.resource, params)
        this.#resource(uri)
        this.#subscribe(exchange.sessionId, uri, method === 'resources/subscribe')
        return {}
      }
      case 'resources/list':
        return { resources: this.#resources.filter(({ uri }) => uri !== undefined).map(described) }
      case 'resources/templates/list':
        return {
          resourceTemplates: this.#resources
            .filter(({ uriTemplate }) => uriTemplate !== undefined)
            .map(described)
        }
      case 'resources/read': {
        const { uri } = parse(requests.resource, params)
        return { contents: await this.#resource(uri).read(uri) }
      }
      case 'prompts/list':
        return { prompts: [...this.#prompts.values()].map(described) }
      case 'prompts/get': {
        const { name, arguments: args } = parse(requests.prompt, params)
        const prompt = this.#prompt(name)
        for (const { name: argument, required } of prompt.arguments) {
          if (required && args[argument] === undefined) {
            throw new RpcError(-32602, `The prompt ${name} needs the argument ${argument}.`)
          }
        }
        return { description: prompt.description, messages: await prompt.get(args) }
      }
      case 'completion/complete': {
        const { ref, argument } = parse(requests.completion, params)
        const values =
          ref.type === 'ref/prompt'
            ? (this.#prompt(ref.name ?? '').complete?.(argument.name, argument.value) ?? [])
            : []
        const first = values.slice(0, 100)
        return {
          completion: { values: first, total: values.length, hasMore: values.length > 100 }
        }
      }
      default:
        throw new RpcError(-32601, `Method not found: ${method}`)
    }
  }

  #subscribe(sessionId: string, uri: string, on: boolean): void {
    const before = this.#sessions.get(sessionId)?.subscriptions ?? []
    const others = before.filter((other) => other !== uri)
    this.#sessions.update(sessionId, { subscriptions: on ? [...others, uri].slice(-1000) : others })
  }

  #resource(uri: string): Resource {
    const found = this.#resources.find((resource) => resource.matches(uri))
    if (found === undefined) throw new RpcError(-32002, `There is no resource ${uri}.`)
    return found
  }

  #prompt(name: string): Prompt {
    const prompt = this.#prompts.get(name)
    if (prompt === undefined) throw new RpcError(-32602, `There is no prompt named ${name}.`)
    return prompt
  }
}

function parse<Value>(schema: { parse(value: unknown): Value }, params: unknown): Value {
  try {
    return schema.parse(params)
  } catch (error) {
    throw new RpcError(
      -32602,
      `Invalid params: ${error instanceof Error ? error.message : 'unknown'}`
    )
  }
}

function listed(tool: Tool): Result {
  const { name, title, description, inputSchema, outputSchema, annotations } = tool
  return {
    name,
    title,
    description,
    inputSchema,
    ...(outputSchema === undefined ? {} : { outputSchema }),
    annotations
  }
}

// Only data goes over the wire: a resource's or prompt's functions stay here.
function described(entry: object): Result {
  return Object.fromEntries(
    Object.entries(entry).filter(([, value]: [string, unknown]) => typeof value !== 'function')
  )
}
