import type { Definition } from '../entities/definition.ts'
import { systemPlacement } from '../entities/entity.ts'
import type { Content } from '../feed.ts'

export const userDefinition: Definition = {
  path: 'authentication/users',
  defaults: {
    defaultApp: 'search',
    defaultAppIsUserOverride: false,
    defaultAppSourceRole: 'system',
    email: '',
    lang: '',
    last_successful_login: 0,
    'locked-out': false,
    password: '********',
    realname: '',
    restart_background_jobs: null,
    roles: [],
    search_assistant: 'compact',
    theme: 'default_system_theme',
    type: 'Splunk',
    tz: ''
  },
  required: ['password', 'roles'],
  unkept: ['password', 'oldpassword', 'force-change-pass', 'createrole'],
  fixed: systemPlacement,
  read: 'list_all_users',
  write: 'edit_user'
}

export const roleDefinition: Definition = {
  path: 'authorization/roles',
  defaults: {
    capabilities: [],
    cumulativeRTSrchJobsQuota: 0,
    cumulativeSrchJobsQuota: 0,
    defaultApp: '',
    deleteIndexesAllowed: [],
    grantable_roles: [],
    imported_capabilities: [],
    imported_roles: [],
    queuedSearchQuota: 0,
    rtSrchJobsQuota: 6,
    srchDiskQuota: 100,
    srchFilter: '',
    srchIndexesAllowed: [],
    srchIndexesDefault: [],
    srchIndexesDisallowed: [],
    srchJobsQuota: 3,
    srchTimeEarliest: -1,
    srchTimeWin: -1
  },
  fixed: systemPlacement,
  read: 'list_all_roles',
  write: 'edit_roles'
}

interface PlantedRole {
  readonly name: string
  readonly imported: readonly string[]
  readonly capabilities: readonly string[]
  readonly jobs: number
  readonly disk: number
}

/** `jobs`: searches at once; `disk` in MB. */
export function roleContent({ name, imported, capabilities, jobs, disk }: PlantedRole): Content {
  const indexes = name === 'admin' ? ['*', '_*'] : name === 'guest' ? [] : ['*']
  return {
    capabilities,
    cumulativeRTSrchJobsQuota: jobs * 8,
    cumulativeSrchJobsQuota: jobs * 4,
    deleteIndexesAllowed: name === 'can_delete' ? ['*'] : [],
    imported_roles: imported,
    rtSrchJobsQuota: jobs * 2,
    srchDiskQuota: disk,
    srchFilter: name === 'admin' ? '*' : '',
    srchIndexesAllowed: indexes,
    srchIndexesDefault: indexes.length === 0 ? [] : ['main'],
    srchJobsQuota: jobs
  }
}
