import { listConfigurationFiles } from '../../splunk/configurations.ts'
import { matching } from '../completion.ts'
import { entryNames } from '../entry-names.ts'
import type { Resource } from '../resource.ts'
import { getConfigurations } from '../tools/get-configurations.ts'
import { getSearchResults } from '../tools/get-search-results.ts'
import { getSplReference } from '../tools/get-spl-reference.ts'
import { getSplunkHealth } from '../tools/get-splunk-health.ts'
import { listApps } from '../tools/list-apps.ts'
import { listIndexes } from '../tools/list-indexes.ts'
import { listSavedSearches } from '../tools/list-saved-searches.ts'
import { listSearchJobs } from '../tools/list-search-jobs.ts'
import { listSplCommands } from '../tools/list-spl-commands.ts'
import { toolResource, toolResourceTemplate } from './tool-resource.ts'

/** What of Splunk can be read at a URI. */
export const splunkResources: readonly Resource[] = [
  toolResource({
    uri: 'splunk://health/status',
    name: 'health',
    title: 'Splunk health',
    description: 'Whether Splunk can be reached, its version, and its own report of its health.',
    tool: getSplunkHealth
  }),
  toolResource({
    uri: 'splunk://indexes/list',
    name: 'indexes',
    title: 'Indexes',
    description: 'The indexes that this user may see, with size, number of events and time span.',
    tool: listIndexes,
    arguments: { count: 1000 }
  }),
  toolResource({
    uri: 'splunk://apps/installed',
    name: 'apps',
    title: 'Apps',
    description: 'The apps and add-ons on this Splunk, with version and state.',
    tool: listApps,
    arguments: { count: 1000 }
  }),
  toolResource({
    uri: 'splunk://savedsearches/list',
    name: 'saved-searches',
    title: 'Saved searches',
    description: 'The reports and alerts that this user may see, with their SPL and schedule.',
    tool: listSavedSearches,
    arguments: { count: 1000 }
  }),
  toolResource({
    uri: 'splunk://search/results/recent',
    name: 'recent-results',
    title: 'Recent search results',
    description:
      "This user's searches that have ended and whose results Splunk still keeps, newest first; read splunk://jobs/{sid}/results for the rows.",
    tool: listSearchJobs,
    arguments: { state: 'done', count: 50 }
  }),
  toolResourceTemplate({
    uriTemplate: 'splunk://jobs/{sid}/results',
    name: 'job-results',
    title: 'Results of a search',
    description:
      'The first 1,000 rows of a search job that has ended, with the exact total; get_search_results has the rest.',
    tool: getSearchResults,
    argument: 'job_id',
    arguments: { count: 1000 },
    completions: { sid: entryNames(listSearchJobs, () => ({ state: 'done' }), 'sid') }
  }),
  toolResourceTemplate({
    uriTemplate: 'splunk://config/{file}',
    name: 'configuration',
    title: 'Configuration file',
    description:
      'The stanzas of a configuration file such as props, as Splunk merges them; secrets are masked.',
    tool: getConfigurations,
    argument: 'conf_file',
    arguments: { count: 1000 },
    completions: {
      file: async (typed, context) =>
        matching(await listConfigurationFiles(await context.splunk()), typed)
    }
  }),
  toolResourceTemplate({
    uriTemplate: 'splunk-docs://spl/{command}',
    name: 'spl-command',
    title: 'SPL command',
    description: 'Syntax, description and examples of one search command.',
    tool: getSplReference,
    argument: 'command',
    completions: { command: entryNames(listSplCommands) }
  })
]
