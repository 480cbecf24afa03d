import { z } from 'zod'
import type { Inspector } from '../inspector/inspector.ts'
import type { WriteKind } from '../policy/policy.ts'
import type { Login } from '../sessions/login.ts'
import type { Resolution, Resolver } from '../sessions/resolver.ts'
import { protocolVersionOf } from '../sessions/session.ts'
import type { Sessions } from '../sessions/sessions.ts'
import { callContext, type CallContextDeps, nameOf, policyOf, profileOf } from './call-context.ts'
import type { Exchange } from './exchange.ts'
import type { Peer } from './peer.ts'
import { type Tool, ToolError, type ToolResult } from './tool.ts'

export interface ToolCallsDeps extends CallContextDeps {
  readonly sessions: Sessions
  readonly resolver: Resolver
  readonly inspector: Inspector
  /** Told after each call that asked a Splunk; `error` is null where it answered. */
  onOutcome(login: Login, error: unknown): void
}

const failureSchema = z.object({ code: z.string(), hint: z.string().nullish() })

/** Runs tool calls: finds the Splunk, judges, runs, records, and turns failures into results. */
export class ToolCalls {
  readonly #deps: ToolCallsDeps

  constructor(deps: ToolCallsDeps) {
    this.#deps = deps
  }

  async run(tool: Tool, args: unknown, exchange: Exchange, peer: Peer): Promise<ToolResult> {
    const { sessions, inspector } = this.#deps
    const session = sessions.get(exchange.sessionId)
    if (session === undefined) throw new ToolError('session_ended', 'This session has been ended.')
    const stopping = new AbortController()
    const { signal } = stopping
    const onPeerAbort = () => stopping.abort(peer.signal.reason)
    peer.signal.addEventListener('abort', onPeerAbort, { once: true })
    const recording = inspector.begin({
      sessionId: session.id,
      client: nameOf(session, exchange),
      tool: tool.name,
      arguments: args,
      protocolVersion: protocolVersionOf(session),
      headers: exchange.headers,
      secrets: exchange.secrets,
      cancel: () =>
        stopping.abort(
          new ToolError('cancelled', 'The user stopped this call in Switchboard for Splunk.')
        )
    })
    this.#count(session.id, { running: 1, calls: 1 })
    const resolution = this.#deps.resolver.attempt({ ...exchange, session })
    if (!(resolution instanceof Error)) recording.profile(profileOf(resolution.login))
    let failed = true
    try {
      if (resolution instanceof Error && tool.access === 'splunk') throw resolution
      if (tool.writes !== null) assertWritable(tool.writes, resolution)
      const context = callContext(this.#deps, {
        tool,
        session,
        exchange,
        peer: { ...peer, signal },
        recording,
        resolution
      })
      const result = withOrigin(await abortable(tool.call(args, context), signal), resolution)
      failed = result.isError === true
      this.#outcome(tool, resolution, null)
      const { content, structuredContent } = result
      recording.end({
        status: failed ? 'error' : 'ok',
        // The text of a structured answer says the same once more.
        result: structuredContent === undefined ? { content } : { structuredContent },
        error: null,
        rows: rowsOf(result)
      })
      return result
    } catch (error) {
      if (!signal.aborted) this.#outcome(tool, resolution, error)
      const failure = failureOf(signal.aborted ? (signal.reason ?? error) : error, signal.aborted)
      recording.end({
        status:
          failure.code === 'refused_by_policy' ? 'refused' : signal.aborted ? 'cancelled' : 'error',
        result: null,
        error: failure,
        rows: null
      })
      return withOrigin(
        {
          content: [{ type: 'text', text: JSON.stringify(failure) }],
          isError: true
        },
        resolution
      )
    } finally {
      peer.signal.removeEventListener('abort', onPeerAbort)
      this.#count(session.id, { running: -1, errors: failed ? 1 : 0 })
    }
  }

  #outcome(tool: Tool, resolution: Resolution | Error, error: unknown): void {
    if (tool.access === 'open' || resolution instanceof Error) return
    this.#deps.onOutcome(resolution.login, error)
  }

  #count(id: string, by: { running: number; calls?: number; errors?: number }): void {
    const session = this.#deps.sessions.get(id)
    if (session === undefined) return
    this.#deps.sessions.note(id, {
      running: session.running + by.running,
      calls: session.calls + (by.calls ?? 0),
      errors: session.errors + (by.errors ?? 0)
    })
  }
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

// The client always learns which Splunk answered, also when it asked for none.
function withOrigin(result: ToolResult, resolution: Resolution | Error): ToolResult {
  if (resolution instanceof Error) return result
  const { name, host } = profileOf(resolution.login)
  return {
    ...result,
    _meta: { ...result._meta, 'switchboard/profile': name, 'switchboard/host': host }
  }
}

function failureOf(
  error: unknown,
  aborted: boolean
): { code: string; message: string; hint: string | null } {
  const message = error instanceof Error ? error.message : String(error)
  const known = failureSchema.safeParse(error)
  if (known.success) return { code: known.data.code, message, hint: known.data.hint ?? null }
  return { code: aborted ? 'cancelled' : 'failed', message, hint: null }
}

function rowsOf({ structuredContent }: ToolResult): number | null {
  const returned = structuredContent?.['returned']
  return typeof returned === 'number' ? returned : null
}

// A tool that does not look at its signal must not keep a cancelled call open.
function abortable<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      reject(signal.reason instanceof Error ? signal.reason : new Error('The call was cancelled.'))
    }
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}
