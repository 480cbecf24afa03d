import type { Inspector } from '../inspector/inspector.ts'
import type { Recording } from '../inspector/recording.ts'
import type { Asks } from '../sessions/asks.ts'
import type { Login } from '../sessions/login.ts'
import type { CallRates } from '../sessions/call-rates.ts'
import type { Clients } from '../sessions/clients.ts'
import { awaitsChoice, type LoginError, type Resolution } from '../sessions/resolver.ts'
import type { Session } from '../sessions/session.ts'
import { callerName } from '../sessions/session-views.ts'
import { shutOut } from '../sessions/shut-out.ts'
import { abortable } from '../splunk/abortable.ts'
import { callContext, type CallContextDeps, type RunningCall, seenBy } from './call-context.ts'
import { callProgress } from './call-progress.ts'
import type { Exchange } from './exchange.ts'
import { type Failure, failureOf } from './failure.ts'
import { profileOf } from './login-summary.ts'
import type { Peer } from './peer.ts'
import { InputRequired } from './questions.ts'
import { RpcError } from './rpc.ts'
import { RunningCalls } from './running-calls.ts'
import { ToolError, type ToolContext } from './tool.ts'

export interface CallsDeps extends CallContextDeps {
  readonly inspector: Inspector
  readonly clients: Clients
  readonly rates: CallRates
  readonly asks: Pick<Asks, 'wait'>
  /** Told of each call which Splunk its session uses. */
  onResolved(session: Session, resolution: Resolution): void
  /** Told after each call that asked a Splunk; `error` is null where it answered. */
  onOutcome(login: Login, error: unknown): void
}

/** Something that a client asked for and that the record shows as one call. */
export interface Work<Value> {
  /** As the record names it: the tool, else the method. */
  readonly name: string
  /** The other server's name by which the client called the tool. */
  readonly calledAs: string | null
  readonly arguments: unknown
  /** Whether it waits where the analyst is asked which Splunk the session uses. */
  readonly needsSplunk: boolean
  /** Throws what the client is told instead. */
  run(context: ToolContext, resolution: Resolution | Error): Promise<Value>
  /** What the record keeps of the answer. */
  kept(value: Value): {
    readonly result: unknown
    readonly rows: number | null
    readonly failed: boolean
  }
}

export interface Outcome<Value> {
  readonly answer: { readonly value: Value } | { readonly failure: Failure }
  /** Which Splunk it was about, for `_meta`; the client learns it also when none was asked. */
  readonly origin: Readonly<Record<string, string>>
}

type Begun = Omit<RunningCall, 'resolution'>
type Attempt = Resolution | LoginError

// What the policy, a limit or the analyst forbids shows as refused, not as a failure.
const refusals = new Set([
  'refused_by_policy',
  'writes_not_allowed',
  'rate_limited',
  'session_refused'
])

/** What the answers to requests need of `Calls`. */
export type RunsCalls = Pick<Calls, 'run'>

/** Runs calls: finds the Splunk, runs, records, and turns errors into what the client is told. */
export class Calls {
  readonly #deps: CallsDeps
  readonly #running: RunningCalls

  constructor(deps: CallsDeps) {
    this.#deps = deps
    this.#running = new RunningCalls(deps)
  }

