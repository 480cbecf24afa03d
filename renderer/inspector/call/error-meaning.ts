import type { ToolCall } from '../../../preload/api.ts'
import meanings from './error-meanings.json' with { type: 'json' }

/** What went wrong in plain words, and what to do about it. */
export interface Meaning {
  /** What was said: a code, a status or one of Splunk's messages. */
  readonly said: string
  readonly means: string
  readonly next: string
}

/** Also where a tool, a prompt or a resource is unknown. */
const invalidParams = '-32602'

type Table = Readonly<Record<string, readonly string[]>>

const from = (table: Table, key: string, said: string): readonly Meaning[] => {
  const [means, next] = (Object.hasOwn(table, key) ? table[key] : undefined) ?? []
  return means === undefined || next === undefined ? [] : [{ said, means, next }]
}

/** What one of Splunk's own messages means; none for one that is not known. */
export const splunkMeaning = (text: string): readonly Meaning[] => like(meanings.splunk, text, text)

function like(
  table: readonly (readonly string[])[],
  text: string,
  said: string
): readonly Meaning[] {
  const known = table.find(([pattern = '']) => new RegExp(pattern, 'i').test(text))
  const [, means, next] = known ?? []
  return means === undefined || next === undefined ? [] : [{ said, means, next }]
}

export const splunkStatusMeaning = (status: number): readonly Meaning[] =>
  from(meanings.splunkHttp, String(status), `Splunk answered ${status}`)

/** All that is known of what went wrong in a call, the most telling first; each meaning once. */
export function meaningsOf(call: ToolCall): readonly Meaning[] {
  const found = [
    ...(call.error === null ? [] : splunkMeaning(call.error)),
    ...call.jobs.flatMap(({ messages }) => messages.flatMap(({ text }) => splunkMeaning(text))),
    ...(call.errorCode === null
      ? []
      : [
          ...from(meanings.ours, call.errorCode, call.errorCode),
          ...jsonRpcMeaning(call.errorCode, call.error ?? '')
        ]),
    ...httpMeaning(call)
  ]
  return found.filter(
    ({ means }, place) => found.findIndex((other) => other.means === means) === place
  )
}

function jsonRpcMeaning(code: string, error: string): readonly Meaning[] {
  const said = `JSON-RPC ${code}`
  const known = code === invalidParams ? like(meanings.unknownNames, error, said) : []
  return known.length > 0 ? known : from(meanings.jsonRpc, code, said)
}

const httpMeaning = ({ exchange }: ToolCall): readonly Meaning[] =>
  (exchange?.status ?? 0) >= 400
    ? from(meanings.http, String(exchange?.status), `HTTP ${exchange?.status ?? ''}`)
    : []
