import { z } from 'zod'
import { entityOf, flag, numeric, optionalNumber, optionalText } from './feed.ts'
import type { SplunkMessage } from './splunk-error.ts'

const counter = numeric.catch(0).default(0)
const no = flag.default(false)

// While a job is queued or parsed most of this is missing.
export const jobContentSchema = z.looseObject({
  dispatchState: z.string().default('QUEUED'),
  doneProgress: counter,
  isDone: no,
  isFailed: no,
  isFinalized: no,
  scanCount: counter,
  eventCount: counter,
  resultCount: counter,
  runDuration: counter,
  earliestTime: optionalText,
  latestTime: optionalText,
  label: optionalText,
  provenance: optionalText,
  ttl: optionalNumber,
  messages: z
    .array(z.object({ type: z.string(), text: z.string() }))
    .catch([])
    .default([])
})
export const jobSchema = entityOf(jobContentSchema)

export interface SearchJob {
  readonly sid: string
  /** QUEUED, PARSING, RUNNING, PAUSED, FINALIZING, FAILED or DONE. */
  readonly dispatchState: string
  /** 0 to 1. */
  readonly doneProgress: number
  readonly isDone: boolean
  readonly isFailed: boolean
  /** Stopped early; the rows so far count. */
  readonly isFinalized: boolean
  readonly scanCount: number
  readonly eventCount: number
  readonly resultCount: number
  /** Seconds. */
  readonly runDuration: number
  readonly earliestTime: string | null
  readonly latestTime: string | null
  readonly messages: readonly SplunkMessage[]
  /** All that splunkd said of it. */
  readonly raw: Readonly<Record<string, unknown>>
}

/** A job that splunkd has taken and has nothing to say about yet. */
export const unreadySearchJob = (sid: string): SearchJob => jobOf(sid, jobContentSchema.parse({}))

export function jobOf(sid: string, content: z.output<typeof jobContentSchema>): SearchJob {
  return {
    sid,
    dispatchState: content.dispatchState,
    doneProgress: Math.min(Math.max(content.doneProgress, 0), 1),
    isDone: content.isDone,
    isFailed: content.isFailed,
    isFinalized: content.isFinalized,
    scanCount: content.scanCount,
    eventCount: content.eventCount,
    resultCount: content.resultCount,
    runDuration: content.runDuration,
    earliestTime: content.earliestTime,
    latestTime: content.latestTime,
    messages: content.messages,
    raw: content
  }
}
