import { escapeXml } from '../atom.ts'
import { type Answer, textAnswer } from './answer.ts'
import { type ResultPage, shown } from './result-page.ts'
import { refusal } from './rest-error.ts'

type Write = (page: ResultPage) => Generator<string>

const formats: Readonly<Record<string, readonly [contentType: string, write: Write]>> = {
  json: ['application/json', json],
  json_rows: ['application/json', jsonRows],
  json_cols: ['application/json', jsonColumns],
  csv: ['text/csv', csv],
  raw: ['text/plain', raw],
  xml: ['text/xml', xml]
}

/** Rows in the form that the caller asked for. Throws `RestError` 400 for an unknown one. */
export function rowsAnswer(outputMode: string, page: ResultPage): Answer {
  const format = formats[outputMode]
  if (format === undefined || !Object.hasOwn(formats, outputMode)) {
    throw refusal(400, `Invalid output_mode: ${outputMode}`)
  }
  const [contentType, write] = format
  return textAnswer(contentType, write(page))
}

/** Export: one JSON object a line, the last one marked. */
export function* exportLines(page: ResultPage): Generator<string> {
  if (page.messages.length > 0) yield `${JSON.stringify({ messages: page.messages })}\n`
  for (const [at, row] of page.rows.entries()) {
    const last = at === page.rows.length - 1
    yield `{"preview":false,"offset":${at},${last ? '"lastrow":true,' : ''}"result":${object(page, row)}}\n`
  }
  if (page.rows.length === 0) yield '{"preview":false,"lastrow":true}\n'
}

function head(page: ResultPage): string {
  const { offset, total, messages, preview } = page
  return JSON.stringify({
    preview,
    init_offset: offset,
    post_process_count: total,
    messages
  }).slice(0, -1)
}

function* json(page: ResultPage): Generator<string> {
  yield head(page)
  // An empty result has no fields.
  if (page.rows.length > 0)
    yield `,"fields":${JSON.stringify(page.fields.map((name) => ({ name })))}`
  yield ',"results":['
  for (const [at, row] of page.rows.entries()) yield `${at === 0 ? '' : ','}${object(page, row)}`
  yield '],"highlighted":{}}'
}

function object(page: ResultPage, row: ResultPage['rows'][number]): string {
  const pairs = page.fields.map((name) => [name, shown(page, row, name)] as const)
  return JSON.stringify(Object.fromEntries(pairs.filter(([, value]) => value !== null)))
}

function* jsonRows(page: ResultPage): Generator<string> {
  yield `${head(page)},"fields":${JSON.stringify(page.rows.length === 0 ? [] : page.fields)},"rows":[`
  for (const [at, row] of page.rows.entries()) {
    const values = page.fields.map((name) => shown(page, row, name))
    yield `${at === 0 ? '' : ','}${JSON.stringify(values)}`
  }
  yield ']}'
}

function* jsonColumns(page: ResultPage): Generator<string> {
  const fields = page.rows.length === 0 ? [] : page.fields
  yield `${head(page)},"fields":${JSON.stringify(fields)},"columns":[`
  for (const [at, name] of fields.entries()) {
    yield `${at === 0 ? '' : ','}${JSON.stringify(page.rows.map((row) => shown(page, row, name)))}`
  }
  yield ']}'
}

function* csv(page: ResultPage): Generator<string> {
  if (page.rows.length === 0) return
  yield `${page.fields.map(cell).join(',')}\n`
  for (const row of page.rows) {
    yield `${page.fields.map((name) => cell(lines(shown(page, row, name)))).join(',')}\n`
  }
}

const cell = (text: string): string =>
  /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
const lines = (value: ReturnType<typeof shown>): string =>
  value === null ? '' : typeof value === 'string' ? value : value.join('\n')

function* raw(page: ResultPage): Generator<string> {
  for (const row of page.rows) yield `${lines(row._raw ?? null)}\n`
}

function* xml(page: ResultPage): Generator<string> {
  yield `<?xml version='1.0' encoding='UTF-8'?>\n<results preview='${page.preview ? 1 : 0}'>\n<meta>\n<fieldOrder>\n`
  for (const name of page.fields) yield `<field>${escapeXml(name)}</field>\n`
  yield '</fieldOrder>\n</meta>\n'
  if (page.messages.length > 0) {
    const messages = page.messages.map(
      ({ type, text }) => `<msg type='${type}'>${escapeXml(text)}</msg>\n`
    )
    yield `<messages>\n${messages.join('')}</messages>\n`
  }
  for (const [at, row] of page.rows.entries()) {
    yield `<result offset='${page.offset + at}'>\n`
    for (const name of page.fields) {
      const value = shown(page, row, name)
      if (value === null) continue
      const texts = typeof value === 'string' ? [value] : value
      yield name === '_raw'
        ? `<field k='_raw'><v xml:space='preserve' trim='0'>${escapeXml(texts.join('\n'))}</v></field>\n`
        : `<field k='${escapeXml(name)}'>${texts.map((text) => `<value><text>${escapeXml(text)}</text></value>`).join('')}</field>\n`
    }
    yield '</result>\n'
  }
  yield '</results>\n'
}
