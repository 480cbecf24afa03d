import type { Completions } from './completion.ts'
import type { Peer } from './peer.ts'
import type { Prompt } from './prompt.ts'
import * as requests from './request-schemas.ts'
import { paramsOf, type Result, RpcError } from './rpc.ts'

/** Answers the requests about prompts. */
export class PromptRequests {
  readonly #prompts: ReadonlyMap<string, Prompt>

  constructor(prompts: readonly Prompt[]) {
    this.#prompts = new Map(prompts.map((prompt) => [prompt.name, prompt]))
  }

  list(): Result {
    const prompts = [...this.#prompts.values()]
    // Only data goes over the wire.
    return {
      prompts: prompts.map(({ name, title, description, arguments: args }) => ({
        name,
        title,
        description,
        arguments: args
      }))
    }
  }

  async get(params: unknown, peer: Peer): Promise<Result> {
    const { name, arguments: args } = paramsOf(requests.prompt, params)
    const prompt = this.#of(name)
    for (const { name: argument, required } of prompt.arguments) {
      if (required && args[argument] === undefined) {
        throw new RpcError(-32602, `The prompt ${name} needs the argument ${argument}.`)
      }
    }
    return { description: prompt.description, messages: await prompt.get(args, peer) }
  }

  /** Of the prompt with this name. */
  completions(name: string): Completions {
    return this.#of(name).completions ?? {}
  }

  #of(name: string): Prompt {
    const prompt = this.#prompts.get(name)
    if (prompt === undefined) throw new RpcError(-32602, `There is no prompt named ${name}.`)
    return prompt
  }
}
