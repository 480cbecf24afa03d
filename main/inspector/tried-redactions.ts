import { redact, redactText } from './redaction.ts'
import { redactionRules } from './redaction-rules.ts'
import { checkedPattern } from './user-pattern.ts'

/** What redactions would leave of a text, JSON or not, and why a pattern of them cannot be used. */
export function triedRedactions(
  patterns: readonly string[],
  names: readonly string[],
  text: string
): { readonly text: string; readonly problems: readonly (string | null)[] } {
  const rules = redactionRules(patterns, names)
  const problems = patterns.map((source) => {
    const checked = checkedPattern(source)
    return checked.ok ? null : checked.problem
  })
  return { text: clean(text), problems }

  function clean(tried: string): string {
    try {
      return JSON.stringify(redact(JSON.parse(tried), [], rules), null, 2)
    } catch {
      return redactText(tried, [], rules)
    }
  }
}
