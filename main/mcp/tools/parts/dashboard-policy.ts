import { PolicyRefusal } from '../../../policy/policy-refusal.ts'
import { refuseRisky } from '../../../policy/risky-commands.ts'
import { possibleCommands } from '../../../spl/command-starts.ts'
import type { DashboardContents } from '../../../splunk/dashboards/contents.ts'
import type { Splunk } from '../../../splunk/splunk.ts'
import type { ToolContext } from '../../tool.ts'

const placeholder = 'dashboardtoken'
// $name$, $form.name$; two dollars stand for one.
const token = /\$[\w.:*@-]+\$/g
// $name|s$ and the like.
const filtered = /(\$[\w.:*@-]+)\|[shun]\$/g
// This one quotes the value, so that it stays one.
const quoted = /\$[\w.:*@-]+\|s\$/g

const firsts = (texts: readonly string[]): string =>
  texts
    .slice(0, 3)
    .map((text) => text.trim().slice(0, 80))
    .join(', ')

/**
 * Judges all that a dashboard would do for those who open it. What viewers type and what results
 * bring into its tokens cannot be seen here; Splunk Web itself asks before a dashboard runs a risky
 * command. `splunk`: in the dashboard's app. Throws `PolicyRefusal`.
 */
export async function clearDashboard(
  context: ToolContext,
  splunk: Splunk,
  { searches, references, active, tokenTexts, fillsTokens }: DashboardContents
): Promise<void> {
  if (active.length > 0) {
    throw new PolicyRefusal(
      `The dashboard would run code or fetch something from elsewhere in the browser of everybody who opens it: ${firsts(active)}. It was not stored.`,
      'Leave scripts, style sheets, frames, and images from elsewhere out. Plain HTML, and links that a viewer clicks, may stay.'
    )
  }
  if (references.length > 0) {
    throw new PolicyRefusal(
      `The dashboard takes in something by name, and its SPL cannot be seen here: ${firsts(references)}. It was not stored.`,
      'Write the SPL of a saved search into the dashboard itself (ds.search, <query>).'
    )
  }
  for (const { spl } of searches) await clearSearch(context, splunk, spl)
  const open = searches.find(({ spl }) =>
    spl.replace(quoted, '').replaceAll('$$', '').includes('$')
  )
  if (fillsTokens && open !== undefined) {
    throw new PolicyRefusal(
      `Results would become part of the SPL of a search when the dashboard opens: ${firsts([open.spl])}. It was not stored.`,
      'Write each token in a search as $name|s$, which quotes its value, or let the viewer choose.'
    )
  }
  const commands = tokenTexts.filter((text) => /[|[`]|%(?:7c|5b|60)/i.test(text))
  if (commands.length > 0 && searches.some(({ spl }) => spl.includes('$'))) {
    throw new PolicyRefusal(
      `A token could bring a command into a search of the dashboard: ${firsts(commands)}. It was not stored.`,
      'Write commands into the searches, and let tokens hold values only: no pipe, bracket or backtick.'
    )
  }
}

async function clearSearch(context: ToolContext, splunk: Splunk, text: string): Promise<void> {
  const spl = text.replace(filtered, '$1$')
  if (spl.includes('$')) {
    const marked = spl.replaceAll('$', placeholder)
    if ([...possibleCommands(marked)].some(({ word }) => word.includes(placeholder))) {
      throw new PolicyRefusal(
        `A token stands where a command would start: ${firsts([text])}. It was not stored.`,
        'Write the command itself, and let tokens hold values only.'
      )
    }
    // The text of a token may open or close quotes.
    const bare = spl.replace(/["']/g, ' ')
    refuseRisky(bare, [...possibleCommands(bare)])
  }
  await context.clear(spl.replace(token, placeholder).replaceAll('$$', '$'), splunk)
}
