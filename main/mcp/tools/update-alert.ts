import { z } from 'zod'
import { type Alert, findAlert, shareAlert, updateAlert as updateIn } from '../../splunk/alerts.ts'
import { runSpl } from '../../splunk/saved-spl.ts'
import { ToolError, defineTool } from '../tool.ts'
import { type ActionChange, alertFields, alertForm } from './parts/alert-fields.ts'
import { clearAlert, refuseActions, refuseToFeedActions } from './parts/alert-policy.ts'
import { alertOf, alertShape } from './parts/alert-shape.ts'
import { sharing } from './parts/arguments.ts'
import { savedSearchPlace, shownSettings } from './parts/saved-search-answer.ts'

const optional = z.object(alertFields).partial().shape

export const updateAlert = defineTool({
  name: 'update_alert',
  title: 'Change an alert',
  toolset: 'alerts',
  writes: 'alerts',
  description: `Changes an alert: only what you name, all else stays as it is. Answers with what changed and from what, so that it can be undone. Also switches it on and off (enabled).
The SPL must be read-only. Actions can be switched off, never added or changed. While an alert has actions, its search, condition and time range stay as they are and it is not switched on, because that would decide what is sent; the analyst does that in Splunk.
Example: {"name": "Many failed logins", "alert_threshold": "5", "cron_schedule": "0 * * * *"}`,
  annotations: { idempotentHint: true },
  input: z.strictObject({
    name: z.string().min(1).max(255).describe('Its exact name, from list_alerts.'),
    ...savedSearchPlace,
    ...optional,
    enabled: z.boolean().optional().describe('false: it does not run any more; true: it runs.'),
    sharing: sharing.optional(),
    actions: optional.actions.describe(
      'Actions to switch off: [{"name": "email", "enabled": false}]'
    ),
    actions_mode: z
      .enum(['patch', 'override'])
      .default('patch')
      .describe('patch: other actions stay; override: those not in actions are switched off.')
  }),
  output: z.object({
    ...alertShape.shape,
    updated_settings: z.int().describe('How many settings are not as before.'),
    actions_mode: z.string(),
    changes: z.array(z.object({ setting: z.string(), from: z.unknown(), to: z.unknown() }))
  }),
  async call(args, context) {
    const splunk = await context.splunk()
    const before = await findAlert(splunk, args.name, { app: args.app, owner: args.owner })
    const { disabled, search, trigger } = before.content
    const enabledActions = before.content.actions
    const actions = actionsAfter(enabledActions, args.actions ?? [], args.actions_mode)
    const otherSpl = args.search !== undefined || args.alert_condition !== undefined
    const switchedOn = args.enabled === true && disabled
    if (otherSpl || args.earliest_time !== undefined || args.latest_time !== undefined) {
      refuseToFeedActions(args.name, actions, 'change its search, condition or time range')
    }
    if (switchedOn) refuseToFeedActions(args.name, actions, 'switch it on')
    const cleared =
      otherSpl || switchedOn
        ? await clearAlert(context, splunk.inApp(before.acl.app), {
            search: args.search ?? runSpl(search),
            condition: args.alert_condition ?? trigger.condition
          })
        : undefined
    const off = enabledActions.filter((name) => !actions.includes(name))
    const form = {
      ...alertForm({ ...args, search: args.search === undefined ? undefined : cleared }),
      disabled: args.enabled === undefined ? undefined : !args.enabled,
      ...(off.length > 0 && { actions: actions.join(',') }),
      ...Object.fromEntries(off.map((name) => [`action.${name}`, false]))
    }
    const reshare = args.sharing === before.acl.sharing ? undefined : args.sharing
    if (reshare === undefined && Object.values(form).every((value) => value === undefined)) {
      throw new ToolError('invalid_arguments', 'update_alert was told nothing to change.')
    }
    await updateIn(splunk, before, form)
    if (reshare !== undefined) await shareAlert(splunk, before, reshare)
    const { app, owner } = before.acl
    const after = await findAlert(splunk, args.name, { app, owner })
    const changes = changesOf(before, after)
    return {
      ...alertOf(after),
      updated_settings: changes.length,
      actions_mode: args.actions_mode,
      changes
    }
  }
})

/** The actions that stay. Throws `PolicyRefusal` for one that would be added or changed. */
function actionsAfter(
  enabled: readonly string[],
  changes: readonly ActionChange[],
  mode: 'patch' | 'override'
): readonly string[] {
  refuseActions(
    changes
      .filter((one) => one.enabled && (one.params !== undefined || !enabled.includes(one.name)))
      .map(({ name }) => name)
  )
  const named = new Map(changes.map((one) => [one.name, one.enabled]))
  // Nothing named means nothing said of actions, in either mode.
  const otherwise = mode === 'patch' || changes.length === 0
  return enabled.filter((name) => named.get(name) ?? otherwise)
}

/** What follows from the settings, and from the clock. */
const told = new Set(['next_scheduled_time', 'scheduled_times', 'qualifiedSearch'])

function changesOf(before: Alert, after: Alert) {
  const from: Record<string, unknown> = { ...shownSettings(before), sharing: before.acl.sharing }
  const to: Record<string, unknown> = { ...shownSettings(after), sharing: after.acl.sharing }
  return [...new Set([...Object.keys(from), ...Object.keys(to)])]
    .filter(
      (setting) =>
        !told.has(setting) && JSON.stringify(from[setting]) !== JSON.stringify(to[setting])
    )
    .toSorted()
    .map((setting) => ({ setting, from: from[setting] ?? null, to: to[setting] ?? null }))
}
