import { judge } from '../policy/judge.ts'
import type { Policy } from '../policy/policy.ts'
import type { ClearedSpl } from '../splunk/cleared-spl.ts'
import { findMacro } from '../splunk/macros.ts'
import type { Splunk } from '../splunk/splunk.ts'
import { ToolError } from './tool.ts'

/** Of a query that is taken. */
export const mostCharacters = 50_000

/**
 * The only maker of `ClearedSpl`. Throws `ToolError` for a query that is none, `PolicyRefusal` for
 * one that the policy does not allow; its macros are looked up in this Splunk.
 */
export function splGate(splunk: Splunk, policy: Policy): (spl: string) => Promise<ClearedSpl> {
  return async (spl) => {
    if (spl.trim() === '') {
      throw new ToolError(
        'invalid_arguments',
        'The query is empty.',
        'Write SPL, for example: index=web status>=500 | stats count by uri_path'
      )
    }
    if (spl.length > mostCharacters) {
      throw new ToolError(
        'invalid_arguments',
        `The query has ${spl.length} characters; at most ${mostCharacters} are taken.`,
        'Shorten it, for example with a lookup instead of a long list of values.'
      )
    }
    const judgement = await judge(spl, policy, (name, argCount) =>
      findMacro(splunk, name, argCount)
    )
    if (!judgement.allowed) throw judgement.refusal
    return judgement.spl as ClearedSpl
  }
}
