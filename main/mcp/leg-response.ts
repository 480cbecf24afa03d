import type { ServerResponse } from 'node:http'

/** Writes a web `Response` of a protocol leg to a Node response, as its events come. */
export async function writeLegResponse(response: Response, res: ServerResponse): Promise<void> {
  res.writeHead(response.status, Object.fromEntries(response.headers))
  if (response.body === null) {
    res.end()
    return
  }
  // Without a flush an event stream reaches the client only with its first event; corked, what comes
  // in the same turn still leaves in one write.
  const { socket } = res
  socket?.cork()
  res.flushHeaders()
  setImmediate(() => socket?.uncork())
  const reader = response.body.getReader()
  const closed = new Promise<void>((resolve) => {
    res.once('close', () => {
      reader.cancel().then(resolve, resolve)
    })
  })
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    if (!res.write(value)) {
      await Promise.race([closed, new Promise<void>((resolve) => res.once('drain', resolve))])
    }
  }
  res.end()
}

/** The last message of an answer, whether it came as JSON or as events. */
export async function jsonFromEvents(response: Response): Promise<unknown> {
  const text = await response.text()
  const data = text.split('\n').filter((line) => line.startsWith('data: '))
  const last = data.at(-1)
  return JSON.parse(last === undefined ? text : last.slice('data: '.length))
}
