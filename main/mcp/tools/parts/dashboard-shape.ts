import { z } from 'zod'
import type { Dashboard } from '../../../splunk/dashboards/views.ts'
import { entryOf, entryShape } from './entry.ts'

/** What every answer about a dashboard says of it. */
export const dashboardShape = {
  ...entryShape,
  label: z.string().nullable().describe('Its title.'),
  description: z.string().nullable(),
  type: z.enum(['classic', 'studio']).describe('Simple XML, or Dashboard Studio.'),
  version: z.string().nullable(),
  path: z.string().describe('Where Splunk Web shows it, after the address of Splunk Web.')
}

export const dashboardOf = (dashboard: Dashboard) => ({
  ...entryOf(dashboard),
  label: dashboard.content.label,
  description: dashboard.content.description,
  type: dashboard.content.type,
  version: dashboard.content.version,
  path: `/app/${encodeURIComponent(dashboard.acl.app)}/${encodeURIComponent(dashboard.name)}`
})
