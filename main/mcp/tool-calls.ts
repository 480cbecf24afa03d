import { z } from 'zod'
import type { Inspector, Recording } from '../inspector/inspector.ts'
import { redactHeaders } from '../inspector/redaction.ts'
import type { CallProfile } from '../inspector/tool-call.ts'
import { type Policy, readOnly } from '../policy/policy.ts'
import type { Login } from '../sessions/login.ts'
import type { Resolution, Resolver } from '../sessions/resolver.ts'
import { clientInfoOf, protocolVersionOf, type Session } from '../sessions/session.ts'
import type { Sessions } from '../sessions/sessions.ts'
import type { Connection } from '../splunk/connection.ts'
import type { SplunkConnections } from '../splunk/connections.ts'
import type { Splunk } from '../splunk/splunk.ts'
import type { Exchange } from './exchange.ts'
import * as requests from './request-schemas.ts'
import { splGate } from './spl-gate.ts'
import type { Peer } from './surface.ts'
import { type Tool, type ToolContext, ToolError, type ToolResult } from './tool.ts'

export interface ToolCallsDeps {
  readonly sessions: Sessions
  readonly resolver: Resolver
  readonly inspector: Inspector
  readonly connections: SplunkConnections
  /** How a login is reached; the secrets that it reads are told to `onSecret`, for redaction. */
  connection(login: Login, onSecret: (secret: string) => void): Connection
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
    const cancelled = new AbortController()
    const signal = AbortSignal.any([peer.signal, cancelled.signal])
    const recording = inspector.begin({
      sessionId: session.id,
      client: nameOf(session, exchange),
      tool: tool.name,
      arguments: args,
      protocolVersion: protocolVersionOf(session),
      headers: exchange.headers,
      secrets: exchange.secrets,
      cancel: () =>
        cancelled.abort(
          new ToolError('cancelled', 'The user stopped this call in Switchboard for Splunk.')
        )
    })
    this.#count(session.id, { running: 1, calls: 1 })
    const resolution = this.#deps.resolver.attempt({ ...exchange, session })
    if (!(resolution instanceof Error)) recording.profile(profileOf(resolution.login))
    let failed = true
    try {
      if (resolution instanceof Error && tool.access === 'splunk') throw resolution
      const context = this.#context(
        tool,
        session,
        exchange,
        { ...peer, signal },
        recording,
        resolution
      )
      const result = withOrigin(await abortable(tool.call(args, context), signal), resolution)
      failed = result.isError === true
      this.#outcome(tool, resolution, null)
      recording.end({
        status: failed ? 'error' : 'ok',
        result: result.structuredContent ?? result.content,
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

  #context(
    tool: Tool,
    session: Session,
    exchange: Exchange,
    peer: Peer,
    recording: Recording,
    resolution: Resolution | Error
  ): ToolContext {
    let opened: Splunk | undefined
    const splunk = (): Splunk => {
      if (resolution instanceof Error) throw resolution
      const { login } = resolution
      opened ??= this.#deps.connections.open(
        this.#deps.connection(login, (secret) => recording.hide(secret)),
        {
          signal: peer.signal,
          label: `Switchboard for Splunk: ${tool.name} for ${nameOf(session, exchange)}`,
          onRequest: (request) => recording.splunkRequest(request)
        }
      )
      return opened
    }
    return {
      signal: peer.signal,
      caller: {
        sessionId: session.id,
        xSessionId: session.xSessionId,
        clientInfo: clientInfoOf(session),
        client: exchange.client?.name ?? null,
        protocolVersion: protocolVersionOf(session),
        headers: redactHeaders(exchange.headers, exchange.secrets),
        profile:
          resolution instanceof Error
            ? null
            : { ...profileOf(resolution.login), rule: resolution.rule }
      },
      splunk: () => Promise.resolve().then(splunk),
      clear: (spl) => splGate(splunk(), policyOf(resolution))(spl),
      progress: (done, total, message) => {
        recording.progress(
          total === null || total === 0 ? null : Math.min(done / total, 1),
          message
        )
        if (peer.progressToken === undefined) return
        const progress = { progressToken: peer.progressToken, progress: done, message }
        void peer
          .notify('notifications/progress', total === null ? progress : { ...progress, total })
          .catch(() => undefined)
      },
      ask: (method, params) => peer.ask(method, params),
      notify: (method, params) =>
        method === 'notifications/message' && isBelow(params['level'], session.logLevel)
          ? Promise.resolve()
          : peer.notify(method, params)
    }
  }
}

// Nothing chosen: everything is sent.
function isBelow(level: unknown, chosen: string | null): boolean {
  const levels: readonly unknown[] = requests.logLevel.shape.level.options
  return chosen !== null && levels.indexOf(level) < levels.indexOf(chosen)
}

function policyOf(resolution: Resolution | Error): Policy {
  if (resolution instanceof Error) throw resolution
  return resolution.login.kind === 'profile' ? resolution.login.profile.policy : readOnly
}

function nameOf(session: Session, { client }: Exchange): string {
  return client?.name ?? clientInfoOf(session)?.name ?? 'anonymous'
}

function profileOf(login: Login): CallProfile {
  if (login.kind !== 'profile') {
    const { host, port } = login.address
    const name = login.kind === 'headers' ? 'from headers' : 'from the environment'
    return { id: null, name, colour: null, production: false, host: `${host}:${port}` }
  }
  const { id, name, colour, production, address } = login.profile
  return { id, name, colour, production, host: `${address.host}:${address.port}` }
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
  return z.object({ returned: z.number() }).safeParse(structuredContent).data?.returned ?? null
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
