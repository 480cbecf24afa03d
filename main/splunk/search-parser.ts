import { z } from 'zod'
import type { ClearedSpl } from './cleared-spl.ts'
import { requestSearchVersion } from './search-version.ts'
import type { Splunk } from './splunk.ts'
import { SplunkError } from './splunk-error.ts'

const text = z.string().catch('').default('')

const parsedSchema = z.object({
  commands: z
    .array(
      z.object({
        command: z.string(),
        rawargs: text,
        pipeline: text,
        isGenerating: z.boolean().catch(false).default(false),
        streamType: text
      })
    )
    .catch([])
    .default([])
})

export type SplParsing =
  | {
      readonly accepted: true
      /** The pipeline as splunkd sees it, subsearches left out. */
      readonly commands: readonly {
        readonly name: string
        readonly args: string
        /** "streaming" (on the indexers) or "report" (on the search head). */
        readonly pipeline: string
        readonly isGenerating: boolean
      }[]
    }
  | { readonly accepted: false; readonly reason: string }

/** What splunkd's parser says of SPL, which it does not run. */
export async function parseSpl(splunk: Splunk, spl: ClearedSpl): Promise<SplParsing> {
  try {
    const { body } = await requestSearchVersion(splunk, {
      endpoint: 'parser',
      // Without parse_only splunkd runs the subsearches to expand them.
      parameters: { q: spl, parse_only: true },
      v1: 'POST'
    })
    const { commands } = splunk.parse(parsedSchema, 'search/parser', body)
    return {
      accepted: true,
      commands: commands.map(({ command, rawargs, pipeline, isGenerating }) => ({
        name: command,
        args: rawargs.trim(),
        pipeline,
        isGenerating
      }))
    }
  } catch (error) {
    if (!(error instanceof SplunkError)) throw error
    if (error.code !== 'bad_request' && error.code !== 'search_failed') throw error
    const reason = error.messages.map((message) => message.text.trim()).join(' ')
    return { accepted: false, reason: reason || error.message }
  }
}
