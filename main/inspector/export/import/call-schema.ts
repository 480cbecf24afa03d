import { z } from 'zod'
import { callStatuses, type ToolCall } from '../../tool-call.ts'

// What is shown in one line must not hold what breaks lines or turns the order of reading.
const unseen = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/
const line = (most: number) =>
  z
    .string()
    .max(most)
    .refine((text) => !unseen.test(text), 'has control characters')
const text = z.string()
// Dates of JavaScript reach that far: https://tc39.es/ecma262/#sec-time-values-and-time-range
const at = z.number().min(0).max(8.64e15)
const amount = z.number().min(0)
const share = z.number().min(0).max(1)
const headers = z.record(z.string().max(1000), z.string())

const profile = z.object({
  id: line(200).nullable(),
  name: line(1000),
  colour: z.int().min(0).max(7).nullable(),
  production: z.boolean(),
  host: line(1000)
})

const splunkRequest = z.object({
  method: line(40),
  path: text,
  sid: line(1000).nullable(),
  startedAt: at,
  ms: amount,
  status: z.int().nullable(),
  bytes: amount,
  error: text.nullable(),
  body: text.nullable()
})

const job = z.object({
  sid: line(1000),
  states: z.array(
    z.object({
      at,
      dispatchState: line(100),
      progress: share,
      scanned: amount,
      events: amount,
      results: amount,
      runMs: amount
    })
  ),
  messages: z.array(z.object({ type: line(200), text }))
})

const exchange = z.object({
  method: line(40),
  path: text,
  status: z.int().nullable(),
  startedAt: at,
  ms: amount.nullable(),
  protocolVersion: line(100).nullable(),
  requestHeaders: headers,
  responseHeaders: headers,
  requestBytes: amount,
  responseBytes: amount
})

const message = z.object({
  at,
  from: z.enum(['client', 'server']),
  via: z.enum(['body', 'event']),
  eventId: line(1000).nullable(),
  bytes: amount,
  text: text.nullable()
})

/** A call as a line of an export of ours holds it. What is not of the format is dropped. */
export const callSchema: z.ZodType<ToolCall> = z.object({
  kind: z.enum(['call', 'protocol']),
  id: line(200).min(1),
  startedAt: at,
  ms: amount.nullable(),
  splunkMs: amount.nullable(),
  sessionId: line(500),
  client: line(500),
  origin: z.enum(['client', 'analyst']),
  profile: profile.nullable(),
  tool: line(500),
  summary: text,
  status: z.enum(callStatuses),
  progress: share.nullable(),
  progressText: text.nullable(),
  rows: amount.nullable(),
  bytes: amount.nullable(),
  error: text.nullable(),
  sid: line(1000).nullable(),
  indexes: z.array(line(500)).max(1000),
  pinned: z.boolean(),
  note: text.nullable(),
  colour: z.int().min(0).max(7).nullable(),
  kept: z.boolean(),
  calledAs: line(500).nullable(),
  waitedMs: amount.optional(),
  arguments: z.unknown(),
  result: text.nullable(),
  errorCode: line(200).nullable(),
  errorHint: text.nullable(),
  splunkRequests: z.array(splunkRequest).max(100_000),
  jobs: z.array(job).max(10_000),
  exchange: exchange.nullable(),
  messages: z.array(message).max(100_000)
})
