import { z } from 'zod'
import { createOwnEntry } from '../../splunk/own-entries.ts'
import { storedSpl } from '../../splunk/saved-spl.ts'
import { savedSearchForm, savedSearchSchema, savedSearches } from '../../splunk/saved-searches.ts'
import { ToolError, defineTool } from '../tool.ts'
import { app, query } from './parts/arguments.ts'
import { entryOf, entryShape } from './parts/entry.ts'
import { cronSchedule, savedSearchName, savedTime } from './parts/saved-search-answer.ts'

export const createSavedSearch = defineTool({
  name: 'create_saved_search',
  title: 'Create a saved search',
  toolset: 'saved_searches',
  writes: 'saved_searches',
  description: `Saves SPL under a name as a report, private unless sharing says otherwise, and on a schedule when asked. Try the SPL with run_splunk_search first. Fails when you have one of that name, or the app shares one and yours is to be shared too; to change one use update_saved_search. For something that triggers on its results use create_alert. SPL that the policy would not let run is not saved either.
Example: {"name": "5xx by host", "search": "index=web status>=500 | stats count by host", "earliest_time": "-24h", "latest_time": "now"}`,
  input: z.strictObject({
    name: savedSearchName,
    search: query,
    description: z.string().max(2000).default(''),
    earliest_time: savedTime.default('').describe('Start of its time range; empty: all time.'),
    latest_time: savedTime.default('').describe('End of its time range; empty: now.'),
    app: app.describe("App to save it in. Left out: the profile's, else the user's."),
    sharing: z
      .enum(['user', 'app', 'global'])
      .default('user')
      .describe('user: private; app: for who may use the app; global: in all apps.'),
    is_scheduled: z.boolean().default(false).describe('Whether Splunk runs it by cron_schedule.'),
    cron_schedule: cronSchedule.default(''),
    is_visible: z.boolean().default(true).describe('Whether Splunk Web lists it under Reports.')
  }),
  output: z.object({
    ...entryShape,
    created: z.boolean(),
    configuration: z.object({
      search: z.string().describe('As it was judged and saved.'),
      description: z.string(),
      earliest_time: z.string().nullable(),
      latest_time: z.string().nullable(),
      is_scheduled: z.boolean(),
      cron_schedule: z.string().nullable(),
      next_scheduled_time: z.string().nullable(),
      is_visible: z.boolean()
    }),
    created_at: z.string()
  }),
  async call(args, context) {
    if (args.is_scheduled && args.cron_schedule === '') {
      throw new ToolError(
        'invalid_arguments',
        'is_scheduled needs a cron_schedule.',
        'For example "0 6 * * 1-5" for every weekday at six.'
      )
    }
    const profile = await context.splunk()
    const splunk = args.app === undefined ? profile : profile.inApp(args.app)
    const search = storedSpl(await context.clear(args.search, splunk))
    const entry = await createOwnEntry(splunk, savedSearches, savedSearchSchema, {
      what: 'saved search',
      app: args.app,
      access: { sharing: args.sharing },
      form: {
        name: args.name,
        ...savedSearchForm({
          search,
          description: args.description,
          earliest: args.earliest_time,
          latest: args.latest_time,
          isScheduled: args.is_scheduled,
          cronSchedule: args.cron_schedule === '' ? undefined : args.cron_schedule,
          isVisible: args.is_visible
        })
      }
    })
    const { content } = entry
    return {
      ...entryOf(entry),
      created: true,
      configuration: {
        search: content.search,
        description: content.description,
        earliest_time: content.earliest,
        latest_time: content.latest,
        is_scheduled: content.isScheduled,
        cron_schedule: content.cronSchedule,
        next_scheduled_time: content.nextScheduledTime,
        is_visible: content.isVisible
      },
      created_at: new Date().toISOString()
    }
  }
})
