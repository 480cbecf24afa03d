import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import type { JsonSchema } from '../../main/mcp/json-schema.ts'
import type { ContentBlock, Tool, ToolContext } from '../../main/mcp/tool.ts'
import elicitations from './elicitations.json' with { type: 'json' }
import schema2020 from './json-schema-2020-12.json' with { type: 'json' }

// A valid PNG of one pixel and a valid WAV of no samples, which is all that the suite looks at.
const png =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const wav = 'UklGRiQAAABXQVZFZm10IBAAAAABAAEAQB8AAIA+AAACABAAZGF0YQAAAAA='

/** A content block of text. */
export const text = (value: string): ContentBlock => ({ type: 'text', text: value })
const image: ContentBlock = { type: 'image', data: png, mimeType: 'image/png' }
const audio: ContentBlock = { type: 'audio', data: wav, mimeType: 'audio/wav' }
const embedded = (uri: string): ContentBlock => ({
  type: 'resource',
  resource: { uri, mimeType: 'text/plain', text: 'The text of an embedded resource.' }
})

/** A tool that needs no Splunk and answers with these content blocks. */
export function fixture(
  name: string,
  call: (
    args: Readonly<Record<string, unknown>>,
    context: ToolContext
  ) => Promise<readonly ContentBlock[]>,
  inputSchema: JsonSchema = { type: 'object', properties: {} }
): Tool {
  return {
    name,
    title: name,
    description: `Fixture of the conformance suite: ${name}`,
    inputSchema,
    annotations: {},
    access: 'open',
    toolset: 'server',
    writes: null,
    call: async (args, context) => ({
      content: await call(z.record(z.string(), z.unknown()).parse(args ?? {}), context)
    })
  }
}

const answers = (name: string, ...content: readonly ContentBlock[]) =>
  fixture(name, () => Promise.resolve(content))

const strings = (...names: readonly string[]): JsonSchema => ({
  type: 'object',
  properties: Object.fromEntries(names.map((name) => [name, { type: 'string' }])),
  required: names
})

const elicited = async (message: string, requestedSchema: unknown, context: ToolContext) => {
  const answer = await context.ask('elicitation/create', { message, requestedSchema })
  const { action, content } = z.object({ action: z.string(), content: z.unknown() }).parse(answer)
  return [text(`Elicitation completed: action=${action}, content=${JSON.stringify(content)}`)]
}

/** The tools that the conformance suite expects of a server under test. */
export const fixtureTools: readonly Tool[] = [
  answers('test_simple_text', text('This is a simple text response for testing.')),
  answers('test_image_content', image),
  answers('test_audio_content', audio),
  answers('test_embedded_resource', embedded('test://embedded-resource')),
  answers(
    'test_multiple_content_types',
    text('Multiple content types test:'),
    image,
    embedded('test://mixed-content-resource')
  ),
  fixture('test_tool_with_logging', async (_args, context) => {
    for (const data of [
      'Tool execution started',
      'Tool processing data',
      'Tool execution completed'
    ]) {
      await context.notify('notifications/message', { level: 'info', data })
      await delay(50)
    }
    return [text('Logged three times.')]
  }),
  fixture('test_tool_with_progress', async (_args, context) => {
    for (const done of [0, 50, 100]) {
      context.progress(done, 100, `${done} of 100`)
      await delay(50)
    }
    return [text('Reported progress three times.')]
  }),
  fixture('test_error_handling', () =>
    Promise.reject(new Error('This tool intentionally returns an error for testing'))
  ),
  fixture(
    'test_sampling',
    async ({ prompt }, context) => {
      const answer = await context.ask('sampling/createMessage', {
        messages: [{ role: 'user', content: text(String(prompt)) }],
        maxTokens: 100
      })
      return [text(`LLM response: ${JSON.stringify(answer)}`)]
    },
    strings('prompt')
  ),
  fixture(
    'test_elicitation',
    ({ message }, context) => elicited(String(message), elicitations.user, context),
    strings('message')
  ),
  fixture('test_elicitation_sep1034_defaults', (_args, context) =>
    elicited('Please review the defaults', elicitations.defaults, context)
  ),
  fixture('test_elicitation_sep1330_enums', (_args, context) =>
    elicited('Please choose', elicitations.enums, context)
  ),
  fixture('json_schema_2020_12_tool', () => Promise.resolve([text('ok')]), schema2020)
]
