import { possibleCommands } from '../spl/command-starts.ts'
import { commandsIn } from '../spl/commands.ts'
import type { Command } from '../spl/commands.ts'
import { withSearchPrefix } from '../spl/search-prefix.ts'
import { SplSyntaxError } from '../spl/syntax-error.ts'
import { tokens } from '../spl/tokens.ts'
import { MacroExpansion } from './macro-expansion.ts'
import type { ExpandMacro } from './macro-expansion.ts'
import { refuseOpaque } from './opaque-commands.ts'
import type { Policy } from './policy.ts'
import { PolicyRefusal } from './policy-refusal.ts'
import { refuseRisky } from './risky-commands.ts'

export type Judgement =
  | {
      readonly allowed: true
      /** What was judged, and so the only text to send: with `search` in front where it was missing. */
      readonly spl: string
      /** All that it runs, macros expanded. */
      readonly commands: readonly Command[]
    }
  | { readonly allowed: false; readonly refusal: PolicyRefusal }

const maxLength = 200_000

const withoutComments = (spl: string): string =>
  tokens(spl)
    .map(({ kind, text }) => (kind === 'comment' ? '' : text))
    .join('')

/** Forms that splunkd, a proxy or an add-on may make of the text before it is parsed. */
function* forms(spl: string): Generator<string> {
  yield spl
  yield withoutComments(spl)
  yield spl.normalize('NFKC').replace(/\p{Cf}/gu, '')
}

function checkText(spl: string): void {
  if (spl.length > maxLength) {
    throw new PolicyRefusal(
      `The search has ${spl.length} characters, more than the ${maxLength} that are checked.`,
      'Shorten it, for example with a lookup instead of a long list of values.'
    )
  }
  const control = /[^\P{Cc}\t\n\r]/u.exec(spl)
  if (control) {
    throw new PolicyRefusal(
      `The search has a control character at character ${control.index + 1}.`,
      'Take it out; only tabs and line ends may stand in a search.'
    )
  }
}

function refuseHidden(spl: string): void {
  for (const form of forms(spl)) {
    const found = [...possibleCommands(form)]
    refuseRisky(form, found)
    // foreach puts field names into its template as text, and a field's name can be any string.
    if (found.some(({ word }) => word === 'foreach')) {
      refuseRisky(form, [...possibleCommands(form.replace(/["']/g, ' '))])
      if (/\{[^{}]*\}\s*=/.test(form)) {
        throw new PolicyRefusal(
          'foreach would run a template with field names that the search computes, and they cannot be seen here.',
          'Name the fields, or leave foreach out.'
        )
      }
    }
  }
}

async function judgeText(spl: string, expandMacro: ExpandMacro): Promise<Command[]> {
  checkText(spl)
  refuseRisky(spl, [...possibleCommands(spl)])
  const expansion = new MacroExpansion(expandMacro)
  const expanded = await expansion.expand(spl, { quotes: 'strip', inStrings: false })
  refuseHidden(spl)
  refuseHidden(expanded)
  if (spl.includes('`')) {
    refuseHidden(await expansion.expand(spl, { quotes: 'keep', inStrings: false }))
    refuseHidden(await expansion.expand(spl, { quotes: 'strip', inStrings: true }))
    refuseHidden(await expansion.expand(spl, { quotes: 'keep', inStrings: true }))
  }
  const commands = commandsIn(expanded)
  for (const command of commands) refuseOpaque(command)
  return commands
}

/**
 * Decides on a search before it reaches Splunk. Refuses what names a risky command, what it cannot
 * read, and macros that cannot be expanded; rejects only with what `expandMacro` rejects with.
 */
export async function judge(
  spl: string,
  policy: Policy,
  expandMacro: ExpandMacro
): Promise<Judgement> {
  const prefixed = withSearchPrefix(spl)
  try {
    const commands = await judgeText(prefixed, expandMacro)
    return { allowed: true, spl: prefixed, commands }
  } catch (error) {
    if (error instanceof PolicyRefusal) return { allowed: false, refusal: error }
    if (!(error instanceof SplSyntaxError)) throw error
    return {
      allowed: false,
      refusal: new PolicyRefusal(
        `The search cannot be read, so it was refused: ${error.message}`,
        'Correct the SPL. A word with special characters needs double quotes around it.'
      )
    }
  }
}
