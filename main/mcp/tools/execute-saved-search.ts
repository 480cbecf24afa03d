import { z } from 'zod'
import { argumentsIn, withArguments } from '../../spl/search-arguments.ts'
import type { Entry } from '../../splunk/entries.ts'
import { runSpl } from '../../splunk/saved-spl.ts'
import { type SavedSearch, findSavedSearch } from '../../splunk/saved-searches.ts'
import { ToolError, defineTool } from '../tool.ts'
import { isRealTime, maxResults, time } from './parts/arguments.ts'
import { jobRunShape, runJob } from './parts/job-run.ts'
import { oneshotRunShape, runOneshot } from './parts/oneshot-run.ts'
import { rowArguments, rowTexts } from './parts/row-output.ts'
import { secondsSince } from './parts/rows.ts'
import { savedSearchName, savedSearchPlace } from './parts/saved-search-answer.ts'

const { job_id, sid, is_done, scan_count, event_count, job_status } = jobRunShape

export const executeSavedSearch = defineTool({
  name: 'execute_saved_search',
  title: 'Run a saved search',
  toolset: 'saved_searches',
  description: `Runs the SPL of a saved search (report or alert) as the signed-in user, over its own time range or another one, and answers with its rows. Nothing else happens: no alert triggers, no action runs, no summary is written. The policy judges the SPL as it will run, with the arguments in it.
mode oneshot answers in one request, for at most two minutes; mode job shows progress and gives a job_id, so that get_search_results can fetch the rest. SPL of your own: run_splunk_search.
Example: {"name": "Errors in the last hour", "earliest_time": "-4h"} or {"name": "Logins of a user", "arguments": {"user": "jdoe"}, "mode": "job"}`,
  input: z.strictObject({
    name: savedSearchName,
    ...savedSearchPlace,
    arguments: z
      .record(z.string().max(100), z.union([z.string(), z.number(), z.boolean()]))
      .default({})
      .describe('Values for the names between dollar signs in its SPL: $user$ or $args.user$.'),
    earliest_time: time
      .optional()
      .describe('Start of the time range. Left out: that of the saved search.'),
    latest_time: time
      .optional()
      .describe('End of the time range. Left out: that of the saved search.'),
    mode: z.enum(['oneshot', 'job']).default('oneshot'),
    max_results: maxResults,
    ...rowArguments
  }),
  output: z.object({
    saved_search_name: z.string(),
    app: z.string(),
    owner: z.string(),
    execution_mode: z.string(),
    ...oneshotRunShape,
    job_id: job_id.optional().describe('Only in mode job.'),
    sid: sid.optional(),
    is_done: is_done.optional(),
    scan_count: scan_count.optional(),
    event_count: event_count.optional(),
    job_status: job_status.optional(),
    search_query: z.string().describe('What ran.'),
    dispatch_parameters: z.object({ earliest_time: z.string(), latest_time: z.string() }),
    duration: z.number().describe('Seconds.')
  }),
  text: rowTexts,
  async call({ name, app, owner, ...args }, context) {
    const began = performance.now()
    const profile = await context.splunk()
    const entry = await findSavedSearch(profile, name, { app, owner })
    const splunk = profile.inApp(entry.acl.app)
    const spl = await context.clear(filledIn(entry, args.arguments), splunk)
    const range = rangeOf(entry, args)
    const search = { spl, range }
    const whole = 'Run it again with mode "job" to page through all of them.'
    const answer =
      args.mode === 'job'
        ? await runJob(context, splunk, search, args)
        : await runOneshot(context, splunk, search, args, whole)
    return {
      saved_search_name: entry.name,
      app: entry.acl.app,
      owner: entry.acl.owner,
      execution_mode: args.mode,
      ...answer,
      messages: [...remarksOn(entry, spl), ...answer.messages],
      search_query: spl,
      dispatch_parameters: { earliest_time: range.earliest, latest_time: range.latest },
      duration: secondsSince(began)
    }
  }
})

function filledIn(
  { name, content: { search } }: Entry<SavedSearch>,
  given: Readonly<Record<string, string | number | boolean>>
): string {
  const known = argumentsIn(search)
  const unknown = Object.keys(given).filter((one) => !known.includes(one))
  if (unknown.length > 0) {
    throw new ToolError(
      'invalid_arguments',
      `The saved search "${name}" has no place for the argument ${unknown.join(', ')}.`,
      known.length === 0
        ? 'Its SPL takes no arguments.'
        : `It has places for: ${known.join(', ')}. Without the dollar signs, and without "args.".`
    )
  }
  const values = Object.entries(given).map(([key, value]) => [key, String(value)] as const)
  return runSpl(withArguments(search, new Map(values)))
}

type Time = string | number | undefined

function rangeOf(
  { name, content }: Entry<SavedSearch>,
  args: { readonly earliest_time?: Time; readonly latest_time?: Time }
) {
  // Splunk searches all time where the saved search names none.
  const range = {
    earliest: String(args.earliest_time ?? content.earliest ?? '0'),
    latest: String(args.latest_time ?? content.latest ?? 'now')
  }
  if (!isRealTime(range.earliest) && !isRealTime(range.latest)) return range
  throw new ToolError(
    'real_time',
    `The saved search "${name}" is a real-time search (${range.earliest} to ${range.latest}) and would never end.`,
    'Give earliest_time and latest_time, such as -15m and now.'
  )
}

function remarksOn({ content: { settings } }: Entry<SavedSearch>, spl: string) {
  const warn = (text: string) => [{ type: 'WARN', text }]
  const open = argumentsIn(spl)
  const ignored = ['dispatch.index_earliest', 'dispatch.index_latest', 'dispatch.sample_ratio']
    .map((key) => [key, settings[key]] as const)
    .filter(([, value]) => value !== undefined && value !== null && value !== '' && value !== '1')
    .map(([key, value]) => `${key}=${JSON.stringify(value)}`)
  return [
    ...(open.length === 0
      ? []
      : warn(`No value was given for ${open.join(', ')}: the SPL was run with the names in it.`)),
    ...(ignored.length === 0
      ? []
      : warn(`The saved search also sets ${ignored.join(', ')}, which was not applied.`))
  ]
}
