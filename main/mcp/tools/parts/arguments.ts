import { z } from 'zod'
import { leadsAway } from '../../../splunk/path-segment.ts'

export const query = z
  .string()
  .describe(
    'SPL. A leading "search" may be left out: index=web status>=500 | stats count by uri_path'
  )

export const isRealTime = (time: string | number): boolean => /^\s*rt/i.test(String(time))

export const time = z
  .union([z.string().trim().min(1).max(64), z.number().nonnegative()])
  .refine((value) => !isRealTime(value), {
    message:
      'Real-time searches (rt…) never end, so they are not run here. Use a range such as -15m to now.'
  })

const forms = 'Relative (-24h@h, -7d@d, @w1, now), epoch seconds, or ISO 8601; "0" is all time.'

/** Start and end of a search; Splunk never gets one without, for it would read all time. */
export const timeRange = (defaultEarliest: string) => ({
  earliest_time: time.default(defaultEarliest).describe(`Start of the time range. ${forms}`),
  latest_time: time.default('now').describe(`End of the time range. ${forms}`)
})

export const maxResults = z
  .int()
  .min(1)
  .max(10_000)
  .default(100)
  .describe('Most rows in this answer; `truncated` says whether there are more.')

export const offset = z.int().min(0).default(0).describe('How many to leave out at the start.')

export const count = z.int().min(1).max(1000).default(200).describe('Most entries in this answer.')

export const jobId = z
  .string()
  .trim()
  .min(1)
  .max(512)
  .regex(/[^.]/)
  .refine((sid) => !leadsAway(sid), 'This is no search id: it would lead to another endpoint.')
  .describe(
    'The search id (sid) that run_splunk_search or start_search answered with, or of list_search_jobs.'
  )

const name = z.string().trim().min(1).max(255)

// As in splunkd's namespaces, "-" stands for any.
const nameOrAny = name
  .regex(/^[^"*/\\\x00-\x1f\x7f]+$/, 'A name as Splunk has it, without wildcards.')
  .regex(/[^.]/, 'A name as Splunk has it, not dots alone.')
  .optional()
  .transform((value) => (value === '-' ? undefined : value))

export const app = nameOrAny.describe(
  'App, by the name of its folder: search, Splunk_SA_CIM. Left out, any app.'
)

export const owner = nameOrAny.describe(
  'User name of the owner; nobody for what has none. Left out: anybody.'
)

export const searchApp = app.describe(
  "App to search in: its macros, lookups and field extractions apply. Left out: the profile's app."
)

export const sharing = z
  .enum(['user', 'app', 'global'])
  .describe('user: only its owner sees it; app: who may read the app; global: in all apps.')

/** Text that a list is narrowed by. */
export const part = z.string().trim().max(200).default('')

export const roles = z.array(name).max(50).optional()
