import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { hostPort } from './address.ts'
import type { Answer } from './answer.ts'
import type { ClearedSpl } from './cleared-spl.ts'
import { type Results, noResults, resultsOf, resultsSchema } from './results.ts'
import { asSearchError, searchFailed } from './search-error.ts'
import { type SearchJob, jobOf, jobSchema, unreadySearchJob } from './search-job.ts'
import { unattendedSeconds } from './started-searches.ts'
import { requestSearchVersion } from './search-version.ts'
import type { RequestOptions, Splunk } from './splunk.ts'
import { SplunkError } from './splunk-error.ts'
import { abortedError } from './transport-error.ts'

export interface TimeRange {
  readonly earliest: string
  readonly latest: string
}

/** Splunk finalizes a job after this many seconds; the rows so far stay. */
export const maxTimeSeconds = 900

export interface JobOptions {
  /** The caller does not wait for its end; it holds a search slot until then all the same. */
  readonly runsOn?: boolean
}

/** What of a job's rows is asked for. */
export interface ResultsPage {
  readonly count: number
  readonly offset: number
  /** Left out: all. */
  readonly fields?: readonly string[] | undefined
  /** SPL that the rows go through before they are counted and cut. */
  readonly postProcess?: ClearedSpl | undefined
}

/** As many rows as a job keeps; Splunk's own default for REST is far lower in older versions. */
export const maxKeptRows = 500_000

/** Splunk hands out no more rows at once (maxresultrows of limits.conf), and keeps silent about it. */
export const maxPageRows = 50_000

/** How long Splunk keeps a finished job after it was last read. */
const keepSeconds = 600
/** Splunk ends a job whose program has died, so that it stopped asking about it. */
const watchedSeconds = 90
const creatingMs = 60_000
const cancellingMs = 5_000
const pollMs = { first: 40, growth: 1.25, most: 2_000 }

const sidSchema = z.object({ sid: z.string().min(1) })

/** Starts a search in normal mode. The caller's abort ends it in Splunk too. Returns its sid. */
export async function createSearchJob(
  splunk: Splunk,
  spl: ClearedSpl,
  range: TimeRange,
  { runsOn = false }: JobOptions = {}
): Promise<string> {
  try {
    const create = async () => {
      const { sid } = await splunk.read(sidSchema, {
        method: 'POST',
        path: splunk.path('search/jobs'),
        // Seen through although the caller may go: without the sid the job could not be cancelled.
        signal: AbortSignal.timeout(creatingMs),
        whenBusy: 'ask again',
        form: {
          search: spl,
          earliest_time: range.earliest,
          latest_time: range.latest,
          exec_mode: 'normal',
          label: splunk.label,
          auto_cancel: runsOn ? unattendedSeconds : watchedSeconds,
          max_time: maxTimeSeconds,
          timeout: keepSeconds,
          max_count: maxKeptRows
        }
      })
      return sid
    }
    const sid = await (runsOn ? splunk.starting(create) : splunk.searching(create))
    if (splunk.use.signal.aborted) {
      await cancelSearchJob(splunk, sid, AbortSignal.timeout(cancellingMs))
      throw abortedError(splunk.connection.address, splunk.use.signal)
    }
    return sid
  } catch (error) {
    throw asSearchError(error)
  }
}

/** What is known of the job now. Throws `not_found` when Splunk does not keep it any more. */
export async function getSearchJob(splunk: Splunk, sid: string): Promise<SearchJob> {
  const answer = await requestJob(splunk, { method: 'GET', path: jobPath(splunk, sid), sid })
  const job =
    answer.status === 204
      ? unreadySearchJob(sid)
      : jobOf(sid, splunk.parse(jobSchema, jobPath(splunk, sid), answer.body).content)
  splunk.use.onJob?.(job)
  const { startedSearches } = splunk.kept
  if (job.isDone || job.isFailed) startedSearches.ended(sid)
  else startedSearches.asked(sid)
  return job
}

/**
 * Waits for the end of a job, asking often at first and then less. Throws `search_failed` in
 * Splunk's words; when the caller aborts, the job is cancelled in Splunk.
 */
