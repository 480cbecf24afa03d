import { z } from 'zod'
import type { ExchangeKeeper } from './exchange-recording.ts'
import type { CallEnd, CallStart } from './call-facts.ts'
import type { Recording } from './recording.ts'
import type { RequestRecording } from './request-recording.ts'
import { visibleText } from './visible-text.ts'

const minute = 60_000
/** Messages of one method and session within a minute that get a row each; what comes more is counted. */
const mostInMinute = 20
const mostCounted = 1000
/** Characters of a method's or tool's name that a row has. */
const mostName = 100
/** Tools that are not there and have their names in rows: the history keeps each name for as long as it runs. */
const mostStrange = 200
// No name of a tool has a slash, by which a method is told from one in the rows.
const toolCall = z.object({ name: z.string().regex(/^[^/]+$/), arguments: z.unknown().optional() })
/** Methods whose requests ask for something, so that one that no call took over has failed. */
const callMethods = new Set(['tools/call', 'resources/read', 'prompts/get'])

interface Count {
  readonly until: number
  readonly first: CallStart
  rows: number
  more: number
}

/** Makes rows of the messages of the protocol. A client that pings without end costs a counter. */
export class ProtocolRows implements ExchangeKeeper {
  readonly #begin: (start: CallStart) => Pick<Recording, 'end'>
  readonly #now: () => number
  readonly #counts = new Map<string, Count>()
  readonly #strange = new Set<string>()

  /** `begin`: of the record of one row. */
  constructor(begin: (start: CallStart) => Pick<Recording, 'end'>, now: () => number = Date.now) {
    this.#begin = begin
    this.#now = now
  }

  /** A JSON-RPC message that no call has taken over, at its end. */
  unclaimed(request: RequestRecording): void {
    const begun = startOf(request)
    if (begun === null) return
    const start = this.#named(begun)
    const count = start.kind === 'call' ? null : this.#countOf(start)
    if (count !== null && count.rows >= mostInMinute) {
      count.more += 1
      return
    }
    if (count !== null) count.rows += 1
    this.#begin(start).end(endOf(request))
  }

  /** Writes down what was counted in minutes that are over; `all`: also what is counted now. */
  flush(all = false): void {
    for (const [key, count] of this.#counts) {
      if (!all && count.until > this.#now()) continue
      this.#counts.delete(key)
      if (count.more === 0) continue
      const text = `${count.more} more of the same within a minute, counted but not kept`
      const start = { ...count.first, request: null, arguments: { more: text } }
      this.#begin(start).end({ status: 'ok', result: null, error: null, rows: count.more })
    }
  }

  /** An event stream; its row runs as long as it does. */
  stream(request: RequestRecording, cancel: () => void): void {
    const start = startOf(request)
    if (start === null) return
    const recording = this.#begin({ ...start, cancel })
    request.onDone(() => recording.end({ status: 'ok', result: null, error: null, rows: null }))
  }

  /** A call of a tool that is not there, by the name that it was called by. */
  #named(start: CallStart): CallStart {
    if (start.tool !== 'tools/call') return start
    const { data } = toolCall.safeParse(start.arguments)
    if (data === undefined) return start
    const tool = visibleText(start.redactor.text(data.name)).slice(0, mostName)
    if (this.#strange.size < mostStrange) this.#strange.add(tool)
    return this.#strange.has(tool) ? { ...start, tool, arguments: data.arguments ?? {} } : start
  }

  #countOf(start: CallStart): Count {
    const named = `${start.sessionId} ${start.tool}`
    const isKnown = this.#counts.has(named) || this.#counts.size < mostCounted
    const key = isKnown ? named : 'others'
    const known = this.#counts.get(key)
    if (known !== undefined && known.until > this.#now()) return known
    if (known !== undefined) this.flush()
    const count = {
      until: this.#now() + minute,
      // Not its arguments, which may be large and are not told.
      first: { ...start, request: null, arguments: null },
      rows: 0,
      more: 0
    }
    this.#counts.set(key, count)
    return count
  }
}

function startOf(request: RequestRecording): CallStart | null {
  const { exchange, message } = request
  const owner = exchange.owner
  if (owner === null) return null
  const method = message.method?.slice(0, mostName) ?? exchange.method
  return {
    kind: callMethods.has(method) ? 'call' : 'protocol',
    ...owner,
    origin: 'client',
    tool: method,
    calledAs: null,
    arguments: message.params ?? {},
    redactor: exchange.redactor,
    request,
    cancel: () => undefined
  }
}

function endOf({ answer }: RequestRecording): CallEnd {
  const error = answer?.error
  const message =
    typeof error === 'object' && error !== null && 'message' in error ? error.message : null
  if (error === undefined) return { status: 'ok', result: null, error: null, rows: null }
  return {
    status: 'error',
    result: null,
    error: {
      code:
        typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '',
      message: typeof message === 'string' ? message : 'The request failed.',
      hint: null
    },
    rows: null
  }
}
