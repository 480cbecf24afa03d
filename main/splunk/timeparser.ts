import { z } from 'zod'
import type { Splunk } from './splunk.ts'
import { SplunkError } from './splunk-error.ts'

const parsedSchema = z.record(z.string(), z.string())

/**
 * The moment that a time of SPL means now, in Unix seconds. Relative ones are asked of
 * `search/timeparser`, which knows the user's time zone. Throws `bad_request`.
 */
export async function parseTime(splunk: Splunk, time: string): Promise<number> {
  if (/^\d+(?:\.\d+)?$/.test(time)) return Number(time)
  const written = /^\d{4}-\d\d-\d\d/.test(time) ? Date.parse(time) : NaN
  return Number.isNaN(written) ? asked(splunk, time) : written / 1000
}

async function asked(splunk: Splunk, time: string): Promise<number> {
  const cannot = (cause?: SplunkError) =>
    new SplunkError('bad_request', `Splunk cannot read the time "${time}".`, {
      hint: 'Times are relative (-24h@h, @d, now), epoch seconds or ISO 8601.',
      status: cause?.status ?? null,
      messages: cause?.messages ?? [],
      cause
    })
  try {
    const path = '/services/search/timeparser'
    const parsed = await splunk.read(parsedSchema, { method: 'GET', path, query: { time } })
    const seconds = Date.parse(parsed[time] ?? '') / 1000
    if (Number.isNaN(seconds)) throw cannot()
    return seconds
  } catch (error) {
    if (!(error instanceof SplunkError) || error.status !== 400) throw error
    throw cannot(error)
  }
}
