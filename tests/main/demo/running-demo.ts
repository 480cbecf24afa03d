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
}

/** Starts a demo Splunk and ends it with the test, or when `atEnd` says: afterAll for a whole file. */
export async function runDemo(
  options: DemoSplunkOptions = { now: () => sunday },
  atEnd: (end: () => Promise<void>) => void = onTestFinished
): Promise<RunningDemo> {
  const demo = await startDemoSplunk({ port: 0, ...options })
  const agent = new Agent({ connect: { rejectUnauthorized: false } })
  atEnd(async () => {
    await agent.destroy()
    await demo.stop()
  })
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
