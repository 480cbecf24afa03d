import type { ToolCall } from '../../preload/api.ts'

export type JsonRecord = Readonly<Record<string, unknown>>

export const isRecord = (value: unknown): value is JsonRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The rows of a tool's result: `results` or `items` of its structured content; null when it has none. */
export function resultRows(result: unknown): readonly JsonRecord[] | null {
  const content = isRecord(result) ? result['structuredContent'] : undefined
  if (!isRecord(content)) return null
  for (const name of ['results', 'items']) {
    const rows = content[name]
    if (Array.isArray(rows) && rows.length > 0 && rows.every(isRecord)) return rows
  }
  return null
}

/** The search that a call was to run; null for tools that run none. */
export function splOf(call: ToolCall): string | null {
  const args = isRecord(call.arguments) ? call.arguments : {}
  const spl = ['query', 'search', 'spl'].map((name) => args[name])
  return spl.find((value) => typeof value === 'string') ?? null
}
