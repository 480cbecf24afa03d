import type { ServerResponse } from 'node:http'
import { z } from 'zod'

/**
 * Writes a web `Response` of a protocol leg to a Node response. What is complete within the same turn
 * leaves in one write; else the headers go ahead, since a client waits for those of its event stream,
 * and the events follow as they come.
 */
export async function writeLegResponse(response: Response, res: ServerResponse): Promise<void> {
  const headers = Object.fromEntries(response.headers)
  if (response.body === null) {
    res.writeHead(response.status, headers).end()
    return
  }
  const reader = response.body.getReader()
  const closed = new Promise<void>((resolve) => {
    res.once('close', () => {
      reader.cancel().then(resolve, resolve)
    })
  })
  const early: Uint8Array[] = []
  const goAhead = setImmediate(() => {
    res.writeHead(response.status, headers).flushHeaders()
    for (const chunk of early) res.write(chunk)
  })
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    if (!res.headersSent) early.push(value)
    else if (!res.write(value)) {
      await Promise.race([closed, new Promise<void>((resolve) => res.once('drain', resolve))])
    }
  }
  clearImmediate(goAhead)
  if (res.headersSent) res.end()
  else {
    const body = Buffer.concat(early)
    res.writeHead(response.status, { ...headers, 'content-length': body.length }).end(body)
  }
}

/** The answers to requests in a response, whether it came as JSON or as events. */
export async function messagesIn(response: Response): Promise<readonly unknown[]> {
  const text = await response.text()
  if (response.headers.get('content-type') === 'application/json') {
    const json: unknown = JSON.parse(text)
    return z.array(z.unknown()).catch([json]).parse(json)
  }
  return text
    .split('\n')
    .filter((line) => line.startsWith('data: '))
    .map((line): unknown => JSON.parse(line.slice('data: '.length)))
    .filter((message) => typeof message === 'object' && message !== null && !('method' in message))
}
