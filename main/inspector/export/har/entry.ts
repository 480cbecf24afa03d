import { STATUS_CODES } from 'node:http'

interface NameValue {
  readonly name: string
  readonly value: string
}

/** An entry of HAR 1.2: http://www.softwareishard.com/blog/har-12-spec/#entries */
export interface HarEntry {
  readonly startedDateTime: string
  readonly time: number
  readonly request: object
  readonly response: object
  readonly cache: object
  readonly timings: HarTimings
  readonly comment?: string
  readonly [extension: `_${string}`]: unknown
}

interface HarTimings {
  readonly send: number
  readonly wait: number
  readonly receive: number
}

export interface HarHalves {
  readonly method: string
  readonly url: string
  readonly requestHeaders: Readonly<Record<string, string>>
  readonly requestBytes: number
  readonly posted: { readonly mimeType: string; readonly text: string } | null
  readonly status: number | null
  readonly responseHeaders: Readonly<Record<string, string>>
  readonly responseBytes: number
  readonly mimeType: string
  /** Null: not kept. */
  readonly text: string | null
  /** Unix time in ms. */
  readonly startedAt: number
  /** Until the first byte of the answer, and from there to its end; ms. */
  readonly wait: number
  readonly receive: number
}

const pairs = (values: Iterable<readonly [string, string]>): readonly NameValue[] =>
  [...values].map(([name, value]) => ({ name, value }))
const thousandths = (ms: number) => Math.round(Math.max(ms, 0) * 1000) / 1000

export function harEntry(of: HarHalves): Omit<HarEntry, 'comment'> {
  const timings = { send: 0, wait: thousandths(of.wait), receive: thousandths(of.receive) }
  return {
    startedDateTime: new Date(of.startedAt).toISOString(),
    time: thousandths(timings.wait + timings.receive),
    request: {
      method: of.method,
      url: of.url,
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: pairs(Object.entries(of.requestHeaders)),
      queryString: pairs(URL.canParse(of.url) ? new URL(of.url).searchParams : []),
      ...(of.posted === null ? {} : { postData: { ...of.posted, params: [] } }),
      headersSize: -1,
      bodySize: of.requestBytes
    },
    response: {
      status: of.status ?? 0,
      statusText: STATUS_CODES[of.status ?? 0] ?? '',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: pairs(Object.entries(of.responseHeaders)),
      content: {
        size: of.responseBytes,
        mimeType: of.mimeType,
        ...(of.text === null ? {} : { text: of.text })
      },
      redirectURL: '',
      headersSize: -1,
      bodySize: of.responseBytes
    },
    cache: {},
    timings
  }
}
