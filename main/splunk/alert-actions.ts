import { z } from 'zod'
import { allEntries } from './all-entries.ts'
import type { Entry } from './entries.ts'
import { flag, optionalText } from './feed.ts'
import type { Splunk } from './splunk.ts'

const alertActionSchema = z
  .looseObject({
    label: optionalText,
    description: optionalText,
    is_custom: flag.catch(false).default(false),
    disabled: flag.catch(false).default(false)
  })
  .transform(({ label, description, is_custom, disabled, ...others }) => ({
    label,
    description,
    isCustom: is_custom,
    disabled,
    /** Names only: the values hold addresses and credentials. */
    parameters: Object.keys(others)
      .filter((key) => key.startsWith('param.'))
      .map((key) => key.slice('param.'.length))
  }))

export type AlertAction = Entry<z.output<typeof alertActionSchema>>

/** What alerts of this Splunk can do when they fire, by name. */
export async function listAlertActions(splunk: Splunk): Promise<readonly AlertAction[]> {
  const all = await allEntries(splunk, 'alerts/alert_actions', alertActionSchema)
  return [...all].sort((one, other) => (one.name < other.name ? -1 : 1))
}
