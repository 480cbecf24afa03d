import { createHash, type X509Certificate } from 'node:crypto'
import { onTestFinished } from 'vitest'
import { Agent, fetch } from 'undici'
import {
  type DemoSplunk,
  type DemoSplunkOptions,
  startDemoSplunk
} from '../../../main/demo/demo-splunk.ts'

/** A Sunday afternoon; the planted incidents lie on the days before. */
export const sunday = Date.UTC(2026, 10, 22, 15, 30)

export interface Reply {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The body as JSON. */
  json(): unknown
}

type Args = Readonly<Record<string, string | readonly string[]>>
type Send = (
  path: string,
  args?: Args,
  headers?: Readonly<Record<string, string>>
) => Promise<Reply>

/** A demo Splunk; requests ask for JSON and are signed in by its token unless they say otherwise. */
export interface RunningDemo {
  readonly demo: DemoSplunk
  readonly agent: Agent
  readonly get: Send
  readonly post: Send
  readonly remove: Send
  readonly end: () => Promise<void>
}

/** Starts a demo Splunk that ends with the test. */
export async function runDemo(options?: DemoSplunkOptions): Promise<RunningDemo> {
  const running = await openDemo(options)
  onTestFinished(running.end)
  return running
}

/** Starts a demo Splunk for the tests of a whole file, which end it. */
export async function openDemo(
  options: DemoSplunkOptions = { now: () => sunday }
): Promise<RunningDemo> {
  const demo = await startDemoSplunk({ port: 0, ...options })
  const agent = new Agent({ connect: { rejectUnauthorized: false } })
  const end = async (): Promise<void> => {
    await agent.destroy()
    await demo.stop()
  }
  const send = async (
    method: string,
    path: string,
    args: Args = {},
    headers: Readonly<Record<string, string>> = {}
  ): Promise<Reply> => {
    const pairs = Object.entries({ output_mode: 'json', ...args }).flatMap(([name, value]) =>
      (typeof value === 'string' ? [value] : value).map((item) => [name, item] as [string, string])
    )
    const form = new URLSearchParams(pairs).toString()
    const inQuery = method !== 'POST'
    const response = await fetch(`${demo.url}${path}${inQuery ? `?${form}` : ''}`, {
      method,
      dispatcher: agent,
      headers: {
        authorization: `Bearer ${demo.token}`,
        ...(inQuery ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
        ...headers
      },
      body: inQuery ? null : form
    })
    const text = await response.text()
    return {
      status: response.status,
      headers: response.headers as unknown as Headers,
      text,
      json: () => JSON.parse(text) as unknown
    }
  }
  return {
    end,
    demo,
    agent,
    get: (path, args, headers) => send('GET', path, args, headers),
    post: (path, args, headers) => send('POST', path, args, headers),
    remove: (path, args, headers) => send('DELETE', path, args, headers)
  }
}

export const fingerprint = (certificate: X509Certificate): string =>
  createHash('sha256').update(certificate.raw).digest('hex')

/** The one message of an error. */
export const message = (type: string, text: unknown): object => ({ messages: [{ type, text }] })
