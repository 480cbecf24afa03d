import { z } from 'zod'
import { defineTool, type Tool } from '../../main/mcp/tool.ts'

/** Answers with its own argument; needs no Splunk. */
export const echo: Tool = defineTool({
  name: 'echo',
  title: 'Echo',
  description: 'Answers with the text.',
  access: 'open',
  toolset: 'server',
  input: z.object({ text: z.string().default('') }),
  output: z.object({ text: z.string() }),
  call: ({ text }) => Promise.resolve({ text })
})

/** Runs until it is cancelled, and tells the listener when. */
export function endless(onAbort: () => void, onStart: () => void = () => undefined): Tool {
  return defineTool({
    name: 'endless',
    title: 'Endless',
    description: 'Never ends by itself.',
    access: 'open',
    toolset: 'server',
    input: z.object({}),
    output: z.object({}),
    call: (_args, context) =>
      new Promise((_resolve, reject) => {
        context.progress(1, null, 'started')
        onStart()
        context.signal.addEventListener('abort', () => {
          onAbort()
          reject(new Error('stopped'))
        })
      })
  })
}
