import type { RawBodies, RawExchange, RawRow, RawTrace, Redaction } from '../raw-call.ts'
import type { CallProfile, RecordedMessage } from '../tool-call.ts'
import type { FrameReader, FrameWriter } from './frames.ts'
import type { Phase, RawEntry } from './messages.ts'
import type { HeadersReader, HeadersWriter } from './sent-headers.ts'

type InSplunk = Pick<RawTrace, 'splunkRequests' | 'jobs'>

/**
 * Writes a call into a frame that has begun, without its redaction. What is read below is written here, in the
 * same order.
 */
export function writeCall(
  frame: FrameWriter,
  headers: HeadersWriter,
  { phase, calledAs, row, trace, bodies }: RawEntry
): void {
  frame.text(phase)
  frame.text(calledAs)
  writeRow(frame, row)
  frame.flag(trace !== null)
  if (trace !== null) writeTrace(frame, headers, trace)
  frame.text(bodies?.arguments ?? null)
  frame.text(bodies?.result ?? null)
}

/** Reads a call of a frame that has begun. */
export function readCall(
  frame: FrameReader,
  headers: HeadersReader,
  redaction: Redaction
): RawEntry {
  // The unions of texts: written by the other end, above.
  const phase = frame.text() as Phase
  const calledAs = frame.textOrNull()
  const row = readRow(frame)
  const trace = frame.flag() ? readTrace(frame, headers) : null
  return { kind: 'raw', phase, calledAs, redaction, row, trace, bodies: readBodies(frame) }
}

function readBodies(frame: FrameReader): RawBodies | null {
  const args = frame.textOrNull()
  const result = frame.textOrNull()
  return args === null ? null : { arguments: args, result }
}

function readMany<Item>(frame: FrameReader, read: () => Item): readonly Item[] {
  const items: Item[] = []
  for (let left = frame.number(); left > 0; left -= 1) items.push(read())
  return items
}

function writeRow(frame: FrameWriter, row: RawRow): void {
  frame.text(row.kind)
  frame.text(row.id)
  frame.number(row.startedAt)
  frame.number(row.ms)
  frame.number(row.splunkMs)
  frame.text(row.sessionId)
  frame.text(row.client)
  frame.text(row.origin)
  frame.flag(row.profile !== null)
  if (row.profile !== null) writeProfile(frame, row.profile)
  frame.text(row.tool)
  frame.text(row.summary)
  frame.text(row.status)
  frame.number(row.progress)
  frame.text(row.progressText)
  frame.number(row.rows)
  frame.number(row.bytes)
  frame.text(row.error)
  frame.text(row.sid)
  frame.texts(row.indexes)
  frame.flag(row.kept)
}

const readRow = (frame: FrameReader): RawRow => ({
  kind: frame.text() as RawRow['kind'],
  id: frame.text(),
  startedAt: frame.number(),
  ms: frame.numberOrNull(),
  splunkMs: frame.numberOrNull(),
  sessionId: frame.text(),
  client: frame.text(),
  origin: frame.text() as RawRow['origin'],
  profile: frame.flag() ? readProfile(frame) : null,
  tool: frame.text(),
  summary: frame.textOrNull(),
  status: frame.text() as RawRow['status'],
  progress: frame.numberOrNull(),
  progressText: frame.textOrNull(),
  rows: frame.numberOrNull(),
  bytes: frame.numberOrNull(),
  error: frame.textOrNull(),
  sid: frame.textOrNull(),
  indexes: frame.texts(),
  kept: frame.flag()
})

function writeProfile(frame: FrameWriter, profile: CallProfile): void {
  frame.text(profile.id)
  frame.text(profile.name)
  frame.number(profile.colour)
  frame.flag(profile.production)
  frame.text(profile.host)
}

const readProfile = (frame: FrameReader): CallProfile => ({
  id: frame.textOrNull(),
  name: frame.text(),
  colour: frame.numberOrNull(),
  production: frame.flag(),
  host: frame.text()
})

function writeTrace(frame: FrameWriter, headers: HeadersWriter, trace: RawTrace): void {
  frame.number(trace.waitedMs ?? null)
  frame.text(trace.errorCode)
  frame.text(trace.errorHint)
  // What was said to Splunk takes longer than to write it in any way.
  const { splunkRequests, jobs } = trace
  const isLocal = splunkRequests.length + jobs.length === 0
  frame.text(isLocal ? null : JSON.stringify({ splunkRequests, jobs } satisfies InSplunk))
  frame.flag(trace.exchange !== null)
  if (trace.exchange !== null) writeExchange(frame, headers, trace.exchange)
  frame.number(trace.messages.length)
  for (const message of trace.messages) writeMessage(frame, message)
}

function readTrace(frame: FrameReader, headers: HeadersReader): RawTrace {
  const waitedMs = frame.numberOrNull() ?? undefined
  const errorCode = frame.textOrNull()
  const errorHint = frame.textOrNull()
  const inSplunk = frame.textOrNull()
  const { splunkRequests, jobs }: InSplunk =
    inSplunk === null ? { splunkRequests: [], jobs: [] } : (JSON.parse(inSplunk) as InSplunk)
  const exchange = frame.flag() ? readExchange(frame, headers) : null
  const messages = readMany(frame, () => readMessage(frame))
  return { waitedMs, errorCode, errorHint, splunkRequests, jobs, exchange, messages }
}

function writeExchange(frame: FrameWriter, headers: HeadersWriter, exchange: RawExchange): void {
  frame.text(exchange.method)
  frame.text(exchange.path)
  frame.number(exchange.status)
  frame.number(exchange.startedAt)
  frame.number(exchange.ms)
  frame.text(exchange.protocolVersion)
  headers.write(frame, exchange.requestHeaders)
  headers.write(frame, exchange.responseHeaders)
  frame.number(exchange.requestBytes)
  frame.number(exchange.responseBytes)
}

const readExchange = (frame: FrameReader, headers: HeadersReader): RawExchange => ({
  method: frame.text(),
  path: frame.text(),
  status: frame.numberOrNull(),
  startedAt: frame.number(),
  ms: frame.numberOrNull(),
  protocolVersion: frame.textOrNull(),
  requestHeaders: headers.read(frame),
  responseHeaders: headers.read(frame),
  requestBytes: frame.number(),
  responseBytes: frame.number()
})

function writeMessage(frame: FrameWriter, message: RecordedMessage): void {
  frame.number(message.at)
  frame.text(message.from)
  frame.text(message.via)
  frame.text(message.eventId)
  frame.number(message.bytes)
  frame.text(message.text)
}

const readMessage = (frame: FrameReader): RecordedMessage => ({
  at: frame.number(),
  from: frame.text() as RecordedMessage['from'],
  via: frame.text() as RecordedMessage['via'],
  eventId: frame.textOrNull(),
  bytes: frame.number(),
  text: frame.textOrNull()
})
