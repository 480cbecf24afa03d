import { isRecord, type JsonRecord, parsedJson } from './json.ts'

/** The rows in a tool's result: `results` or `items` of its structured content, else the first list of objects. */
export function rowsOf(result: string | null): readonly JsonRecord[] {
  const content = result === null ? undefined : structuredOf(parsedJson(result))
  if (content === undefined) return []
  const lists = [content['results'], content['items'], ...Object.values(content)]
  const rows = lists.find(
    (list): list is JsonRecord[] => Array.isArray(list) && list.length > 0 && list.every(isRecord)
  )
  return rows ?? []
}

function structuredOf(result: unknown): JsonRecord | undefined {
  const content = isRecord(result) ? result['structuredContent'] : undefined
  return isRecord(content) ? content : undefined
}

/**
 * A result without its content: how many rows there were, and what tells of paging. The names of its
 * columns go as well, since a chart by user has the users as columns.
 */
export function emptied(
  result: string,
  rows: number
): { readonly text: string; readonly rows: number } {
  const parsed = parsedJson(result)
  const content = structuredOf(parsed) ?? {}
  const kept = Object.entries(content).filter(
    ([name, value]) =>
      ['total', 'returned', 'offset', 'next_offset', 'truncated'].includes(name) &&
      (typeof value === 'number' || typeof value === 'boolean')
  )
  const count = rowsOf(result).length || rows
  const text = count === 1 ? '1 row was taken out.' : `${count} rows were taken out.`
  const isError = isRecord(parsed) && parsed['isError'] === true
  return {
    rows: count,
    text: JSON.stringify({
      content: [{ type: 'text', text: count === 0 ? 'The result was taken out.' : text }],
      ...(structuredOf(parsed) === undefined
        ? {}
        : { structuredContent: Object.fromEntries(kept) }),
      ...(isError ? { isError } : {})
    })
  }
}

/** A JSON-RPC message without the content of a result. */
export function withoutContent(message: unknown): unknown {
  if (Array.isArray(message)) return message.map(withoutContent)
  if (!isRecord(message)) return message
  const { result } = message
  if (!isRecord(result)) return message
  const names = ['content', 'structuredContent', 'contents', 'messages']
  return {
    ...message,
    result: Object.fromEntries(
      Object.entries(result).map(([name, value]) => [
        name,
        names.includes(name) ? '[taken out]' : value
      ])
    )
  }
}
