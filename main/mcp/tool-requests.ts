import type { WriteKind } from '../policy/policy.ts'
import type { Resolution } from '../sessions/resolver.ts'
import type { RunsCalls } from './calls.ts'
import type { Exchange } from './exchange.ts'
import type { Failure } from './failure.ts'
import { policyOf, profileOf } from './login-summary.ts'
import type { Peer } from './peer.ts'
import * as requests from './request-schemas.ts'
import { paramsOf, type Result, RpcError } from './rpc.ts'
import { type Tool, ToolError, type ToolResult } from './tool.ts'
import type { ToolAliases } from './tool-aliases.ts'
import { assertEnabled, toolsetsNamed } from './toolsets.ts'

/** Answers `tools/call`: finds the tool, checks that the caller may use it, and runs it. */
export class ToolRequests {
  readonly #tools: ReadonlyMap<string, Tool>
  readonly #aliases: ToolAliases
  readonly #calls: RunsCalls

  constructor(tools: readonly Tool[], aliases: ToolAliases, calls: RunsCalls) {
    this.#tools = new Map(tools.map((tool) => [tool.name, tool]))
    this.#aliases = aliases
    this.#calls = calls
  }

  /** Throws `RpcError` for a tool that is not there; all other failures are results. */
  async call(params: unknown, exchange: Exchange, peer: Peer): Promise<Result> {
    const called = paramsOf(requests.toolCall, params)
    const meant = this.#tools.has(called.name) ? undefined : this.#aliases.find(called)
    const tool = this.#tools.get(meant?.tool ?? called.name)
    if (tool === undefined) throw new RpcError(-32602, `There is no tool named ${called.name}.`)
    const args = meant === undefined ? called.arguments : meant.arguments
    const { answer, origin } = await this.#calls.run<ToolResult>(
      {
        name: tool.name,
        calledAs: meant === undefined ? null : called.name,
        arguments: args,
        needsSplunk:
          tool.access === 'splunk' && toolsetsNamed(exchange.toolsets).includes(tool.toolset),
        run: async (context, resolution) => {
          assertCallable(tool, exchange, resolution)
          return tool.call(args, context)
        },
        kept
      },
      exchange,
      peer
    )
    const result = 'value' in answer ? answer.value : failed(answer.failure)
    return Object.keys(origin).length === 0
      ? { ...result }
      : { ...result, _meta: { ...result._meta, ...origin } }
  }
}

function assertCallable(tool: Tool, exchange: Exchange, resolution: Resolution | Error): void {
  const { name, toolset, access, writes } = tool
  assertEnabled(`Tool '${name}'`, toolset, exchange.toolsets)
  if (resolution instanceof Error && access === 'splunk') throw resolution
  if (writes !== null) assertWritable(writes, resolution)
}

function assertWritable(kind: WriteKind, resolution: Resolution | Error): void {
  if (resolution instanceof Error) throw resolution
  const { login } = resolution
  if (policyOf(login).allowedWrites.includes(kind)) return
  const what = kind.replace('_', ' ')
  throw new ToolError(
    'writes_not_allowed',
    `${profileOf(login).name} does not allow tools to write ${what}; nothing was changed.`,
    login.kind === 'profile'
      ? `The analyst can allow it in Switchboard for Splunk: Profiles, ${login.profile.name}, Allowed writes.`
      : 'A login from headers or from the environment only reads. Use a profile that allows it.'
  )
}

function failed(failure: Failure): ToolResult {
  return { content: [{ type: 'text', text: JSON.stringify(failure) }], isError: true }
}

function kept({ content, structuredContent, isError }: ToolResult) {
  const returned = structuredContent?.['returned']
  return {
    // The text of a structured answer says the same once more.
    result: structuredContent === undefined ? { content } : { structuredContent },
    rows: typeof returned === 'number' ? returned : null,
    failed: isError === true
  }
}
