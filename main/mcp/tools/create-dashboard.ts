import { z } from 'zod'
import {
  type DashboardDefinition,
  contentsOf,
  parseStudio,
  readDashboard,
  writeDashboard
} from '../../splunk/dashboards/definition.ts'
import {
  type Dashboard,
  createDashboard as createIn,
  findDashboard,
  shareDashboard,
  updateDashboard
} from '../../splunk/dashboards/views.ts'
import type { Access } from '../../splunk/entries.ts'
import type { Splunk } from '../../splunk/splunk.ts'
import { SplunkError } from '../../splunk/splunk-error.ts'
import { ToolError, defineTool } from '../tool.ts'
import { app, roles, sharing } from './parts/arguments.ts'
import { clearDashboard } from './parts/dashboard-policy.ts'
import { dashboardOf, dashboardShape } from './parts/dashboard-shape.ts'

const mostCharacters = 1_000_000
const text = z.string().trim().min(1).max(1000)

const input = z.strictObject({
  name: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9][\w-]{0,99}$/, 'Letters, digits, _ and -.')
    .describe('Its name in addresses: letters, digits, _ and -. The title is label.'),
  definition: z
    .union([
      z.string().min(1).max(mostCharacters),
      z
        .record(z.string(), z.unknown())
        .refine((json) => JSON.stringify(json).length <= mostCharacters, 'The JSON is too long.')
    ])
    .describe('The JSON of Dashboard Studio (object or text), or Simple XML.'),
  app: app.describe('Folder name of the app that it belongs to. Left out: search.'),
  label: text.optional().describe('The title. Left out: the one in the definition, else the name.'),
  description: text.optional().describe('What it shows, under the title.'),
  dashboard_type: z
    .enum(['studio', 'classic', 'auto'])
    .default('auto')
    .describe('auto: JSON is studio, XML is what its root says.'),
  theme: z.enum(['light', 'dark', 'auto']).default('auto').describe("auto: the viewer's own."),
  sharing: sharing.optional().describe('Left out: private (user), or as it is when overwriting.'),
  read_perms: roles.describe('Roles that may read it; needs sharing app or global.'),
  write_perms: roles.describe('Roles that may change it; needs sharing app or global.'),
  overwrite: z
    .boolean()
    .default(false)
    .describe('Whether one of that name is replaced; false: that is an error.')
})
type Arguments = Omit<z.output<typeof input>, 'app'> & { readonly app: string }

export const createDashboard = defineTool({
  name: 'create_dashboard',
  title: 'Create a dashboard',
  toolset: 'dashboards',
  writes: 'dashboards',
  // With overwrite it replaces one.
  annotations: { destructiveHint: true },
  description: `Stores a dashboard, private unless sharing says otherwise. Fails where the name is taken, unless overwrite is true; then the answer carries the definition that was replaced. Look at one like it with get_dashboard_definition first, and try its searches.
Searches must be read-only and stand in the dashboard; scripts, style sheets, frames, images from elsewhere, saved searches by name, and tokens in place of commands are refused. Write tokens in searches as $name|s$, which quotes their value. Links elsewhere that a viewer can click are allowed and listed in the answer.
Example: {"name": "server_errors", "label": "Server errors", "definition": "<dashboard><row><panel><table><search><query>index=web status>=500 | stats count by uri_path</query><earliest>-24h</earliest></search></table></panel></row></dashboard>"}`,
  input,
  output: z.object({
    ...dashboardShape,
    overwritten: z.boolean(),
    previous_definition: z.string().nullable().describe('What was replaced, as Splunk kept it.'),
    definition_size_bytes: z.int(),
    searches: z.int().describe('How many searches it runs.'),
    external_links: z.array(z.string())
  }),
  async call({ app: inApp = 'search', ...others }, context) {
    const args = { ...others, app: inApp }
    const access = accessOf(args)
    const splunk = await context.splunk()
    const xml = xmlOf(args)
    // What is judged is what will be stored.
    const contents = contentsOf(readDashboard(xml).definition)
    await clearDashboard(context, splunk.inApp(args.app), contents)
    const before = args.overwrite ? await existing(splunk, args) : null
    const dashboard =
      before === null
        ? await createIn(splunk, {
            name: args.name,
            app: args.app,
            xml,
            access: access ?? { sharing: 'user' }
          })
        : await updateDashboard(splunk, before, xml)
    if (before !== null && access !== null) await shareDashboard(splunk, before, access)
    return {
      ...dashboardOf(dashboard),
      ...(before !== null && access !== null && { sharing: access.sharing }),
      overwritten: before !== null,
      previous_definition: before?.content.xml ?? null,
      definition_size_bytes: Buffer.byteLength(xml),
      searches: contents.searches.length,
      external_links: [...new Set(contents.links)]
    }
  }
})

function accessOf({ sharing: shared, read_perms: read, write_perms: write }: Arguments) {
  if (shared === 'app' || shared === 'global') return { sharing: shared, read, write }
  if (read !== undefined || write !== undefined) {
    throw new ToolError(
      'invalid_arguments',
      'read_perms and write_perms need sharing "app" or "global": a private dashboard has no roles.'
    )
  }
  return shared === undefined ? null : ({ sharing: shared } satisfies Access)
}

function xmlOf(args: Arguments): string {
  const read = definitionOf(args)
  if (args.dashboard_type !== 'auto' && args.dashboard_type !== read.definition.type) {
    throw new ToolError(
      'invalid_arguments',
      `The definition is one of type ${read.definition.type}, not ${args.dashboard_type}.`
    )
  }
  const { label, description } = args
  const theme = args.theme === 'auto' ? undefined : args.theme
  if (read.definition.type === 'classic') {
    return writeDashboard(read.definition, {
      label: label ?? read.label ?? args.name,
      description,
      theme
    })
  }
  return writeDashboard(read.definition, {
    label: label ?? read.label ?? titleOf(read.definition.json) ?? args.name,
    description: description ?? read.description,
    theme: theme ?? read.theme
  })
}

function definitionOf({ definition }: Arguments): ReturnType<typeof readDashboard> {
  if (typeof definition !== 'string') return { definition: { type: 'studio', json: definition } }
  if (definition.trimStart().startsWith('<')) return readDashboard(definition.trim())
  return { definition: { type: 'studio', json: parseStudio(definition) } }
}

const titleOf = ({ title }: (DashboardDefinition & { type: 'studio' })['json']) =>
  typeof title === 'string' && title !== '' ? title : undefined

async function existing(splunk: Splunk, { name, app }: Arguments): Promise<Dashboard | null> {
  try {
    const found = await findDashboard(splunk, name, { app, owner: undefined })
    // In an app splunkd also finds what other apps share with it.
    return found.acl.app === app ? found : null
  } catch (error) {
    if (error instanceof SplunkError && error.code === 'not_found') return null
    throw error
  }
}
