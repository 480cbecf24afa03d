import { z } from 'zod'
import { MacroExpansion } from '../../policy/macro-expansion.ts'
import { PolicyRefusal } from '../../policy/policy-refusal.ts'
import { commandsIn, macrosIn } from '../../spl/commands.ts'
import { indexesIn } from '../../spl/indexes.ts'
import { withSearchPrefix } from '../../spl/search-prefix.ts'
import { SplSyntaxError } from '../../spl/syntax-error.ts'
import { timeTermsIn } from '../../spl/time-terms.ts'
import type { ClearedSpl } from '../../splunk/cleared-spl.ts'
import { findMacro } from '../../splunk/macros.ts'
import { parseSpl } from '../../splunk/search-parser.ts'
import type { Splunk } from '../../splunk/splunk.ts'
import { type ToolContext, defineTool } from '../tool.ts'
import { query, searchApp } from './parts/arguments.ts'

export const validateSpl = defineTool({
  name: 'validate_spl',
  title: 'Check SPL',
  toolset: 'search',
  description: `Checks SPL without running it: what Splunk's own parser says, which commands it runs with its macros expanded, which indexes and times it names, and whether the policy would let it through. Use it before a long or costly search, or to find out why one was refused. The parser does not see wrong arguments of a command or an unknown function of eval: those fail only when the search runs.
SPL that the policy refuses is not sent to Splunk, also not to its parser.
Example: {"query": "\`login_failures\` | stats count by src | where count > 20"}`,
  input: z.strictObject({ query, app: searchApp }),
  output: z.object({
    would_run: z.boolean().describe('The policy allows it and the parser accepts it.'),
    query_checked: z.string().describe('With "search" in front where it was missing.'),
    policy: z.object({
      allowed: z.boolean(),
      reason: z.string().nullable().describe('Why not.'),
      hint: z.string().nullable()
    }),
    parser: z.object({
      asked: z.boolean().describe('Whether Splunk was asked.'),
      accepted: z.boolean().nullable().describe('null when it was not asked.'),
      reason: z.string().nullable().describe("Why not, in Splunk's words."),
      pipeline: z
        .array(
          z.object({
            name: z.string(),
            args: z.string(),
            runs_on: z.string().describe('streaming: the indexers; report: the search head.'),
            generating: z.boolean()
          })
        )
        .describe("The commands as Splunk's parser sees them, without subsearches.")
    }),
    expanded_query: z
      .string()
      .nullable()
      .describe('With macros expanded; null when they cannot be.'),
    macros: z.array(z.string()).describe('Macros that the query itself names.'),
    commands: z
      .array(
        z.object({
          name: z.string(),
          args: z.string(),
          within: z.string().describe('search, subsearch or map.')
        })
      )
      .describe('All commands, those of macros and subsearches too.'),
    indexes: z.array(z.string()).describe('Indexes and patterns named; none: the default ones.'),
    time_range: z
      .array(z.object({ name: z.string(), value: z.string() }))
      .describe('Times in the SPL; they win over earliest_time and latest_time of a call.'),
    notes: z.array(z.string()).describe('What is worth a second look.')
  }),
  async call(args, context) {
    const profile = await context.splunk()
    const splunk = args.app === undefined ? profile : profile.inApp(args.app)
    const verdict = await judged(args.query, context, splunk)
    const checked = verdict.cleared ?? withSearchPrefix(args.query)
    const expanded = await expandedSpl(checked, splunk)
    const read = readable(checked, expanded ?? checked)
    const parsing = verdict.cleared === null ? null : await parseSpl(splunk, verdict.cleared)
    const accepted = parsing?.accepted ?? null
    return {
      would_run: accepted === true,
      query_checked: checked,
      policy: { allowed: verdict.cleared !== null, reason: verdict.reason, hint: verdict.hint },
      parser: {
        asked: parsing !== null,
        accepted,
        reason: parsing?.accepted === false ? parsing.reason : null,
        pipeline: parsing?.accepted
          ? parsing.commands.map(({ name, args: text, pipeline, isGenerating }) => ({
              name,
              args: text,
              runs_on: pipeline,
              generating: isGenerating
            }))
          : []
      },
      expanded_query: expanded,
      ...read,
      notes: notesOn(read)
    }
  }
})

interface Verdict {
  readonly cleared: ClearedSpl | null
  readonly reason: string | null
  readonly hint: string | null
}

async function judged(spl: string, context: ToolContext, splunk: Splunk): Promise<Verdict> {
  try {
    return { cleared: await context.clear(spl, splunk), reason: null, hint: null }
  } catch (error) {
    if (!(error instanceof PolicyRefusal)) throw error
    return { cleared: null, reason: error.message, hint: error.hint }
  }
}

async function expandedSpl(spl: string, splunk: Splunk): Promise<string | null> {
  const expansion = new MacroExpansion((name, argCount) => findMacro(splunk, name, argCount))
  try {
    return await expansion.expand(spl, { quotes: 'strip', inStrings: false })
  } catch (error) {
    // An unknown or a computed macro, and SPL that cannot be read: the policy's verdict says so.
    if (error instanceof PolicyRefusal || error instanceof SplSyntaxError) return null
    throw error
  }
}

/** What can be read in the query as written and with its macros expanded; nothing in broken SPL. */
function readable(written: string, expanded: string) {
  try {
    const macros = macrosIn(written).map(({ name, args }) =>
      args.length === 0 ? name : `${name}(${args.length})`
    )
    return {
      macros: [...new Set(macros)],
      commands: commandsIn(expanded).map(({ name, args, within }) => ({ name, args, within })),
      indexes: indexesIn(expanded),
      time_range: timeTermsIn(expanded).map(({ name, value }) => ({ name, value }))
    }
  } catch (error) {
    if (!(error instanceof SplSyntaxError)) throw error
    return { macros: [], commands: [], indexes: [], time_range: [] }
  }
}

const readsEvents = new Set(['search', 'tstats', 'mstats'])

function notesOn({ commands, indexes, time_range }: ReturnType<typeof readable>): string[] {
  const reads = commands.some(({ name, within }) => within === 'search' && readsEvents.has(name))
  return [
    ...(reads && indexes.length === 0
      ? ["It names no index: Splunk searches the default indexes of the user's role only."]
      : []),
    ...(indexes.includes('*') ? ['index=* reads every index that the user may see.'] : []),
    ...(time_range.length > 0
      ? ['The times in the SPL win over earliest_time and latest_time of the call.']
      : [])
  ]
}
