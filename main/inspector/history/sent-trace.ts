import type { RawExchange, RawTrace } from '../raw-call.ts'
import type { RecordedMessage } from '../tool-call.ts'

/** What a call has beyond its row and its bodies, on its way to the thread. */
export type SentTrace = readonly [
  waitedMs: number | undefined,
  errorCode: string | null,
  errorHint: string | null,
  splunkRequests: RawTrace['splunkRequests'],
  jobs: RawTrace['jobs'],
  exchange: SentExchange | null,
  messages: readonly SentMessage[]
]

type SentExchange = readonly [
  method: string,
  path: string,
  status: number | null,
  startedAt: number,
  ms: number | null,
  protocolVersion: string | null,
  requestHeaders: RawExchange['requestHeaders'],
  responseHeaders: RawExchange['responseHeaders'],
  requestBytes: number,
  responseBytes: number
]

type SentMessage = readonly [
  at: number,
  from: RecordedMessage['from'],
  via: RecordedMessage['via'],
  eventId: string | null,
  bytes: number,
  text: string | null
]

/** As it goes. */
export const sentTrace = (trace: RawTrace): SentTrace => [
  trace.waitedMs,
  trace.errorCode,
  trace.errorHint,
  trace.splunkRequests,
  trace.jobs,
  trace.exchange && sentExchange(trace.exchange),
  trace.messages.map(({ at, from, via, eventId, bytes, text }) => [
    at,
    from,
    via,
    eventId,
    bytes,
    text
  ])
]

/** As it was told. */
export const receivedTrace = ([
  waitedMs,
  errorCode,
  errorHint,
  splunkRequests,
  jobs,
  exchange,
  messages
]: SentTrace): RawTrace => ({
  waitedMs,
  errorCode,
  errorHint,
  splunkRequests,
  jobs,
  exchange: exchange && receivedExchange(exchange),
  messages: messages.map(([at, from, via, eventId, bytes, text]) => ({
    at,
    from,
    via,
    eventId,
    bytes,
    text
  }))
})

const sentExchange = ({
  method,
  path,
  status,
  startedAt,
  ms,
  protocolVersion,
  requestHeaders,
  responseHeaders,
  requestBytes,
  responseBytes
}: RawExchange): SentExchange => [
  method,
  path,
  status,
  startedAt,
  ms,
  protocolVersion,
  requestHeaders,
  responseHeaders,
  requestBytes,
  responseBytes
]

const receivedExchange = ([
  method,
  path,
  status,
  startedAt,
  ms,
  protocolVersion,
  requestHeaders,
  responseHeaders,
  requestBytes,
  responseBytes
]: SentExchange): RawExchange => ({
  method,
  path,
  status,
  startedAt,
  ms,
  protocolVersion,
  requestHeaders,
  responseHeaders,
  requestBytes,
  responseBytes
})