  /** Throws `RpcError`, and `InputRequired` where the client has to answer something first. */
  async run<Value>(work: Work<Value>, exchange: Exchange, peer: Peer): Promise<Outcome<Value>> {
    const session = this.#deps.sessions.get(exchange.sessionId)
    if (session === undefined) throw new ToolError('session_ended', 'This session has been ended.')
    const stopping = new AbortController()
    const { signal } = stopping
    const unfollow = follow(peer.signal, stopping)
    const recording = this.#record(work, session, { exchange, peer }, stopping)
    const call: Begun = {
      name: work.name,
      session,
      exchange,
      peer: { ...peer, signal },
      recording,
      progress: callProgress(peer, recording)
    }
    const ended = this.#noteBegun(call, stopping)
    let resolution = this.#deps.resolver.attempt({ ...exchange, session })
    let asked = () => false
    const noteOutcome = (error: unknown) => {
      if (resolution instanceof Error || !asked() || signal.aborted) return
      this.#deps.onOutcome(resolution.login, error)
    }
    let failed = true
    try {
      this.#assertMayCall(exchange)
      if (work.needsSplunk) resolution = await this.#chosen(call, resolution)
      if (!(resolution instanceof Error)) {
        recording.profile(profileOf(resolution.login))
        if (exchange.origin === 'client') this.#deps.onResolved(session, resolution)
      }
      const made = callContext(this.#deps, { ...call, resolution })
      asked = made.asked
      // A tool that does not look at its signal must not keep a cancelled call open.
      const value = await abortable(work.run(made.context, resolution), signal)
      noteOutcome(null)
      const { result, rows, ...kept } = work.kept(value)
      failed = kept.failed
      recording.end({ status: failed ? 'error' : 'ok', result, error: null, rows })
      return { answer: { value }, origin: originOf(resolution) }
    } catch (error) {
      noteOutcome(error)
      failed = !(signal.reason instanceof InputRequired)
      return { answer: { failure: endWithout(call, error) }, origin: originOf(resolution) }
    } finally {
      unfollow()
      ended()
      this.#count(session.id, { running: -1, errors: failed ? 1 : 0 })
    }
  }

  #record(
    { name, calledAs, arguments: args }: Work<unknown>,
    session: Session,
    { exchange, peer }: Pick<RunningCall, 'exchange' | 'peer'>,
    stopping: AbortController
  ): Recording {
    const seen = seenBy(session, exchange)
    const recording = this.#deps.inspector.begin({
      kind: 'call',
      origin: exchange.origin,
      sessionId: session.id,
      client: callerName(seen, exchange.client),
      tool: name,
      calledAs,
      arguments: args,
      redactor: exchange.redactor,
      request: peer.recorded,
      cancel: () =>
        stopping.abort(
          new ToolError('cancelled', 'The user stopped this call in Switchboard for Splunk.')
        )
    })
    peer.began?.(recording.id)
    return recording
  }

  /** Call the answered function when the call has ended. */
  #noteBegun({ session, exchange }: Begun, stopping: AbortController): () => void {
    const client = exchange.origin === 'analyst' ? null : exchange.client
    this.#count(session.id, { running: 1, calls: 1 })
    if (client !== null) this.#deps.clients.called(client.id)
    return this.#running.add(session.id, client, stopping)
  }

  /** Waits for the analyst's choice where the session has no Splunk before it. */
  async #chosen(call: Begun, resolution: Attempt): Promise<Attempt> {
    const { name, session, exchange, peer, recording, progress } = call
    const { client } = exchange
    if (client === null || !awaitsChoice(resolution)) return resolution
    recording.waiting(true)
    const chosen = await this.#deps.asks.wait(
      { ...exchange, client, session },
      {
        tool: name,
        signal: peer.signal,
        onWaiting: (ms) => progress(Math.round(ms / 1000), null, waitingText(ms))
      }
    )
    recording.waiting(false)
    return chosen
  }

  #assertMayCall({ client, origin }: Exchange): void {
    if (origin === 'analyst') return
    const { clients, rates } = this.#deps
    const reason = client === null ? null : shutOut(client, clients.get(client.id))
    if (reason !== null) throw reason
    rates.take(client)
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

/** Aborts `stopping` with the reason of a signal, until the answered function is called. */
function follow(signal: AbortSignal, stopping: AbortController): () => void {
  const stop = () => stopping.abort(signal.reason)
  signal.addEventListener('abort', stop, { once: true })
  return () => signal.removeEventListener('abort', stop)
}

/** Ends the record of a call that threw. Throws what is no answer of a tool: `RpcError`, `InputRequired`. */
function endWithout({ recording, peer: { signal } }: Begun, error: unknown): Failure {
  if (signal.reason instanceof InputRequired) {
    const result = { inputRequests: signal.reason.requests }
    recording.end({ status: 'ok', result, error: null, rows: null })
    throw signal.reason
  }
  const failure = failureOf(signal.aborted ? (signal.reason ?? error) : error, signal.aborted)
  recording.end({
    status: refusals.has(failure.code) ? 'refused' : signal.aborted ? 'cancelled' : 'error',
    result: null,
    error: failure,
    rows: null
  })
  if (error instanceof RpcError) throw error
  return failure
}

function waitingText(ms: number): string {
  const since = ms < 1000 ? '' : `, for ${Math.round(ms / 1000)} s`
  return `Waiting for the analyst to choose a Splunk for this session in Switchboard for Splunk${since}.`
}

function originOf(resolution: Resolution | Error): Readonly<Record<string, string>> {
  if (resolution instanceof Error) return {}
  const { name, host } = profileOf(resolution.login)
  return { 'switchboard/profile': name, 'switchboard/host': host }
}
