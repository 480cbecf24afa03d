import type { PossibleCommand } from '../spl/command-starts.ts'
import { PolicyRefusal } from './policy-refusal.ts'
import effects from './risky-commands.json' with { type: 'json' }

// https://help.splunk.com "Commands that trigger SPL safeguards", with their aliases and the ones of
// earlier versions.
const risky = new Map(Object.entries(effects))

/** Throws `PolicyRefusal` when one of the words is a risky command. */
export function refuseRisky(spl: string, found: readonly PossibleCommand[]): void {
  for (const { word, position } of found) {
    const effect = risky.get(word)
    if (effect === undefined) continue
    const around = spl.slice(Math.max(0, position - 20), position + word.length + 10).trim()
    throw new PolicyRefusal(
      `The search runs the command ${word}, which ${effect}, at “…${around}…”. This Splunk is read-only here.`,
      `Leave ${word} out. If you look for the word itself, put it in double quotes after search.`
    )
  }
}

/** What the command does that no search may do; null where it only reads. */
export const riskOf = (command: string): string | null => risky.get(command.toLowerCase()) ?? null
