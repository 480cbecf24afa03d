export interface PromptArgument {
  readonly name: string
  readonly description: string
  readonly required: boolean
}

export interface PromptMessage {
  readonly role: 'user' | 'assistant'
  readonly content: Readonly<Record<string, unknown>> & { readonly type: string }
}

/** A prompt as plain data and two functions. */
export interface Prompt {
  readonly name: string
  readonly title?: string
  readonly description: string
  readonly arguments: readonly PromptArgument[]
  get(args: Readonly<Record<string, string>>): Promise<readonly PromptMessage[]>
  /** Values that would complete what was typed into an argument. */
  complete?(argument: string, typed: string): readonly string[]
}
