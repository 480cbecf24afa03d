import { z } from 'zod'
import { listRoles as rolesOf } from '../../splunk/roles.ts'
import { defineTool } from '../tool.ts'
import { entryPage, listing } from './parts/entry-page.ts'
import { pageShape } from './parts/page.ts'

/** splunkd says -1 for what is not set. */
const setOrNull = (limit: number | null): number | null => (limit === -1 ? null : limit)

export const listRoles = defineTool({
  name: 'list_roles',
  title: 'Roles',
  toolset: 'administration',
  description: `Lists the roles of this Splunk: from which others they inherit, which indexes they may search, their search filter and limits, and with include_capabilities what they may do. Use it to explain why a user sees no data or may not do something; for a single object use get_object_acl.
Example: {"search": "name=power", "include_capabilities": true}`,
  input: z.strictObject({
    include_capabilities: z
      .boolean()
      .default(false)
      .describe('Whether to add the names of all capabilities; long.'),
    ...listing
  }),
  output: z.object({
    items: z.array(
      z.object({
        name: z.string(),
        inherits: z.array(z.string()),
        indexes_allowed: z
          .array(z.string())
          .describe('Own and inherited; * leaves out _internal …'),
        indexes_disallowed: z.array(z.string()),
        indexes_default: z.array(z.string()).describe('Searched where a search names no index.'),
        search_filter: z.string().nullable().describe('Added to every search of the role.'),
        search_jobs_quota: z.number().nullable().describe('Searches at a time.'),
        search_time_window: z.number().nullable().describe('Longest range in seconds; 0 is any.'),
        search_disk_quota_mb: z.number().nullable(),
        default_app: z.string().nullable(),
        capability_count: z.int().describe('Own and inherited.'),
        capabilities: z.array(z.string()).optional(),
        inherited_capabilities: z.array(z.string()).optional()
      })
    ),
    ...pageShape
  }),
  async call(args, context) {
    const page = await rolesOf(await context.splunk(), args)
    return entryPage(page, args, ({ name, content }) => ({
      name,
      inherits: [...content.importedRoles],
      indexes_allowed: [...content.indexesAllowed],
      indexes_disallowed: [...content.indexesDisallowed],
      indexes_default: [...content.indexesDefault],
      search_filter: content.searchFilter,
      search_jobs_quota: setOrNull(content.searchJobsQuota),
      search_time_window: setOrNull(content.searchTimeWindow),
      search_disk_quota_mb: setOrNull(content.searchDiskQuota),
      default_app: content.defaultApp,
      capability_count: new Set([...content.capabilities, ...content.importedCapabilities]).size,
      ...(args.include_capabilities && {
        capabilities: [...content.capabilities],
        inherited_capabilities: [...content.importedCapabilities]
      })
    }))
  }
})