export async function waitForSearchJob(
  splunk: Splunk,
  sid: string,
  onProgress: (job: SearchJob) => void
): Promise<SearchJob> {
  const { signal } = splunk.use
  try {
    for (let pause = pollMs.first; ; pause = Math.min(pause * pollMs.growth, pollMs.most)) {
      const job = await getSearchJob(splunk, sid)
      if (job.isFailed) {
        splunk.connection.searches?.ended(sid)
        throw searchFailed(job.messages)
      }
      if (job.isDone) return job
      onProgress(job)
      await sleep(pause, undefined, { signal })
    }
  } catch (error) {
    if (!signal.aborted) throw error
    // Its failure is in the record of the requests; what the caller is told is that it was cancelled.
    await Promise.allSettled([cancelSearchJob(splunk, sid, AbortSignal.timeout(cancellingMs))])
    throw abortedError(splunk.connection.address, signal)
  }
}

/**
 * A page of a finished job's rows, of at most `maxPageRows`. Throws `search_failed` for a
 * post-process search that Splunk refuses.
 */
export async function searchJobResults(
  splunk: Splunk,
  sid: string,
  { count, offset, fields, postProcess }: ResultsPage
): Promise<Results> {
  const answer = await aboutJob(splunk, sid, () =>
    requestSearchVersion(splunk, {
      endpoint: `jobs/${encodeURIComponent(sid)}/results`,
      parameters: {
        count: Math.min(count, maxPageRows),
        offset,
        f: fields,
        search: postProcess
      },
      v1: 'GET',
      sid
    })
  ).catch((error: unknown) => {
    throw asSearchError(error)
  })
  return answer.status === 204
    ? noResults
    : resultsOf(splunk.parse(resultsSchema, jobPath(splunk, sid, 'results'), answer.body))
}

/** Ends a job and drops its rows. */
export async function cancelSearchJob(
  splunk: Splunk,
  sid: string,
  signal: AbortSignal = splunk.use.signal
): Promise<void> {
  await requestJob(splunk, {
    method: 'POST',
    path: jobPath(splunk, sid, 'control'),
    form: { action: 'cancel' },
    sid,
    signal,
    whenBusy: 'ask again'
  })
  splunk.kept.startedSearches.ended(sid)
  splunk.connection.searches?.ended(sid)
}

/** Has Splunk drop the job's rows a while after they were last read. */
export async function setSearchJobTtl(splunk: Splunk, sid: string, seconds: number): Promise<void> {
  await requestJob(splunk, {
    method: 'POST',
    path: jobPath(splunk, sid, 'control'),
    form: { action: 'setttl', ttl: seconds },
    sid
  })
}

/** Drops a job that has ended. */
export async function deleteSearchJob(
  splunk: Splunk,
  sid: string,
  signal: AbortSignal = splunk.use.signal
): Promise<void> {
  await requestJob(splunk, { method: 'DELETE', path: jobPath(splunk, sid), sid, signal })
  splunk.connection.searches?.ended(sid)
}

function jobPath(splunk: Splunk, sid: string, part?: string): string {
  const job = `search/jobs/${encodeURIComponent(sid)}`
  return splunk.path(part === undefined ? job : `${job}/${part}`)
}

const requestJob = (
  splunk: Splunk,
  options: RequestOptions & { readonly sid: string }
): Promise<Answer> => aboutJob(splunk, options.sid, () => splunk.request(options))

async function aboutJob(splunk: Splunk, sid: string, ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask()
  } catch (error) {
    if (!(error instanceof SplunkError) || error.code !== 'not_found') throw error
    splunk.kept.startedSearches.ended(sid)
    splunk.connection.searches?.ended(sid)
    throw new SplunkError(
      'not_found',
      `Splunk at ${hostPort(splunk.connection.address)} has no search job ${sid}.`,
      {
        hint: 'Splunk drops a job some minutes after it was last read. Run the search again.',
        status: error.status,
        messages: error.messages,
        cause: error
      }
    )
  }
}
