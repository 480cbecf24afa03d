import type { Tool } from '../tool.ts'
import { currentProfile } from './current-profile.ts'
import { getSearchJobInfo } from './get-search-job-info.ts'
import { getSearchResults } from './get-search-results.ts'
import { getSplunkHealth } from './get-splunk-health.ts'
import { listIndexes } from './list-indexes.ts'
import { listProfiles } from './list-profiles.ts'
import { listSourcetypes } from './list-sourcetypes.ts'
import { me } from './me.ts'
import { runOneshotSearch } from './run-oneshot-search.ts'
import { runSplunkSearch } from './run-splunk-search.ts'
import { useProfile } from './use-profile.ts'
import { userAgentInfo } from './user-agent-info.ts'

/** In the order that clients see: where the data is, searching it, then all else. */
export const tools: readonly Tool[] = [
  listIndexes,
  listSourcetypes,
  runOneshotSearch,
  runSplunkSearch,
  getSearchResults,
  getSearchJobInfo,
  me,
  getSplunkHealth,
  currentProfile,
  listProfiles,
  useProfile,
  userAgentInfo
]
