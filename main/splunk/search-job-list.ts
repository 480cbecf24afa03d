import { z } from 'zod'
import { hostPort } from './address.ts'
import { currentContext } from './current-context.ts'
import { optionalText } from './feed.ts'
import { type SearchJob, jobContentSchema, jobOf } from './search-job.ts'
import type { Splunk } from './splunk.ts'
import { SplunkError } from './splunk-error.ts'

const entrySchema = z.object({
  /** The SPL. */
  name: z.string(),
  author: optionalText,
  published: optionalText,
  acl: z.object({ owner: optionalText, app: optionalText }).prefault({}),
  content: jobContentSchema
})
const feedSchema = z.object({ entry: z.array(entrySchema) })

/** A search job with whose it is. */
export interface OwnedJob extends SearchJob {
  readonly spl: string
  readonly owner: string
  readonly app: string | null
  readonly label: string | null
  /** What started it: "rest:jobs", "scheduler", … */
  readonly provenance: string | null
  readonly createdAt: string | null
  readonly ttlSeconds: number | null
}

const listed = [
  'sid',
  'label',
  'provenance',
  'ttl',
  'dispatchState',
  'doneProgress',
  'isDone',
  'isFailed',
  'isFinalized',
  'scanCount',
  'eventCount',
  'resultCount',
  'runDuration',
  'earliestTime',
  'latestTime'
]

/** All jobs that this user may see, newest first: his own, and everybody's for an administrator. */
export async function listSearchJobs(splunk: Splunk): Promise<readonly OwnedJob[]> {
  const { entry } = await splunk.read(feedSchema, {
    method: 'GET',
    path: '/services/search/jobs',
    // How splunkd would filter jobs by owner is not documented, so all are read, with little of each.
    query: { count: 0, f: listed }
  })
  return entry.map((one) => ownedJob(sidOf(one), one))
}

/** A job with whose it is. Throws `not_found`, and `unavailable` where splunkd does not say yet. */
export async function ownedSearchJob(splunk: Splunk, sid: string): Promise<OwnedJob> {
  const path = `/services/search/jobs/${encodeURIComponent(sid)}`
  const where = hostPort(splunk.connection.address)
  try {
    const answer = await splunk.request({ method: 'GET', path, sid })
    if (answer.status !== 204) {
      const [entry] = splunk.parse(feedSchema, path, answer.body).entry
      if (entry !== undefined) {
        const job = ownedJob(sid, entry)
        splunk.use.onJob?.(job)
        return job
      }
    }
  } catch (error) {
    if (!(error instanceof SplunkError) || error.code !== 'not_found') throw error
    throw new SplunkError('not_found', `Splunk at ${where} has no search job ${sid}.`, {
      hint: 'It may have ended and been dropped: list_search_jobs shows those that there are.',
      status: error.status,
      messages: error.messages,
      cause: error
    })
  }
  throw new SplunkError(
    'unavailable',
    `Splunk at ${where} has just taken the search job ${sid} and does not say yet whose it is.`,
    { hint: 'Try again in a second.' }
  )
}

/** Whom splunkd takes this connection for: the owner of the jobs that it makes. */
export const jobOwner = async (splunk: Splunk): Promise<string> =>
  (await currentContext(splunk)).username

type JobEntry = z.output<typeof entrySchema>

const sidOf = ({ content }: JobEntry): string =>
  typeof content['sid'] === 'string' ? content['sid'] : ''

function ownedJob(sid: string, entry: JobEntry): OwnedJob {
  const { name, author, published, acl, content } = entry
  return {
    ...jobOf(sid, content),
    spl: name,
    owner: acl.owner ?? author ?? '',
    app: acl.app,
    label: content.label,
    provenance: content.provenance,
    createdAt: published,
    ttlSeconds: content.ttl
  }
}
