import type { ToolCall } from '../../../preload/api.ts'
import { isRecord } from '../parsing/result-shape.ts'

type Message = ToolCall['messages'][number]

/** A message as it is shown. */
export interface MessageLine {
  readonly message: Message
  /** "tools/call", "notifications/progress", "result", "error", or what of it can be said. */
  readonly title: string
  /** Null: the answer with the result, which is large and loaded on the tab Result. */
  readonly text: string | null
  /** Undefined where the text is no JSON, or there is none. */
  readonly value: unknown
}

/** Messages in their order; the result, which is kept once, stands in its answer again. */
export function messageLines(call: ToolCall): readonly MessageLine[] {
  const id = requestId(call)
  return call.messages.map((message) => {
    const text = message.text ?? answerText(call.result, id)
    const value = text === null ? undefined : read(text)
    return { message, title: titleOf(value, text), text, value }
  })
}

const requestId = ({ messages }: ToolCall): unknown => {
  const first = messages.find(({ from }) => from === 'client')
  const value = first?.text == null ? undefined : read(first.text)
  return isRecord(value) ? value['id'] : undefined
}

const answerText = (result: string | null, id: unknown): string | null =>
  result === null ? null : `{"jsonrpc":"2.0","id":${JSON.stringify(id ?? null)},"result":${result}}`

function read(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

function titleOf(value: unknown, text: string | null): string {
  if (text === null) return 'result'
  if (!isRecord(value)) return Array.isArray(value) ? 'batch' : 'no JSON'
  if (typeof value['method'] === 'string') return value['method']
  if ('result' in value) return 'result'
  const error = value['error']
  return isRecord(error) ? `error ${String(error['code'])}` : 'no JSON-RPC'
}
