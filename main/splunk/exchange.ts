import { setImmediate } from 'node:timers/promises'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { Dispatcher } from 'undici'
import { abortable } from './abortable.ts'
import { hostPort } from './address.ts'
import type { Address } from './connection.ts'
import { SplunkError } from './splunk-error.ts'
import { errorCode, isLost, transportError } from './transport-error.ts'

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'DELETE'
  /** With base path and query. */
  readonly target: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | null
  readonly signal: AbortSignal
  /** Longest silence before the headers, and between two pieces of the body. */
  readonly idleMs: number
  readonly maxBytes: number
  /** Sent once more when the connection was lost before any answer. */
  readonly replayable: boolean
}

export interface HttpAnswer {
  readonly status: number
  readonly contentType: string
  readonly location: string | null
  /** The Server header; splunkd says "Splunkd". */
  readonly server: string
  /** The Set-Cookie headers. */
  readonly setCookies: readonly string[]
  /** By the Date header, how far the server's clock is ahead of ours, to a second or so. */
  readonly clockSkewMs: number | null
  readonly retryAfterMs: number | null
  readonly body: Buffer
}

const unzip = promisify(gunzip)

/** One HTTP request with its whole answer. Throws `SplunkError`; redirects are not followed. */
export async function exchange(
  dispatcher: Dispatcher,
  address: Address,
  request: HttpRequest
): Promise<HttpAnswer> {
  try {
    const head = await sendTwiceIfLost(dispatcher, request)
    const { headers } = head
    const clockSkewMs = skewOf(header(headers.date))
    if (Number(header(headers['content-length'])) > request.maxBytes) {
      // Ends the connection too: the rest of this answer would stand before the next one.
      head.body.on('error', () => undefined).destroy()
      throw tooLarge(request.maxBytes, address)
    }
    const packed = await collect(head.body, request.maxBytes, address)
    // undici gives the socket back a moment later; asked sooner, it would open a second one.
    await setImmediate()
    const zipped = header(headers['content-encoding']) === 'gzip' && packed.length > 0
    return {
      status: head.statusCode,
      contentType: header(headers['content-type']).toLowerCase(),
      location: header(headers.location) || null,
      server: header(headers.server),
      setCookies: [headers['set-cookie'] ?? []].flat(),
      clockSkewMs,
      retryAfterMs: retryAfterOf(header(headers['retry-after'])),
      body: zipped ? await unzip(packed, { maxOutputLength: request.maxBytes }) : packed
    }
  } catch (error) {
    if (errorCode(error) === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(request.maxBytes, address)
    if (errorCode(error).startsWith('Z_')) throw brokenGzip(address, error)
    throw transportError(error, address, request.signal)
  }
}

// splunkd now and then resets an idle pooled connection just as the next request goes out.
async function sendTwiceIfLost(
  dispatcher: Dispatcher,
  request: HttpRequest
): Promise<Dispatcher.ResponseData> {
  const options: Dispatcher.RequestOptions = {
    method: request.method,
    path: request.target,
    headers: request.headers,
    body: request.body,
    signal: request.signal,
    headersTimeout: request.idleMs,
    bodyTimeout: request.idleMs
  }
  try {
    // undici looks at the signal only once the socket is open.
    return await abortable(dispatcher.request(options), request.signal)
  } catch (error) {
    if (!request.replayable || !isLost(error) || request.signal.aborted) throw error
    return abortable(dispatcher.request(options), request.signal)
  }
}

async function collect(
  body: AsyncIterable<unknown>,
  maxBytes: number,
  address: Address
): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of body) {
    if (!Buffer.isBuffer(chunk)) continue
    bytes += chunk.length
    // Leaving the loop destroys the body and with it the connection.
    if (bytes > maxBytes) throw tooLarge(maxBytes, address)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, bytes)
}

const tooLarge = (maxBytes: number, address: Address): SplunkError =>
  new SplunkError(
    'too_large',
    `The answer of Splunk at ${hostPort(address)} is larger than ${Math.round(maxBytes / 2 ** 20)} MiB.`,
    { hint: 'Ask for fewer rows at once, or for fewer fields: | fields _time, host, message.' }
  )

const brokenGzip = (address: Address, cause: unknown): SplunkError =>
  new SplunkError('not_splunkd', `${hostPort(address)} answered with broken gzip.`, {
    hint: 'A proxy in between may have cut the answer. Try again.',
    cause
  })

// The header has whole seconds: on average half of one has passed.
function skewOf(date: string): number | null {
  const at = Date.parse(date)
  return Number.isNaN(at) ? null : at + 500 - Date.now()
}

/** Seconds or a date: https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3 */
function retryAfterOf(text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text) * 1000
  const at = Date.parse(text)
  return Number.isNaN(at) ? null : Math.max(at - Date.now(), 0)
}

const header = (value: string | string[] | undefined): string =>
  Array.isArray(value) ? (value[0] ?? '') : (value ?? '')
