import { alert, since, timeRange } from './arguments.ts'
import { textPrompt } from './text-prompt.ts'

export const triageAlert = textPrompt({
  name: 'triage_alert',
  title: 'Triage an alert',
  description: 'Decides whether an alert that fired is real, how bad it is, and what to do next.',
  arguments: {
    alert: { description: 'Name of the alert.', required: true, complete: alert },
    earliest: timeRange
  },
  text: ({ alert: name, earliest }) => `Triage the Splunk alert "${name}".

1. Read it with get_saved_search_details: what it looks for, over which time, with what threshold and throttling.
2. See when it fired since ${since(earliest)}: list_triggered_alerts with search "${name}". If it has a job that Splunk still keeps, read its rows with get_search_results; else run its search again with execute_saved_search over the time of the trigger.
3. Look behind the rows: run its search without the last aggregation for the raw events. Who, from where, on which host, since when?
4. Compare with normal: the same search over the same hours of the days before, for example with timechart and timewrap or two counted ranges.
5. Follow each host, user and address that stands out through other indexes (list_indexes, list_sourcetypes), five minutes before and after.

Answer with a verdict (true positive, benign true positive, false positive, or not enough data), its severity and your confidence; a short timeline; the affected hosts, users and addresses; the next steps in order; and, for a false positive, how the search could be narrowed.`
})
