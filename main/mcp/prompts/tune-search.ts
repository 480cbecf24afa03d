import { savedSearch } from './arguments.ts'
import { textPrompt } from './text-prompt.ts'

export const tuneSearch = textPrompt({
  name: 'tune_search',
  title: 'Tune a slow search',
  description: 'Makes a search faster without changing what it finds, and measures both.',
  arguments: {
    search: {
      description: 'The SPL, or the name of a saved search.',
      required: true,
      complete: savedSearch
    }
  },
  text: ({ search }) => `Make this Splunk search faster without changing its result:

${search}

1. If that is the name of a saved search, read its SPL and time range with get_saved_search_details.
2. Check it with validate_spl: commands, macros expanded, indexes. Run it over a short range with start_search, and read scan_count, event_count and run_duration with get_search_job_info. Many events scanned for few that match: the filter comes too late or is too wide.
3. Look for what costs: no index or sourcetype; a wildcard at the start of a word; NOT and != where a positive term would do; filters after the first pipe that could stand before it; transaction, join, append and subsearches where stats by a common field would do; sort, dedup and mvexpand on everything; fields that are carried along; a range that is too long; work that tstats, a data model (list_data_models) or a summary could do.
4. Change one thing at a time. Run both over the same fixed range, compare the rows exactly, then scan_count and run_duration.

Answer with the faster SPL, both measurements side by side, what changed and why it finds the same, and what only an administrator could improve.`
})
