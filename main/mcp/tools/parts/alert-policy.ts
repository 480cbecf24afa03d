import { PolicyRefusal } from '../../../policy/policy-refusal.ts'
import { storedSpl } from '../../../splunk/saved-spl.ts'
import type { Splunk } from '../../../splunk/splunk.ts'
import type { ToolContext } from '../../tool.ts'

/**
 * Judges the search of an alert, and together with it the condition, which Splunk appends to it as a
 * command. Answers with the search as it is to be stored. `splunk`: in the alert's app.
 */
export async function clearAlert(
  context: ToolContext,
  splunk: Splunk,
  { search, condition }: { readonly search: string; readonly condition: string }
): Promise<string> {
  const spl = await context.clear(search, splunk)
  const appended = condition.trim().replace(/^\|/, '')
  if (appended !== '') await context.clear(`${spl}\n| ${appended}`, splunk)
  return storedSpl(spl)
}

/**
 * Every action of an alert runs a program, sends or writes, with text taken from the results: whoever
 * can choose one and the search can carry data out. So an analyst chooses them, in Splunk. Throws
 * `PolicyRefusal`.
 */
export function refuseActions(names: readonly string[]): void {
  if (names.length === 0) return
  throw new PolicyRefusal(
    `Tools do not give actions to alerts (${names.join(', ')}): actions run programs, send or write. Nothing was changed.`,
    'Leave actions out; the alert shows among the triggered alerts. The analyst can add actions in Splunk: Edit, Edit Alert, Add Actions.'
  )
}

/** What the actions of an alert would send is theirs who chose the actions. Throws `PolicyRefusal`. */
export function refuseToFeedActions(alert: string, actions: readonly string[], what: string): void {
  if (actions.length === 0) return
  throw new PolicyRefusal(
    `The alert "${alert}" has actions (${actions.join(', ')}), so tools do not ${what}: that would decide what is sent or run. Nothing was changed.`,
    'Change it in Splunk, switch its actions off with actions [{"name": …, "enabled": false}], or create another alert.'
  )
}
