import type { Tool } from '../tool.ts'
import { getConfigurations } from './get-configurations.ts'
import { getDataModel } from './get-data-model.ts'
import { getMacro } from './get-macro.ts'
import { getMetadata } from './get-metadata.ts'
import { getObjectAcl } from './get-object-acl.ts'
import { getSearchJobInfo } from './get-search-job-info.ts'
import { getSearchResults } from './get-search-results.ts'
import { getSplReference } from './get-spl-reference.ts'
import { getSplunkHealth } from './get-splunk-health.ts'
import { listApps } from './list-apps.ts'
import { listDataModels } from './list-data-models.ts'
import { listEventTypes } from './list-event-types.ts'
import { listFields } from './list-fields.ts'
import { listHosts } from './list-hosts.ts'
import { listIndexes } from './list-indexes.ts'
import { listMacros } from './list-macros.ts'
import { listRoles } from './list-roles.ts'
import { listSources } from './list-sources.ts'
import { listSourcetypes } from './list-sourcetypes.ts'
import { listSplCommands } from './list-spl-commands.ts'
import { listTags } from './list-tags.ts'
import { listUsers } from './list-users.ts'
import { me } from './me.ts'
import { runOneshotSearch } from './run-oneshot-search.ts'
import { runSplunkSearch } from './run-splunk-search.ts'
import { userAgentInfo } from './user-agent-info.ts'

/** In the order that clients see: where the data is, searching it, then all else. */
export const tools: readonly Tool[] = [
  listIndexes,
  listSourcetypes,
  listFields,
  listHosts,
  listSources,
  getMetadata,
  runOneshotSearch,
  runSplunkSearch,
  getSearchResults,
  getSearchJobInfo,
  listMacros,
  getMacro,
  listDataModels,
  getDataModel,
  listEventTypes,
  listTags,
  listSplCommands,
  getSplReference,
  me,
  getSplunkHealth,
  getObjectAcl,
  getConfigurations,
  listApps,
  listUsers,
  listRoles,
  userAgentInfo
]
