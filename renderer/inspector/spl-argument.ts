import type { ToolCall } from '../../preload/api.ts'
import { isRecord } from './parsing/result-shape.ts'

/** The argument that holds the search, for tools that run one. */
const names = ['query', 'search', 'spl'] as const

/** The search that a call was to run, and the argument that holds it; null for tools that run none. */
export function splArgument(
  call: Pick<ToolCall, 'arguments'>
): { readonly name: string; readonly spl: string } | null {
  const args = isRecord(call.arguments) ? call.arguments : {}
  for (const name of names) {
    const spl = args[name]
    if (typeof spl === 'string') return { name, spl }
  }
  return null
}

export const splOf = (call: Pick<ToolCall, 'arguments'>): string | null =>
  splArgument(call)?.spl ?? null
