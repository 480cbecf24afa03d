import { z } from 'zod'
import { currentContext } from '../../splunk/current-context.ts'
import { listDashboards as dashboardsOf } from '../../splunk/dashboards/views.ts'
import { defineTool } from '../tool.ts'
import { app, count, offset, owner, part } from './parts/arguments.ts'
import { dashboardOf, dashboardShape } from './parts/dashboard-shape.ts'
import { holds } from './parts/entry.ts'
import { pageOf, pageShape } from './parts/page.ts'

export const listDashboards = defineTool({
  name: 'list_dashboards',
  title: 'Dashboards',
  toolset: 'dashboards',
  description: `Lists dashboards by name, with title, type and who may see them. Use it to find what already answers a question, or to see how others search; the searches within: get_dashboard_definition.
Example: {"app": "search", "search_filter": "login", "type_filter": "studio"}`,
  input: z.strictObject({
    app,
    owner: owner.describe('Name of the owner, or "me". Left out: anybody.'),
    search_filter: part.describe('Part of name, title or description, in any letter case.'),
    type_filter: z
      .enum(['classic', 'studio', 'any'])
      .default('any')
      .describe('classic: Simple XML; studio: Dashboard Studio.'),
    my_dashboards_only: z.boolean().default(false).describe('The same as owner "me".'),
    private_only: z.boolean().default(false).describe('Only those that are not shared.'),
    count,
    offset
  }),
  output: z.object({ items: z.array(z.object(dashboardShape)), ...pageShape }),
  async call(args, context) {
    const splunk = await context.splunk()
    const mine = args.my_dashboards_only || args.owner === 'me'
    const owned = mine ? (await currentContext(splunk)).username : args.owner
    const all = await dashboardsOf(splunk, args.app)
    const { items, ...state } = pageOf(
      all.filter(
        ({ name, acl, content }) =>
          (owned === undefined || acl.owner === owned) &&
          (!args.private_only || acl.sharing === 'user') &&
          (args.type_filter === 'any' || content.type === args.type_filter) &&
          holds(args.search_filter, name, content.label, content.description)
      ),
      args
    )
    return { items: items.map(dashboardOf), ...state }
  }
})
