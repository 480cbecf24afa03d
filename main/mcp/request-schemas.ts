import { z } from 'zod'

// Params of the requests that the server answers, as far as it reads them:
// https://modelcontextprotocol.io/specification/2025-11-25/schema

export const toolCall = z.object({
  name: z.string(),
  arguments: z.record(z.string(), z.unknown()).optional()
})

/** Subscriptions are kept, in memory and on disk, and anyone on this computer can make many. */
export const uri = z.string().max(512)

export const resource = z.object({ uri })

export const prompt = z.object({
  name: z.string(),
  arguments: z.record(z.string(), z.string()).default({})
})

export const completion = z.object({
  ref: z.object({
    type: z.enum(['ref/prompt', 'ref/resource']),
    name: z.string().optional(),
    uri: z.string().optional()
  }),
  argument: z.object({ name: z.string(), value: z.string() })
})

export const logLevel = z.object({
  level: z.enum(['debug', 'info', 'notice', 'warning', 'error', 'critical', 'alert', 'emergency'])
})
