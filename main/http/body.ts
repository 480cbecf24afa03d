import type { IncomingMessage } from 'node:http'
import type { OpenBodies } from './open-bodies.ts'

/** Above this a request body is refused with 413; the same limit as the MCP SDK's own. */
export const bodyLimit = 4 * 1024 * 1024
const discardingMs = 2_000

export type Body =
  { readonly ok: true; readonly text: string; readonly bytes: number } | { readonly ok: false }

/** Whether a body is larger than `bodyLimit` by its own account. */
export const isTooLarge = ({ headers }: IncomingMessage): boolean =>
  Number(headers['content-length'] ?? 0) > bodyLimit

/**
 * Reads a body of at most `bodyLimit` bytes. Rejects when the client goes away in the middle, or is sent
 * away because others need the room. `among`: with which others it shares a bound.
 */
export function readBody(req: IncomingMessage, among: OpenBodies | null = null): Promise<Body> {
  if (isTooLarge(req)) return Promise.resolve({ ok: false })
  if (req.destroyed) return Promise.reject(gone())
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    const open = among?.begin(() => req.destroy())
    const onData = (chunk: Buffer) => {
      size += chunk.length
      if (size > bodyLimit) {
        req.off('data', onData)
        open?.over()
        resolve({ ok: false })
        return
      }
      chunks.push(chunk)
      open?.grew(chunk.length)
    }
    const onClose = () => {
      open?.over()
      chunks.length = 0
      reject(gone())
    }
    req.on('data', onData)
    req.once('end', () => {
      // An error costs a stack trace, and every request closes after its end.
      req.off('close', onClose)
      open?.over()
      const [first, ...rest] = chunks
      const whole = first !== undefined && rest.length === 0 ? first : Buffer.concat(chunks)
      resolve({ ok: true, text: whole.toString('utf8'), bytes: size })
    })
    req.once('error', reject)
    req.once('close', onClose)
  })
}

const gone = () => new Error('The client closed the connection before its request was complete.')

/** True for `application/json` with any parameters; never a substring match. */
export function isJson(contentType: string | undefined): boolean {
  return contentType?.split(';', 1)[0]?.trim().toLowerCase() === 'application/json'
}

/** False where a Content-Encoding has been applied. */
export function isPlain(contentEncoding: string | undefined): boolean {
  return contentEncoding === undefined || contentEncoding.trim().toLowerCase() === 'identity'
}

/**
 * Reads and throws away what is left of a refused body, so that the answer arrives, but not for
 * ever: the connection is closed where the client does not come to its end.
 */
export function discardBody(req: IncomingMessage): void {
  req.resume()
  if (req.complete) return
  const closing = setTimeout(() => req.socket.destroy(), discardingMs)
  req.once('close', () => clearTimeout(closing))
}

/** What a JSON text holds, or undefined where it is none. */
export function parseJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return undefined
  }
}
