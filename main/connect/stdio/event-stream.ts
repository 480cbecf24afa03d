import { linesOf } from './lines.ts'

/** The data of each message event; https://html.spec.whatwg.org/multipage/server-sent-events.html */
export async function* eventData(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let data: string[] = []
  let type = ''
  for await (const line of linesOf(chunks)) {
    if (line === '') {
      if (data.length > 0 && (type === '' || type === 'message')) yield data.join('\n')
      data = []
      type = ''
      continue
    }
    const [field, value] = fieldOf(line)
    if (field === 'data') data.push(value)
    else if (field === 'event') type = value
  }
}

function fieldOf(line: string): readonly [string, string] {
  const colon = line.indexOf(':')
  if (colon < 0) return [line, '']
  return [line.slice(0, colon), line.slice(colon + 1).replace(/^ /, '')]
}
