import type { Inspector } from './inspector/inspector.ts'
import { noRules, type RedactionRules, redactionRules } from './inspector/redaction-rules.ts'
import { checkedPattern } from './inspector/user-pattern.ts'
import type { Settings } from './settings/settings.ts'

interface SettingsSource {
  readonly value: Settings
  subscribe(listener: () => void): () => void
}

/** What the user wants taken out of records, as it is now. */
export function redactionRulesOf(settings: SettingsSource): () => RedactionRules {
  let made: { readonly from: Settings; readonly rules: RedactionRules } | null = null
  return () => {
    const { value } = settings
    if (made?.from !== value) {
      const { redactions, redactedNames } = value
      const none = redactions.length + redactedNames.length === 0
      made = { from: value, rules: none ? noRules : redactionRules(redactions, redactedNames) }
    }
    return made.rules
  }
}

/** Of patterns that were written into the file by hand and cannot be used, in sentences. */
export const redactionProblems = ({ value }: SettingsSource): readonly string[] =>
  value.redactions.flatMap((source) => {
    const checked = checkedPattern(source)
    return checked.ok
      ? []
      : `The redaction ${source} in the settings is not applied: ${checked.problem}`
  })

/** Has the record follow what the user sets for it, until the answered function is called. */
export function followHistorySettings(inspector: Inspector, settings: SettingsSource): () => void {
  if (settings.value.privateMode) inspector.capture('private')
  let before = settings.value
  return settings.subscribe(() => {
    const { history, privateMode } = settings.value
    if (history !== before.history) inspector.retain(history)
    if (privateMode !== before.privateMode) inspector.capture(privateMode ? 'private' : 'on')
    before = settings.value
  })
}
