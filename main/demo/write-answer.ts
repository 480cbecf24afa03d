import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Answer } from './rest/answer.ts'

const headers = {
  Server: 'Splunkd',
  'Cache-Control': 'no-store, no-cache, must-revalidate, max-age=0',
  Expires: 'Thu, 26 Oct 1978 00:00:00 GMT',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'SAMEORIGIN',
  Vary: 'Cookie, Authorization'
}
const pieceSize = 65_536

/** Sends an answer as splunkd does and tells the size of its body in bytes. Stops when `signal` aborts. */
export async function writeAnswer(
  response: ServerResponse,
  answer: Answer,
  signal: AbortSignal
): Promise<number> {
  const { status, contentType, body } = answer
  for (const [name, value] of Object.entries({ ...headers, ...answer.headers })) {
    response.setHeader(name, value)
  }
  response.statusCode = status
  if (status === 204) {
    response.end()
    return 0
  }
  response.setHeader('Content-Type', contentType)
  if (typeof body === 'string') {
    response.setHeader('Content-Length', Buffer.byteLength(body))
    response.end(body)
    return Buffer.byteLength(body)
  }
  return writePieces(response, body, signal)
}

async function writePieces(
  response: ServerResponse,
  pieces: Iterable<string>,
  signal: AbortSignal
): Promise<number> {
  let bytes = 0
  let waiting = ''
  const flush = async (): Promise<void> => {
    bytes += Buffer.byteLength(waiting)
    const taken = response.write(waiting)
    waiting = ''
    if (taken) await nextTurn()
    else await once(response, 'drain', { signal })
  }
  for (const piece of pieces) {
    waiting += piece
    if (waiting.length >= pieceSize) await flush()
    if (signal.aborted) return bytes
  }
  response.end(waiting)
  return bytes + Buffer.byteLength(waiting)
}
