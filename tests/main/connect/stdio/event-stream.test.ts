import { expect, test } from 'vitest'
import { eventData } from '../../../../main/connect/stdio/event-stream.ts'
import { linesOf } from '../../../../main/connect/stdio/lines.ts'

async function* chunked(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) {
    yield text.slice(at, at + size)
    await Promise.resolve()
  }
}

async function all(items: AsyncIterable<string>): Promise<string[]> {
  const list: string[] = []
  for await (const item of items) list.push(item)
  return list
}

const stream = [
  ': a comment\n\nid: 1\ndata: {"one":1}\n\n',
  'event: message\r\ndata:{"two":\r\ndata: 2}\r\n\r\n',
  'event: ping\ndata: not for the client\n\n',
  'data\nretry: 10\n\n',
  'data: cut off before its empty line'
].join('')

test.each([1, 2, 7, 1000])('reads events that come in pieces of %i characters', async (size) => {
  expect(await all(eventData(chunked(stream, size)))).toEqual(['{"one":1}', '{"two":\n2}', ''])
})

test.each([1, 3, 1000])('splits lines at line feeds alone, in pieces of %i', async (size) => {
  const text = '"a\u2028b"\r\n\n"c\rd"\nlast'
  expect(await all(linesOf(chunked(text, size)))).toEqual(['"a\u2028b"', '', '"c\rd"', 'last'])
})
