import { z } from 'zod'
import { listFiredAlerts } from '../../splunk/fired-alerts.ts'
import { parseTime } from '../../splunk/timeparser.ts'
import { defineTool } from '../tool.ts'
import { offset, part, timeRange } from './parts/arguments.ts'
import { holds } from './parts/entry.ts'
import { pageOf, pageShape } from './parts/page.ts'
import { severityOf, severityShape } from './parts/severity.ts'

const isoOf = (seconds: number) => new Date(seconds * 1000).toISOString()

export const listTriggeredAlerts = defineTool({
  name: 'list_triggered_alerts',
  title: 'Triggered alerts',
  toolset: 'alerts',
  description: `Lists the times that alerts fired, newest first (default: the last 24 hours). Use it to see what happened and where to start a triage. What fired an alert is in the results of its search: get_search_results with job_id = sid, while Splunk keeps them.
Splunk lists only alerts with tracking on, until they expire (24 hours by default). For how alerts are defined use list_alerts.
Example: {"earliest_time": "-4h", "search": "brute force"}`,
  input: z.strictObject({
    count: z.int().min(1).max(1000).default(50).describe('Most entries in this answer.'),
    offset,
    ...timeRange('-24h@h'),
    search: part.describe("Part of the alert's name, in any letter case. Left out: all alerts.")
  }),
  output: z.object({
    items: z.array(
      z.object({
        alert_name: z.string(),
        sid: z.string().nullable().describe('The search whose results fired it.'),
        trigger_time: z.string(),
        severity: severityShape,
        triggered_count: z.number().nullable(),
        alert_type: z.string().nullable(),
        digest_mode: z.boolean().nullable().describe('Fired once for all results.'),
        actions: z.string().nullable(),
        expires: z.string().nullable(),
        app: z.string(),
        owner: z.string()
      })
    ),
    ...pageShape,
    earliest_time: z.string().describe('The range as Splunk understood it.'),
    latest_time: z.string()
  }),
  async call(args, context) {
    const splunk = await context.splunk()
    const earliest = await parseTime(splunk, String(args.earliest_time))
    const latest = await parseTime(splunk, String(args.latest_time))
    const fired = (await listFiredAlerts(splunk)).filter(
      ({ content: { triggerTime, savedSearch } }) =>
        triggerTime >= earliest && triggerTime <= latest && holds(args.search, savedSearch)
    )
    const { items, ...state } = pageOf(fired, args)
    return {
      items: items.map(({ acl, content }) => ({
        alert_name: content.savedSearch,
        sid: content.sid,
        trigger_time: isoOf(content.triggerTime),
        severity: severityOf(content.severity),
        triggered_count: content.triggered,
        alert_type: content.alertType,
        digest_mode: content.digestMode,
        actions: content.actions,
        expires: content.expires,
        app: acl.app,
        owner: acl.owner
      })),
      ...state,
      earliest_time: isoOf(earliest),
      latest_time: isoOf(latest)
    }
  }
})
