import type { Tool } from '../tool.ts'
import { cancelSearchJob } from './cancel-search-job.ts'
import { createAlert } from './create-alert.ts'
import { createDashboard } from './create-dashboard.ts'
import { createKvstoreCollection } from './create-kvstore-collection.ts'
import { createSavedSearch } from './create-saved-search.ts'
import { deleteAlert } from './delete-alert.ts'
import { deleteSavedSearch } from './delete-saved-search.ts'
import { executeSavedSearch } from './execute-saved-search.ts'
import { getDashboardDefinition } from './get-dashboard-definition.ts'
import { getKvstoreData } from './get-kvstore-data.ts'
import { getLookup } from './get-lookup.ts'
import { getSavedSearchDetails } from './get-saved-search-details.ts'
import { getSearchJobInfo } from './get-search-job-info.ts'
import { getSearchResults } from './get-search-results.ts'
import { getSplunkHealth } from './get-splunk-health.ts'
import { listAlertActions } from './list-alert-actions.ts'
import { listAlerts } from './list-alerts.ts'
import { listDashboards } from './list-dashboards.ts'
import { listIndexes } from './list-indexes.ts'
import { listKvstoreCollections } from './list-kvstore-collections.ts'
import { listLookupDefinitions } from './list-lookup-definitions.ts'
import { listLookupFiles } from './list-lookup-files.ts'
import { listSavedSearches } from './list-saved-searches.ts'
import { listSearchJobs } from './list-search-jobs.ts'
import { listSourcetypes } from './list-sourcetypes.ts'
import { listTriggeredAlerts } from './list-triggered-alerts.ts'
import { me } from './me.ts'
import { runOneshotSearch } from './run-oneshot-search.ts'
import { runSplunkSearch } from './run-splunk-search.ts'
import { startSearch } from './start-search.ts'
import { updateAlert } from './update-alert.ts'
import { updateSavedSearch } from './update-saved-search.ts'
import { userAgentInfo } from './user-agent-info.ts'
import { validateSpl } from './validate-spl.ts'

/** In the order that clients see: where the data is, searching it, then all else. */
export const tools: readonly Tool[] = [
  listIndexes,
  listSourcetypes,
  runOneshotSearch,
  runSplunkSearch,
  startSearch,
  getSearchJobInfo,
  getSearchResults,
  cancelSearchJob,
  listSearchJobs,
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
  listLookupDefinitions,
  listLookupFiles,
  getLookup,
  listKvstoreCollections,
  getKvstoreData,
  createKvstoreCollection,
  me,
  getSplunkHealth,
  userAgentInfo
]
