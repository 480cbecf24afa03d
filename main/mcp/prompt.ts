import type { Completions } from './completion.ts'
import type { ToolContext } from './tool.ts'

export interface PromptArgument {
  readonly name: string
  readonly description: string
  readonly required: boolean
}

export interface PromptMessage {
  readonly role: 'user' | 'assistant'
  readonly content: Readonly<Record<string, unknown>> & { readonly type: string }
}

/** A prompt as plain data and functions. */
export interface Prompt {
  readonly name: string
  readonly title?: string
  readonly description: string
  readonly arguments: readonly PromptArgument[]
  readonly completions?: Completions
  get(
    args: Readonly<Record<string, string>>,
    client: Pick<ToolContext, 'ask'>
  ): Promise<readonly PromptMessage[]>
}
