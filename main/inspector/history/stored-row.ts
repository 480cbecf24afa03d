import { z } from 'zod'
import { type Mark } from '../mark.ts'
import { callStatuses, type ToolCall, type ToolCallRow } from '../tool-call.ts'
import type { HistoryRow } from './contract.ts'

const profileSchema = z.object({
  id: z.string().nullable(),
  name: z.string(),
  colour: z.number().nullable(),
  production: z.boolean(),
  host: z.string()
})

const rowSchema: z.ZodType<ToolCallRow> = z.object({
  kind: z.enum(['call', 'protocol']),
  id: z.string(),
  startedAt: z.number(),
  ms: z.number().nullable(),
  splunkMs: z.number().nullable(),
  sessionId: z.string(),
  client: z.string(),
  origin: z.enum(['client', 'analyst']),
  profile: profileSchema.nullable(),
  tool: z.string(),
  summary: z.string(),
  status: z.enum(callStatuses),
  progress: z.number().nullable(),
  progressText: z.string().nullable(),
  rows: z.number().nullable(),
  bytes: z.number().nullable(),
  error: z.string().nullable(),
  sid: z.string().nullable(),
  indexes: z.array(z.string()),
  pinned: z.boolean(),
  note: z.string().nullable(),
  colour: z.number().nullable(),
  kept: z.boolean()
})

const at = { kind: z.literal('mark'), id: z.string(), at: z.number(), reason: z.string() }
const markSchema: z.ZodType<Mark> = z.discriminatedUnion('what', [
  z.object({
    ...at,
    what: z.literal('moved'),
    sessionId: z.string(),
    xSessionId: z.string().nullable(),
    client: z.string(),
    from: profileSchema.nullable(),
    to: profileSchema.nullable()
  }),
  z.object({
    ...at,
    what: z.enum(['paused', 'private', 'flood', 'disk', 'ended']),
    until: z.number(),
    calls: z.number()
  })
])

const anySchema = z.union([rowSchema, markSchema])

export const parseHistoryRow = (text: string): HistoryRow => anySchema.parse(JSON.parse(text))

const traceSchema = z.object({
  waitedMs: z.number().optional(),
  errorCode: z.string().nullable(),
  errorHint: z.string().nullable(),
  splunkRequests: z.array(
    z.object({
      method: z.string(),
      path: z.string(),
      sid: z.string().nullable(),
      startedAt: z.number(),
      ms: z.number(),
      status: z.number().nullable(),
      bytes: z.number(),
      error: z.string().nullable(),
      body: z.string().nullable()
    })
  ),
  jobs: z.array(
    z.object({
      sid: z.string(),
      states: z.array(
        z.object({
          at: z.number(),
          dispatchState: z.string(),
          progress: z.number(),
          scanned: z.number(),
          events: z.number(),
          results: z.number(),
          runMs: z.number()
        })
      ),
      messages: z.array(z.object({ type: z.string(), text: z.string() }))
    })
  ),
  exchange: z
    .object({
      method: z.string(),
      path: z.string(),
      status: z.number().nullable(),
      startedAt: z.number(),
      ms: z.number().nullable(),
      protocolVersion: z.string().nullable(),
      requestHeaders: z.record(z.string(), z.string()),
      responseHeaders: z.record(z.string(), z.string()),
      requestBytes: z.number(),
      responseBytes: z.number()
    })
    .nullable(),
  messages: z.array(
    z.object({
      at: z.number(),
      from: z.enum(['client', 'server']),
      via: z.enum(['body', 'event']),
      eventId: z.string().nullable(),
      bytes: z.number(),
      text: z.string().nullable()
    })
  )
})

/** What a call has beyond its row, its arguments and its result. */
export type Trace = Pick<
  ToolCall,
  'waitedMs' | 'errorCode' | 'errorHint' | 'splunkRequests' | 'jobs' | 'exchange' | 'messages'
>

export const parseTrace = (text: string): Trace => traceSchema.parse(JSON.parse(text))
export const emptyTrace: Trace = {
  errorCode: null,
  errorHint: null,
  splunkRequests: [],
  jobs: [],
  exchange: null,
  messages: []
}
