import { z } from 'zod'
import type { Tool, ToolContext } from '../../main/mcp/tool.ts'
import { fixture, text } from './fixture-tools.ts'

// The tools that the suite expects of a server of revision 2026-07-28, where the client is asked in the
// result of the call. They ask as tools do in every revision.

const form = (property: string, type: string) => ({
  type: 'object',
  properties: { [property]: { type } },
  required: [property]
})

const elicit = (
  context: ToolContext,
  name: string,
  message: string,
  property: string,
  type = 'string'
) =>
  context
    .ask('elicitation/create', { message, requestedSchema: form(property, type) }, name)
    .then(
      (answer) => z.object({ content: z.record(z.string(), z.unknown()) }).parse(answer).content
    )

const sample = (context: ToolContext, name: string, question: string) =>
  context.ask(
    'sampling/createMessage',
    { messages: [{ role: 'user', content: text(question) }], maxTokens: 100 },
    name
  )

const roots = (context: ToolContext) => context.ask('roots/list', {}, 'client_roots')

const said = (value: unknown) => [text(JSON.stringify(value))]
const prefix = 'test_input_required_result_'
const confirmed = async (context: ToolContext) => {
  await elicit(context, 'confirm', 'Please confirm', 'ok', 'boolean')
  return [text('state-ok')]
}

export const askingTools: readonly Tool[] = [
  fixture(`${prefix}elicitation`, async (_args, context) => {
    const { name } = await elicit(context, 'user_name', 'What is your name?', 'name')
    return [text(`Hello, ${String(name)}!`)]
  }),
  fixture(`${prefix}sampling`, async (_args, context) =>
    said(await sample(context, 'capital_question', 'What is the capital of France?'))
  ),
  fixture(`${prefix}list_roots`, async (_args, context) => said(await roots(context))),
  fixture(`${prefix}request_state`, (_args, context) => confirmed(context)),
  fixture(`${prefix}tampered_state`, (_args, context) => confirmed(context)),
  fixture(`${prefix}multiple_inputs`, async (_args, context) =>
    said(
      await Promise.all([
        elicit(context, 'user_name', 'What is your name?', 'name'),
        sample(context, 'greeting', 'Generate a greeting'),
        roots(context)
      ])
    )
  ),
  fixture(`${prefix}multi_round`, async (_args, context) => {
    const { name } = await elicit(context, 'step1', 'Step 1: What is your name?', 'name')
    const { color } = await elicit(
      context,
      'step2',
      'Step 2: What is your favorite color?',
      'color'
    )
    return [text(`${String(name)} likes ${String(color)}.`)]
  }),
  fixture(`${prefix}capabilities`, async (_args, context) =>
    said(
      await Promise.allSettled([
        elicit(context, 'user_name', 'What is your name?', 'name'),
        sample(context, 'greeting', 'Generate a greeting')
      ])
    )
  ),
  fixture('test_missing_capability', async (_args, context) =>
    said(await sample(context, 'greeting', 'Generate a greeting'))
  ),
  fixture('test_streaming_elicitation', async (_args, context) => {
    context.progress(0, 1, 'Asking')
    const { name } = await elicit(context, 'user_name', 'What is your name?', 'name')
    return [text(`Hello, ${String(name)}!`)]
  }),
  fixture('test_logging_tool', async (_args, context) => {
    await context.notify('notifications/message', { level: 'info', data: 'Logged once.' })
    return [text('Logged once.')]
  })
]
