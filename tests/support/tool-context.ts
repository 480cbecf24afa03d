import { splGate } from '../../main/mcp/spl-gate.ts'
import { type ToolContext, toolsets } from '../../main/mcp/tool.ts'
import { tools } from '../../main/mcp/tools/index.ts'
import { readOnly } from '../../main/policy/policy.ts'
import type { Splunk } from '../../main/splunk/splunk.ts'

interface ToolBench {
  readonly context: ToolContext
  /** What was told of the progress: "50 of 100: …". */
  readonly progress: readonly string[]
  /** The structured answer. Throws what the tool throws. */
  readonly call: (name: string, args?: unknown) => Promise<Readonly<Record<string, unknown>>>
}

const noProfiles = () => {
  throw new Error('There are no profiles here.')
}

/** The tools as a read-only profile has them, in front of this Splunk. */
export function toolsOn(splunk: Splunk): ToolBench {
  const progress: string[] = []
  const { host, port } = splunk.connection.address
  const context: ToolContext = {
    signal: splunk.use.signal,
    caller: {
      sessionId: 'session-1',
      xSessionId: 'my-conversation',
      clientInfo: { name: 'Tester', version: '1.0' },
      client: 'Claude Desktop',
      protocolVersion: '2025-11-25',
      headers: { authorization: '[redacted]' },
      toolsets,
      profile: { name: 'Demo', host: `${host}:${port}`, rule: "app's default" }
    },
    profiles: { current: noProfiles, list: noProfiles, use: noProfiles },
    splunk: () => Promise.resolve(splunk),
    clear: splGate(splunk, readOnly),
    progress: (done, total, message) => progress.push(`${done} of ${total ?? '?'}: ${message}`),
    ask: () => Promise.reject(new Error('Nobody to ask.')),
    notify: () => Promise.resolve()
  }
  return {
    context,
    progress,
    async call(name, args = {}) {
      const tool = tools.find((one) => one.name === name)
      if (tool === undefined) throw new Error(`There is no tool ${name}.`)
      return (await tool.call(args, context)).structuredContent ?? {}
    }
  }
}
