import { request } from 'node:http'

export interface RawAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly text: string
  /** The body as JSON, or the last message of an event stream. */
  readonly json: unknown
}

export interface RawRequest {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as it is when a string, else as JSON. */
  readonly body?: unknown
}

const jsonOf = (text: string): unknown => {
  const data = text.split('\n').filter((line) => line.startsWith('data: '))
  const last = data.at(-1)?.slice('data: '.length) ?? text
  try {
    return JSON.parse(last)
  } catch {
    return undefined
  }
}

/** One HTTP request with exactly these headers, as a client of any kind would send it. */
export function send(
  url: string,
  { method = 'POST', headers = {}, body }: RawRequest
): Promise<RawAnswer> {
  const text =
    typeof body === 'string' ? body : body === undefined ? undefined : JSON.stringify(body)
  return new Promise((resolve, reject) => {
    const req = request(url, { method, headers, agent: false }, (res) => {
      const chunks: Buffer[] = []
      res.on('data', (chunk: Buffer) => chunks.push(chunk))
      res.on('end', () => {
        const received = Buffer.concat(chunks).toString('utf8')
        resolve({
          status: res.statusCode ?? 0,
          headers: res.headers,
          text: received,
          json: jsonOf(received)
        })
      })
      res.on('error', reject)
    })
    req.on('error', reject)
    req.end(text)
  })
}

export const jsonHeaders = {
  'content-type': 'application/json',
  accept: 'application/json, text/event-stream'
}

export const initialize = (id: number | string = 1, version = '2025-11-25') => ({
  jsonrpc: '2.0',
  id,
  method: 'initialize',
  params: {
    protocolVersion: version,
    capabilities: {},
    clientInfo: { name: 'raw-client', version: '1.0.0' }
  }
})

export const rpc = (id: number | string, method: string, params: object = {}) => ({
  jsonrpc: '2.0',
  id,
  method,
  params
})
