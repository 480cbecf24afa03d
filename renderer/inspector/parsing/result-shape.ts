export type JsonRecord = Readonly<Record<string, unknown>>

export const isRecord = (value: unknown): value is JsonRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What a tool's result holds, however it was written. */
export interface ResultShape {
  /** The structured content, or what the text holds as JSON; else the whole result. */
  readonly value: unknown
  /** Null when it has none. */
  readonly rows: readonly JsonRecord[] | null
  /** The texts that the model reads. */
  readonly text: string
}

/** Takes the result of a call, or of a resource or a prompt. */
export function shapeOf(result: unknown): ResultShape {
  const text = textOf(result)
  const structured = isRecord(result) ? result['structuredContent'] : undefined
  const value = structured ?? readJson(text) ?? result
  const table = isRecord(value) ? value['text'] : undefined
  return {
    value,
    rows: rowsIn(value),
    text: text === '' && typeof table === 'string' ? table : text
  }
}

function textOf(result: unknown): string {
  const content = isRecord(result) ? (result['content'] ?? result['contents']) : undefined
  if (!Array.isArray(content)) return ''
  return content
    .flatMap((part: unknown) =>
      isRecord(part) && typeof part['text'] === 'string' ? [part['text']] : []
    )
    .join('\n')
}

function readJson(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** The rows of a structured content: its `results` or `items`, or the table in its `text`. */
function rowsIn(value: unknown): readonly JsonRecord[] | null {
  if (Array.isArray(value)) return recordsOf(value)
  if (!isRecord(value)) return null
  const known = recordsOf(value['results']) ?? recordsOf(value['items'])
  return known ?? (typeof value['text'] === 'string' ? tableOf(value['text']) : null)
}

const recordsOf = (value: unknown): readonly JsonRecord[] | null =>
  Array.isArray(value) && value.length > 0 && value.every(isRecord) ? value : null

/** Rows of CSV, or of a table of Markdown; null for any other text. */
export function tableOf(text: string): readonly JsonRecord[] | null {
  const lines = text.startsWith('| ') ? markdownLines(text) : csvLines(text)
  const [names, ...rows] = lines
  if (names === undefined || rows.length === 0 || rows.some((row) => row.length !== names.length)) {
    return null
  }
  return rows.map((row) => Object.fromEntries(names.map((name, place) => [name, row[place]])))
}

/** As the server writes it: https://www.rfc-editor.org/rfc/rfc4180 */
function csvLines(text: string): string[][] {
  const lines: string[][] = [[]]
  for (const [, quoted, plain, end] of text.matchAll(
    /(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/g
  )) {
    const line = lines.at(-1)
    const cell = quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"')
    if (end === '' && cell === '' && line?.length === 0) break
    line?.push(cell)
    if (end === '') break
    if (end !== ',') lines.push([])
  }
  return lines.filter((line) => line.length > 0)
}

const markdownLines = (text: string): string[][] =>
  text
    .split('\n')
    .filter((line, place) => line.startsWith('|') && place !== 1)
    .map((line) =>
      line
        .slice(1, -1)
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim().replaceAll('\\|', '|').replaceAll('<br>', '\n'))
    )
