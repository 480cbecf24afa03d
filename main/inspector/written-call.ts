import { summaryOf } from './call-texts.ts'
import type { CallEntry, RawEntry } from './history/messages.ts'
import type { Trace } from './history/stored-row.ts'
import type { RawBodies, RawExchange, RawRow, RawTrace } from './raw-call.ts'
import type { Redactor } from './redactor.ts'
import { shortened } from './short-text.ts'
import type { SplunkRequestMade } from './splunk-recording.ts'
import type {
  RecordedExchange,
  RecordedJob,
  RecordedSplunkRequest,
  ToolCallRow
} from './tool-call.ts'

const mostPath = 16 * 1024
const mostBody = 64 * 1024

/** A call as the history keeps it, without secrets. `redactor`: takes out what its `redaction` says. */
export function writtenEntry({ phase, ...raw }: RawEntry, redactor: Redactor): CallEntry {
  const bodies = raw.bodies && writtenBodies(raw.bodies, redactor)
  const row = writtenRow(raw.row, bodies, redactor)
  const details =
    bodies === null || raw.trace === null
      ? null
      : {
          ...bodies,
          calledAs: raw.calledAs === null ? null : redactor.name(raw.calledAs),
          trace: JSON.stringify(writtenTrace(raw.trace, redactor))
        }
  return { kind: 'call', row, phase, details }
}

export const writtenBodies = (bodies: RawBodies, redactor: Redactor): RawBodies => ({
  arguments: redactor.jsonText(bodies.arguments),
  result: bodies.result === null ? null : redactor.jsonText(bodies.result)
})

/** `bodies`: as they are written; null: not at hand. */
export function writtenRow(raw: RawRow, bodies: RawBodies | null, redactor: Redactor): ToolCallRow {
  const { client, tool, progressText, error, sid, indexes } = raw
  return {
    ...raw,
    client: redactor.name(client),
    tool: redactor.name(tool),
    summary:
      raw.summary ?? (bodies === null ? '' : summaryOf(JSON.parse(bodies.arguments), redactor)),
    progressText: progressText === null ? null : redactor.sentence(progressText),
    error: error === null ? null : redactor.sentence(error),
    sid: sid === null ? null : redactor.name(sid),
    indexes: indexes.map((index) => redactor.name(index)),
    pinned: false,
    note: null,
    colour: null
  }
}

/** What a call has beyond its row, its arguments and its result. */
export function writtenTrace(trace: RawTrace, redactor: Redactor): Trace {
  const { waitedMs, errorCode, errorHint, splunkRequests, jobs, exchange, messages } = trace
  return {
    ...(waitedMs !== undefined && { waitedMs }),
    errorCode,
    errorHint: errorHint === null ? null : redactor.sentence(errorHint),
    splunkRequests: splunkRequests.map((request) => writtenRequest(request, redactor)),
    jobs: jobs.map((job) => writtenJob(job, redactor)),
    exchange: exchange && writtenExchange(exchange, redactor),
    messages: messages.map(({ text, ...message }) => ({
      ...message,
      text: text === null ? null : redactor.jsonText(text)
    }))
  }
}

function writtenExchange(exchange: RawExchange, redactor: Redactor): RecordedExchange {
  return {
    ...exchange,
    path: redactor.text(exchange.path),
    requestHeaders: redactor.headers(exchange.requestHeaders),
    responseHeaders: redactor.headers(exchange.responseHeaders)
  }
}

function writtenRequest(request: SplunkRequestMade, redactor: Redactor): RecordedSplunkRequest {
  const { query, form, path, sid, error, ...rest } = request
  const parameters = query === null ? '' : redactor.parameters(query)
  const asked = redactor.text(path)
  const whole = parameters === '' ? asked : `${asked}?${parameters}`
  return {
    ...rest,
    sid: sid === null ? null : redactor.name(sid),
    path: shortened(whole, mostPath),
    error: error && redactor.sentence(error),
    body: form === null ? null : bodyOf(redactor.parameters(form))
  }
}

function bodyOf(form: string): string {
  return form.length <= mostBody ? form : `(a form of ${form.length} characters, more than is kept)`
}

function writtenJob({ sid, states, messages }: RecordedJob, redactor: Redactor): RecordedJob {
  return {
    sid: redactor.name(sid),
    states: states.map((state) => ({
      ...state,
      dispatchState: redactor.name(state.dispatchState)
    })),
    messages: messages.map(({ type, text }) => ({
      type: redactor.name(type),
      text: redactor.sentence(text)
    }))
  }
}
