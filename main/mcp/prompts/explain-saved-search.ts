import { savedSearch } from './arguments.ts'
import { textPrompt } from './text-prompt.ts'

export const explainSavedSearch = textPrompt({
  name: 'explain_saved_search',
  title: 'Explain a saved search',
  description:
    'What a report or alert does, step by step, who relies on it, and where it can go wrong.',
  arguments: {
    name: { description: 'Name of the saved search.', required: true, complete: savedSearch }
  },
  text: ({
    name
  }) => `Explain the Splunk saved search "${name}" to a colleague who has never seen it.

1. Read it with get_saved_search_details, and who may see and change it with get_object_acl (object_type saved_search).
2. Open what it stands on: macros with get_macro, lookups with get_lookup, data models with get_data_model, event types and tags with list_event_types and list_tags. validate_spl shows it with its macros expanded.
3. See what it gives today: execute_saved_search with max_results 20. Its actions do not run.
4. For an alert: when it fires, how it is throttled, whom it tells; when it fired last, with list_triggered_alerts.

Answer with one sentence that says what it is for; then the SPL step by step, each line with what goes in and what comes out; schedule, time range and permissions; what it would miss or count twice; and what you would change.`
})
