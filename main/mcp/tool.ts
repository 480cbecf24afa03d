import { z } from 'zod'
import type { WriteKind } from '../policy/policy.ts'
import type { ProfileState } from '../profiles/profile-states.ts'
import type { ClearedSpl } from '../splunk/cleared-spl.ts'
import type { Splunk } from '../splunk/splunk.ts'
import { type JsonSchema, jsonSchemaOf } from './json-schema.ts'

/** A content block of a tool result, as MCP's schema has it. */
export type ContentBlock = Readonly<Record<string, unknown>> & { readonly type: string }

/** What a `tools/call` answers; see https://modelcontextprotocol.io/specification/2025-11-25/server/tools */
export interface ToolResult {
  readonly content: readonly ContentBlock[]
  readonly structuredContent?: Readonly<Record<string, unknown>>
  readonly isError?: boolean
  readonly _meta?: Readonly<Record<string, unknown>>
}

/** Who calls, for the tools that answer with it. Header values are redacted. */
export interface Caller {
  readonly sessionId: string
  readonly xSessionId: string | null
  readonly clientInfo: { readonly name: string; readonly version: string } | null
  readonly client: string | null
  readonly protocolVersion: string | null
  readonly headers: Readonly<Record<string, string>>
  /** Those that this request sees. */
  readonly toolsets: readonly Toolset[]
  readonly profile: { readonly name: string; readonly host: string; readonly rule: string } | null
}

/** A Splunk as the tools of this server tell of it. */
export interface ProfileSummary {
  readonly name: string
  /** Null for a login that no profile holds. */
  readonly slug: string | null
  readonly production: boolean
  /** With its port. */
  readonly host: string
  readonly app: string | null
  readonly allowedWrites: readonly WriteKind[]
}

export interface ListedProfile extends ProfileSummary {
  readonly state: ProfileState
  readonly current: boolean
}

export type CurrentProfile = ProfileSummary & { readonly rule: string }

/** Which Splunk the caller uses and could use. */
export interface ProfileChoice {
  /** Throws what the resolver found wrong. */
  current(): CurrentProfile
  /** Those that the caller may use. Throws `ToolError` for a caller without a token. */
  list(): readonly ListedProfile[]
  /** Moves the session to a profile. Throws `ToolError` or `LoginError`, and then changes nothing. */
  use(slug: string): CurrentProfile
}

export interface ToolContext {
  /** Aborts when the client cancels or goes away, or when the analyst ends the session. */
  readonly signal: AbortSignal
  readonly caller: Caller
  readonly profiles: ProfileChoice
  /** The Splunk that this call goes to. Throws what the resolver found wrong, in the user's words. */
  splunk(): Promise<Splunk>
  /**
   * The only way from SPL to Splunk: judged by the policy, with the macros of the app that `splunk`
   * searches in (the call's own where left out). Throws `PolicyRefusal`.
   */
  clear(spl: string, splunk?: Splunk): Promise<ClearedSpl>
  /** Sent to the client when it asked for progress, and shown in the window. `total` null: unknown. */
  progress(done: number, total: number | null, message: string): void
  /**
   * Asks the client something (sampling, elicitation) and gives its answer. In revision 2026-07-28 it is
   * asked by ending the call: the tool runs again from its beginning when the answer is there, so it asks
   * before it changes anything, and the same each time. `name`: of the question; left out, its number.
   */
  ask(method: string, params: Readonly<Record<string, unknown>>, name?: string): Promise<unknown>
  /** Sends a notification that belongs to this call. */
  notify(method: string, params: Readonly<Record<string, unknown>>): Promise<void>
}

/** Groups of tools, of which a client can choose some with the header X-MCP-Toolsets. */
export const toolsets = [
  'search',
  'saved_searches',
  'metadata',
  'alerts',
  'dashboards',
  'lookups',
  'administration',
  'spl_help',
  'server'
] as const
export type Toolset = (typeof toolsets)[number]

/** A tool as plain data and one function; knows nothing of the protocol's SDK. */
export interface Tool {
  readonly name: string
  readonly title: string
  readonly description: string
  readonly inputSchema: JsonSchema
  readonly outputSchema?: JsonSchema
  readonly annotations: Readonly<Record<string, unknown>>
  /** `open` tools answer anonymous requests too; the others need a Splunk. */
  readonly access: 'open' | 'splunk'
  readonly toolset: Toolset
  /** What it writes in Splunk, which the profile's policy must allow; null: it only reads. */
  readonly writes: WriteKind | null
  /** Throws `ToolError` for arguments that do not fit the input schema. */
  call(args: unknown, context: ToolContext): Promise<ToolResult>
}

/** A failure that the model is told: what happened and what to do. Any error with a `code` counts. */
export class ToolError extends Error {
  readonly code: string
  readonly hint: string | null

  constructor(code: string, message: string, hint: string | null = null, options?: ErrorOptions) {
    super(message, options)
    this.code = code
    this.hint = hint
  }
}

interface Definition<Input extends z.ZodType, Output extends z.ZodType> {
  readonly name: string
  readonly title: string
  readonly description: string
  readonly input: Input
  readonly output: Output
  readonly access?: 'open' | 'splunk'
  readonly toolset: Toolset
  /** Left out: it only reads. */
  readonly writes?: WriteKind
  /** Beside the defaults of a tool that reads, or of one that writes, in a system outside. */
  readonly annotations?: Readonly<Record<string, unknown>>
  /** The answer for clients that read only text; left out: its JSON. */
  text?(value: z.output<Output>): readonly string[]
  call(args: z.output<Input>, context: ToolContext): Promise<z.input<Output>>
}

const reading = {
  readOnlyHint: true,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: true
}
const writing = { ...reading, readOnlyHint: false, idempotentHint: false }

/**
 * Makes a tool whose arguments are parsed by `input` and whose answer is `structuredContent` of the
 * shape `output`, with the same as text for clients that read only text.
 */
export function defineTool<
  Input extends z.ZodType,
  Output extends z.ZodType<Record<string, unknown>>
>(definition: Definition<Input, Output>): Tool {
  const { name, title, description, input, output } = definition
  return {
    name,
    title,
    description,
    inputSchema: jsonSchemaOf(input, 'input'),
    outputSchema: jsonSchemaOf(output, 'output'),
    annotations: {
      title,
      ...(definition.writes === undefined ? reading : writing),
      ...definition.annotations
    },
    access: definition.access ?? 'splunk',
    toolset: definition.toolset,
    writes: definition.writes ?? null,
    async call(args, context) {
      const parsed = input.safeParse(args ?? {})
      if (!parsed.success) {
        throw new ToolError('invalid_arguments', `${name}: ${z.prettifyError(parsed.error)}`)
      }
      const value = output.parse(await definition.call(parsed.data, context))
      const texts = definition.text?.(value) ?? [JSON.stringify(value)]
      return {
        content: texts.map((text) => ({ type: 'text', text })),
        structuredContent: value
      }
    }
  }
}
