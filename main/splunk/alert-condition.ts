import { flag } from './feed.ts'

/** What of a saved search says whether it is an alert, by splunkd's names. */
export interface AlertCondition {
  readonly is_scheduled: boolean
  readonly alert_type: string
  readonly 'alert.track': boolean
  readonly 'dispatch.earliest_time': string
  readonly 'dispatch.latest_time': string
  readonly actions: string
}

/** What stands in `actions`, or is switched on by `action.<name>`. */
export function enabledActions(saved: AlertCondition): readonly string[] {
  const switched = Object.entries(saved).flatMap(([key, value]: [string, unknown]) => {
    const name = /^action\.([^.]+)$/.exec(key)?.[1]
    return name !== undefined && flag.safeParse(value).data === true ? [name] : []
  })
  const names = [...saved.actions.split(','), ...switched].map((name) => name.trim())
  return [...new Set(names)].filter((name) => name !== '')
}

/** Whether it would be an alert if it were scheduled: by the rule of Splunk Web, which lists reports and alerts apart. */
export function triggers(saved: AlertCondition): boolean {
  const times = [saved['dispatch.earliest_time'], saved['dispatch.latest_time']]
  return (
    !['', 'always'].includes(saved.alert_type) ||
    saved['alert.track'] ||
    (times.every((time) => time.startsWith('rt')) && enabledActions(saved).length > 0)
  )
}

export const isAlert = (saved: AlertCondition): boolean => saved.is_scheduled && triggers(saved)
