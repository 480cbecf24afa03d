import { z } from 'zod'
import { allEntries } from '../all-entries.ts'
import { type Access, type Entry, findEntry, shareEntry, updateEntry } from '../entries.ts'
import { flag, optionalText } from '../feed.ts'
import { createOwnEntry } from '../own-entries.ts'
import type { Splunk } from '../splunk.ts'

/** splunkd's collection of views, most of which are dashboards. */
const collection = 'data/ui/views'
const what = 'dashboard'

const viewSchema = z
  .looseObject({
    label: optionalText,
    description: optionalText,
    rootNode: optionalText,
    version: z.coerce.string().nullable().catch(null).default(null),
    isDashboard: flag.nullable().catch(null).default(null),
    'eai:data': z.string().catch('').default('')
  })
  .transform((content) => ({
    label: content.label,
    description: content.description,
    version: content.version,
    type: content.version?.startsWith('2') === true ? ('studio' as const) : ('classic' as const),
    isDashboard:
      content.isDashboard ??
      (content.rootNode === null || /^(?:dashboard|form)$/.test(content.rootNode)),
    /** Empty in lists. */
    xml: content['eai:data']
  }))

export type Dashboard = Entry<z.output<typeof viewSchema>>

/** By name; of one app or of all. Without their XML, which can be large. */
export async function listDashboards(splunk: Splunk, app?: string): Promise<readonly Dashboard[]> {
  const f = ['label', 'description', 'rootNode', 'version', 'isDashboard']
  const views = await allEntries(splunk, collection, viewSchema, {
    app,
    sortKey: 'name',
    parameters: { f }
  })
  return views.filter(({ content }) => content.isDashboard)
}

/** Throws `not_found` and `ambiguous`. */
export const findDashboard = (
  splunk: Splunk,
  name: string,
  namespace: { readonly app: string | undefined; readonly owner: string | undefined }
): Promise<Dashboard> => findEntry(splunk, collection, viewSchema, name, { ...namespace, what })

/** Throws `exists`. */
export const createDashboard = (
  splunk: Splunk,
  view: {
    readonly name: string
    readonly app: string | undefined
    readonly xml: string
    readonly access: Access
  }
): Promise<Dashboard> =>
  createOwnEntry(splunk, collection, viewSchema, {
    app: view.app,
    form: { name: view.name, 'eai:data': view.xml },
    access: view.access,
    what
  })

export const updateDashboard = (
  splunk: Splunk,
  dashboard: Dashboard,
  xml: string
): Promise<Dashboard> => updateEntry(splunk, collection, viewSchema, dashboard, { 'eai:data': xml })

export const shareDashboard = (
  splunk: Splunk,
  dashboard: Dashboard,
  access: Access
): Promise<void> => shareEntry(splunk, collection, dashboard, access)
