import type { Sessions } from '../sessions/sessions.ts'
import type { RunsCalls } from './calls.ts'
import type { Exchange } from './exchange.ts'
import type { Peer } from './peer.ts'
import type { Prompt } from './prompt.ts'
import { PromptRequests } from './prompt-requests.ts'
import * as requests from './request-schemas.ts'
import type { Resource } from './resource.ts'
import { ResourceRequests } from './resource-requests.ts'
import { paramsOf, type Result, RpcError } from './rpc.ts'
import type { Tool } from './tool.ts'
import type { ToolAliases } from './tool-aliases.ts'
import type { ToolLists } from './tool-lists.ts'
import { ToolRequests } from './tool-requests.ts'

const mostCompletions = 100

/** What the server offers, as plain data; the same for both protocol legs. */
export class Surface {
  readonly capabilities: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  readonly #calls: RunsCalls
  readonly #sessions: Sessions
  readonly #tools: ToolRequests
  readonly #resources: ResourceRequests
  readonly #prompts: PromptRequests
  readonly #toolLists: ToolLists

  constructor(offer: {
    readonly tools: readonly Tool[]
    readonly toolLists: ToolLists
    readonly aliases: ToolAliases
    readonly resources: readonly Resource[]
    readonly prompts: readonly Prompt[]
    readonly calls: RunsCalls
    readonly sessions: Sessions
  }) {
    const { tools, toolLists, aliases, resources, prompts, calls, sessions } = offer
    this.#sessions = sessions
    this.#calls = calls
    this.#toolLists = toolLists
    this.#tools = new ToolRequests(tools, aliases, calls)
    this.#resources = new ResourceRequests(resources, calls, sessions)
    this.#prompts = new PromptRequests(prompts)
    this.capabilities = {
      tools: { listChanged: true },
      logging: {},
      ...(resources.length > 0 ? { resources: { subscribe: true } } : {}),
      ...(prompts.length > 0 ? { prompts: {} } : {}),
      ...(resources.length + prompts.length > 0 ? { completions: {} } : {})
    }
  }

  /** Answers a request of the client. Throws `RpcError` for what the protocol calls an error. */
  async answer(method: string, params: unknown, exchange: Exchange, peer: Peer): Promise<Result> {
    switch (method) {
      case 'tools/list':
        return this.#toolLists.answer(exchange)
      case 'tools/call':
        return this.#tools.call(params, exchange, peer)
      case 'logging/setLevel': {
        const { level } = paramsOf(requests.logLevel, params)
        this.#sessions.update(exchange.sessionId, { logLevel: level })
        return {}
      }
      case 'resources/subscribe':
      case 'resources/unsubscribe':
        return this.#resources.subscribe(params, exchange, method === 'resources/subscribe')
      case 'resources/list':
        return this.#resources.list(exchange)
      case 'resources/templates/list':
        return this.#resources.listTemplates(exchange)
      case 'resources/read':
        return this.#resources.read(params, exchange, peer)
      case 'prompts/list':
        return this.#prompts.list()
      case 'prompts/get':
        return this.#prompts.get(params, peer)
      case 'completion/complete':
        return this.#complete(params, exchange, peer)
      default:
        throw new RpcError(-32601, `Method not found: ${method}`)
    }
  }

  // Whoever types must not be stopped by an error: the record has it, and the answer is empty.
  async #complete(params: unknown, exchange: Exchange, peer: Peer): Promise<Result> {
    const { ref, argument } = paramsOf(requests.completion, params)
    const completions =
      ref.type === 'ref/prompt'
        ? this.#prompts.completions(ref.name ?? '')
        : this.#resources.completions(ref.uri ?? '')
    const complete = Object.hasOwn(completions, argument.name)
      ? completions[argument.name]
      : undefined
    if (complete === undefined) return completionOf([])
    const { answer } = await this.#calls.run<readonly string[]>(
      {
        name: 'completion/complete',
        calledAs: null,
        arguments: { [argument.name]: argument.value, for: ref.name ?? ref.uri },
        needsSplunk: false,
        run: (context) => complete(argument.value, context),
        kept: (values) => ({ result: completionOf(values), rows: values.length, failed: false })
      },
      exchange,
      peer
    )
    if ('value' in answer) return completionOf(answer.value)
    const { failure } = answer
    // Who types faster than the limit would else be told that nothing fits.
    if (failure.code === 'rate_limited') throw new RpcError(-32000, failure.message, failure)
    return completionOf([])
  }
}

function completionOf(values: readonly string[]): Result {
  return {
    completion: {
      values: values.slice(0, mostCompletions),
      total: values.length,
      hasMore: values.length > mostCompletions
    }
  }
}
