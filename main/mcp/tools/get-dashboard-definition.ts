import { z } from 'zod'
import { contentsOf, readDashboard } from '../../splunk/dashboards/definition.ts'
import { findDashboard } from '../../splunk/dashboards/views.ts'
import { SplunkError } from '../../splunk/splunk-error.ts'
import { defineTool } from '../tool.ts'
import { app, owner } from './parts/arguments.ts'
import { dashboardOf, dashboardShape } from './parts/dashboard-shape.ts'

export const getDashboardDefinition = defineTool({
  name: 'get_dashboard_definition',
  title: 'A dashboard',
  toolset: 'dashboards',
  description: `Answers with the whole definition of a dashboard: the JSON of Dashboard Studio as an object, or Simple XML as text; and apart from it the searches that it runs. Tokens ($name$) in them stand for what a viewer chooses: put values in their place before you run one. Names: list_dashboards.
Example: {"name": "web_traffic", "app": "search"}`,
  input: z.strictObject({
    name: z.string().min(1).max(255).describe('Its name, which is not its title.'),
    app,
    owner
  }),
  output: z.object({
    ...dashboardShape,
    definition: z.union([z.string(), z.record(z.string(), z.unknown())]),
    searches: z.array(z.object({ id: z.string().nullable(), spl: z.string() })),
    saved_searches: z.array(z.string()).describe('Saved searches and panels that it names.'),
    note: z.string().nullable()
  }),
  async call(args, context) {
    const splunk = await context.splunk()
    const dashboard = await findDashboard(splunk, args.name, { app: args.app, owner: args.owner })
    return { ...dashboardOf(dashboard), ...definitionOf(dashboard.content.xml) }
  }
})

function definitionOf(xml: string) {
  try {
    const { definition } = readDashboard(xml)
    const { searches, references } = contentsOf(definition)
    return {
      type: definition.type,
      definition: definition.type === 'studio' ? { ...definition.json } : definition.xml,
      searches: searches.map((search) => ({ ...search })),
      saved_searches: [...references],
      note: null
    }
  } catch (error) {
    if (!(error instanceof SplunkError)) throw error
    // Somebody stored it all the same, and its text is what was asked for.
    const note = `Its searches cannot be listed. ${error.message}`
    return { definition: xml, searches: [], saved_searches: [], note }
  }
}
