import { z } from 'zod'
import { type OwnedJob, jobOwner, listSearchJobs as jobsOf } from '../../splunk/search-job-list.ts'
import { defineTool } from '../tool.ts'
import { count, offset } from './parts/arguments.ts'
import { pageOf, pageShape } from './parts/page.ts'

/** How call-context labels each job that this program makes. */
const ourLabel = /^Switchboard for Splunk\b/

export const listSearchJobs = defineTool({
  name: 'list_search_jobs',
  title: 'Search jobs',
  toolset: 'search',
  description: `Lists the search jobs that Splunk keeps for the signed-in user, newest first: running, waiting and done ones with their SPL, state, counts and label. Use it to find the job_id of a search that was lost, to see what is running when Splunk is slow or says that the quota is reached, and before cancel_search_job. One job in detail: get_search_job_info.
ours is true for jobs that Switchboard for Splunk started, by their label. Jobs of saved searches and dashboards are listed too.
Example: {"state": "running"}`,
  input: z.strictObject({
    state: z
      .enum(['any', 'running', 'done', 'failed'])
      .default('any')
      .describe('running: all that has not ended, waiting and paused ones too.'),
    only_ours: z
      .boolean()
      .default(false)
      .describe('Only jobs that Switchboard for Splunk started, for whichever client.'),
    everybody: z
      .boolean()
      .default(false)
      .describe("Other users' jobs too, as far as this user may see them."),
    count,
    offset
  }),
  output: z.object({
    items: z.array(
      z.object({
        job_id: z.string(),
        sid: z.string(),
        search: z.string(),
        ours: z.boolean(),
        label: z.string().nullable(),
        owner: z.string(),
        app: z.string().nullable(),
        provenance: z.string().nullable().describe('What started it, such as rest:… or scheduler.'),
        dispatch_state: z.string(),
        is_done: z.boolean(),
        progress_percent: z.number(),
        scan_count: z.number(),
        event_count: z.number(),
        result_count: z.number(),
        run_duration: z.number().describe('Seconds.'),
        earliest_time: z.string().nullable(),
        latest_time: z.string().nullable(),
        created_at: z.string().nullable(),
        ttl: z.number().nullable().describe('Seconds that Splunk still keeps it.')
      })
    ),
    ...pageShape,
    user: z.string().describe('The signed-in user.')
  }),
  async call(args, context) {
    const splunk = await context.splunk()
    const user = await jobOwner(splunk)
    const jobs = (await jobsOf(splunk)).filter(
      (job) =>
        (args.everybody || job.owner === user) &&
        (!args.only_ours || isOurs(job)) &&
        (args.state === 'any' || stateOf(job) === args.state)
    )
    const { items, ...state } = pageOf(jobs, args)
    return {
      items: items.map((job) => ({
        job_id: job.sid,
        sid: job.sid,
        search: job.spl,
        ours: isOurs(job),
        label: job.label,
        owner: job.owner,
        app: job.app,
        provenance: job.provenance,
        dispatch_state: job.dispatchState,
        is_done: job.isDone,
        progress_percent: Math.round(job.doneProgress * 100),
        scan_count: job.scanCount,
        event_count: job.eventCount,
        result_count: job.resultCount,
        run_duration: job.runDuration,
        earliest_time: job.earliestTime,
        latest_time: job.latestTime,
        created_at: job.createdAt,
        ttl: job.ttlSeconds
      })),
      ...state,
      user
    }
  }
})

const isOurs = ({ label }: OwnedJob): boolean => label !== null && ourLabel.test(label)

const stateOf = ({ isDone, isFailed }: OwnedJob): 'running' | 'done' | 'failed' =>
  isFailed ? 'failed' : isDone ? 'done' : 'running'
