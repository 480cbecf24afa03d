import { index, since, sourcetype, timeRange } from './arguments.ts'
import { textPrompt } from './text-prompt.ts'

export const writeSpl = textPrompt({
  name: 'write_spl',
  title: 'Write SPL for a question',
  description: 'Turns a question into a search that has been tried on the data.',
  arguments: {
    question: { description: 'What you want to know.', required: true },
    index: { description: 'Where the data is, if you know.', complete: index },
    sourcetype: { description: 'Its sourcetype, if you know.', complete: sourcetype },
    earliest: timeRange
  },
  text: ({
    question,
    index: where,
    sourcetype: kind,
    earliest
  }) => `Write SPL that answers this question: ${question}

${where === '' ? '1. Find the data with list_indexes and list_sourcetypes.' : `1. The data is in index=${where}.`}${kind === '' ? '' : ` Its sourcetype is ${kind}.`} Has somebody answered this already? list_saved_searches, and list_data_models for an accelerated one.
2. See the fields and some of their values with list_fields; look at a few raw events. Never guess a field's name.
3. Write it: index, sourcetype and terms first; only the fields that are needed; then transform (stats rather than transaction or join; tstats where indexed fields are enough). For a command that you are unsure of ask get_spl_reference.
4. Check it with validate_spl, then run it with run_splunk_search since ${since(earliest)}. Look whether the rows make sense: totals, empty fields, units, time zone. Mend it and try again.

Answer with the SPL in one block, each line explained in a few words, the time range it is meant for, what it found now, and what it would miss.`
})
