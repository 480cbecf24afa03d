import type { Tool } from '../tool.ts'
import { cancelSearchJob } from './cancel-search-job.ts'
import { createAlert } from './create-alert.ts'
import { createDashboard } from './create-dashboard.ts'
import { createKvstoreCollection } from './create-kvstore-collection.ts'
import { createSavedSearch } from './create-saved-search.ts'
import { currentProfile } from './current-profile.ts'
import { deleteAlert } from './delete-alert.ts'
import { deleteSavedSearch } from './delete-saved-search.ts'
import { executeSavedSearch } from './execute-saved-search.ts'
import { getConfigurations } from './get-configurations.ts'
import { getDashboardDefinition } from './get-dashboard-definition.ts'
import { getDataModel } from './get-data-model.ts'
import { getKvstoreData } from './get-kvstore-data.ts'
import { getLookup } from './get-lookup.ts'
import { getMacro } from './get-macro.ts'
import { getMetadata } from './get-metadata.ts'
import { getObjectAcl } from './get-object-acl.ts'
import { getSavedSearchDetails } from './get-saved-search-details.ts'
import { getSearchJobInfo } from './get-search-job-info.ts'
import { getSearchResults } from './get-search-results.ts'
import { getSplReference } from './get-spl-reference.ts'
import { getSplunkHealth } from './get-splunk-health.ts'
import { listAlertActions } from './list-alert-actions.ts'
import { listAlerts } from './list-alerts.ts'
import { listApps } from './list-apps.ts'
import { listDashboards } from './list-dashboards.ts'
import { listDataModels } from './list-data-models.ts'
import { listEventTypes } from './list-event-types.ts'
import { listFields } from './list-fields.ts'
import { listHosts } from './list-hosts.ts'
import { listIndexes } from './list-indexes.ts'
import { listKvstoreCollections } from './list-kvstore-collections.ts'
import { listLookupDefinitions } from './list-lookup-definitions.ts'
import { listLookupFiles } from './list-lookup-files.ts'
import { listMacros } from './list-macros.ts'
import { listProfiles } from './list-profiles.ts'
import { listRoles } from './list-roles.ts'
import { listSavedSearches } from './list-saved-searches.ts'
import { listSearchJobs } from './list-search-jobs.ts'
import { listSources } from './list-sources.ts'
import { listSourcetypes } from './list-sourcetypes.ts'
import { listSplCommands } from './list-spl-commands.ts'
import { listTags } from './list-tags.ts'
import { listTriggeredAlerts } from './list-triggered-alerts.ts'
import { listUsers } from './list-users.ts'
import { me } from './me.ts'
import { runOneshotSearch } from './run-oneshot-search.ts'
import { runSplunkSearch } from './run-splunk-search.ts'
import { startSearch } from './start-search.ts'
import { updateAlert } from './update-alert.ts'
import { updateSavedSearch } from './update-saved-search.ts'
import { useProfile } from './use-profile.ts'
import { userAgentInfo } from './user-agent-info.ts'
import { validateSpl } from './validate-spl.ts'

/** In the order that clients see: where the data is, searching it, what is built on it, then all else. */
export const tools: readonly Tool[] = [
  listIndexes,
  listSourcetypes,
  listSources,
  listHosts,
  listFields,
  getMetadata,
  runOneshotSearch,
  runSplunkSearch,
  startSearch,
  getSearchJobInfo,
  getSearchResults,
  listSearchJobs,
  cancelSearchJob,
  validateSpl,
  listSavedSearches,
  getSavedSearchDetails,
  executeSavedSearch,
  createSavedSearch,
  updateSavedSearch,
  deleteSavedSearch,
  listTriggeredAlerts,
  listAlerts,
  listAlertActions,
  createAlert,
  updateAlert,
  deleteAlert,
  listDashboards,
  getDashboardDefinition,
  createDashboard,
  listLookupFiles,
  listLookupDefinitions,
  getLookup,
  listKvstoreCollections,
  getKvstoreData,
  createKvstoreCollection,
  listDataModels,
  getDataModel,
  listMacros,
  getMacro,
  listEventTypes,
  listTags,
  listSplCommands,
  getSplReference,
  me,
  getSplunkHealth,
  listApps,
  listUsers,
  listRoles,
  getConfigurations,
  getObjectAcl,
  currentProfile,
  listProfiles,
  useProfile,
  userAgentInfo
]
