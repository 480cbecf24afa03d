import type { Recording } from '../inspector/recording.ts'
import type { Login } from '../sessions/login.ts'
import type { Resolution } from '../sessions/resolver.ts'
import { callerName } from '../sessions/session-views.ts'
import { clientInfoOf, protocolVersionOf, type Session } from '../sessions/session.ts'
import { indexesIn } from '../spl/indexes.ts'
import { SplSyntaxError } from '../spl/syntax-error.ts'
import type { Connection } from '../splunk/connection.ts'
import type { SplunkConnections } from '../splunk/connections.ts'
import type { Splunk } from '../splunk/splunk.ts'
import type { Exchange } from './exchange.ts'
import { policyOf, profileOf } from './login-summary.ts'
import { profileChoice, type ProfileChoiceDeps } from './profile-choice.ts'
import * as requests from './request-schemas.ts'
import { mostCharacters, splGate } from './spl-gate.ts'
import type { Peer } from './peer.ts'
import type { ToolContext } from './tool.ts'
import { toolsetsNamed } from './toolsets.ts'

export interface CallContextDeps extends ProfileChoiceDeps {
  readonly connections: SplunkConnections
  /** How a login is reached; the secrets that it reads are told to `onSecret`, for redaction. */
  connection(login: Login, onSecret: (secret: string) => void): Connection
}

export interface RunningCall {
  /** As the record names it. */
  readonly name: string
  readonly session: Session
  readonly exchange: Exchange
  readonly peer: Peer
  readonly recording: Recording
  readonly progress: ToolContext['progress']
  readonly resolution: Resolution | Error
}

/**
 * What a tool is given for one call: its Splunk, the gate before it, and the way to its client; and
 * whether it has made use of that Splunk.
 */
export function callContext(
  deps: CallContextDeps,
  call: RunningCall
): { readonly context: ToolContext; readonly asked: () => boolean } {
  const { session, exchange, peer, recording, resolution } = call
  let opened: Splunk | undefined
  let waiting: string | null = null
  const progress: ToolContext['progress'] = (done, total, what) => {
    // A tool that counts the seconds does not know that nothing has begun.
    call.progress(done, total, waiting ?? what)
  }
  const splunk = (): Splunk => {
    const { login } = resolved(resolution)
    opened ??= deps.connections.open(
      deps.connection(login, (secret) => recording.hide(secret)),
      {
        signal: peer.signal,
        caller: session.id,
        label: `Switchboard for Splunk: ${call.name} for ${callerName(seenBy(session, exchange), exchange.client)}`,
        onRequest: (request) => recording.splunkRequest(request),
        onJob: (job) => recording.job(job),
        onSecret: (secret) => recording.hide(secret),
        onWaiting: (text) => {
          waiting = text
          if (text !== null) progress(0, null, text)
        }
      }
    )
    return opened
  }
  const context: ToolContext = Object.assign(new CallFacts(deps, call), {
    signal: peer.signal,
    splunk: () => Promise.resolve().then(splunk),
    clear: (spl, inSplunk) =>
      Promise.resolve().then(() => {
        recording.reads(namedIndexes(spl))
        return splGate(inSplunk ?? splunk(), policyOf(resolved(resolution).login))(spl)
      }),
    progress,
    ask: (method, params, name) => peer.ask(method, params, name),
    notify: (method, params) =>
      method === 'notifications/message' && isBelow(params['level'], logLevelOf(call))
        ? Promise.resolve()
        : peer.notify(method, params)
  } satisfies Partial<ToolContext>)
  return { context, asked: () => opened !== undefined }
}

/** None of a text that the gate refuses because it is no SPL, or too long. */
function namedIndexes(spl: string): readonly string[] {
  if (spl.length > mostCharacters) return []
  try {
    return indexesIn(spl)
  } catch (error) {
    if (error instanceof SplSyntaxError) return []
    throw error
  }
}

/**
 * What few tools look at. A class, because V8 makes a shape of its own for each object literal with an
 * accessor, and that keeps the whole call alive until the next full garbage collection.
 */
class CallFacts implements Pick<ToolContext, 'caller' | 'profiles'> {
  readonly #deps: CallContextDeps
  readonly #call: RunningCall

  constructor(deps: CallContextDeps, call: RunningCall) {
    this.#deps = deps
    this.#call = call
  }

  get caller(): ToolContext['caller'] {
    return callerOf(this.#call)
  }

  get profiles(): ToolContext['profiles'] {
    return profileChoice(this.#deps, this.#call)
  }
}

/** A session as this request has it, which may be of another protocol era than the last one. */
export const seenBy = (session: Session, { envelope }: Exchange): Session => ({
  ...session,
  envelope
})

function callerOf({ session, exchange, resolution }: RunningCall): ToolContext['caller'] {
  return {
    sessionId: session.id,
    xSessionId: session.xSessionId,
    clientInfo: clientInfoOf(seenBy(session, exchange)),
    client: exchange.client?.name ?? null,
    protocolVersion: protocolVersionOf(seenBy(session, exchange)),
    headers: exchange.redactor.headers(exchange.headers),
    toolsets: toolsetsNamed(exchange.toolsets),
    profile:
      resolution instanceof Error ? null : { ...profileOf(resolution.login), rule: resolution.rule }
  }
}

function resolved(resolution: Resolution | Error): Resolution {
  if (resolution instanceof Error) throw resolution
  return resolution
}

// In a session, nothing chosen is everything; where each request says it, nothing said is nothing.
function logLevelOf({ session, exchange: { envelope } }: RunningCall): string | null {
  return envelope === null ? session.logLevel : (envelope.logLevel ?? 'none')
}

function isBelow(level: unknown, chosen: string | null): boolean {
  const levels: readonly unknown[] = [...requests.logLevel.shape.level.options, 'none']
  return chosen !== null && levels.indexOf(level) < levels.indexOf(chosen)
}
