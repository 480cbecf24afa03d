import type { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { Agent, fetch } from 'undici'
import { z } from 'zod'
import type { App } from '../../main/app.ts'
import type { DemoSplunk } from '../../main/demo/demo-splunk.ts'
import type { WriteKind } from '../../main/policy/policy.ts'
import { startApp } from './running-app.ts'
import { connectSdkClient } from './sdk-client.ts'

const failureSchema = z.object({
  code: z.string(),
  message: z.string(),
  hint: z.string().nullable()
})
const contentSchema = z.tuple([z.object({ type: z.literal('text'), text: z.string() })])

export type Answer = Readonly<Record<string, unknown>>
export type Failure = z.output<typeof failureSchema>

export interface DemoTools {
  readonly app: App
  readonly demo: DemoSplunk
  /** The official client, over HTTP. */
  readonly client: Client
  /** The structured answer of a tool; rejects where it answers isError. */
  readonly call: (name: string, args?: Record<string, unknown>) => Promise<Answer>
  /** What a tool says that it could not do; rejects where it could. */
  readonly failure: (name: string, args?: Record<string, unknown>) => Promise<Failure>
  /**
   * JSON of the demo Splunk itself, asked as its administrator: what the tool really did there. With a
   * form it is a POST.
   */
  readonly splunkd: (
    path: string,
    form?: Readonly<Record<string, string>>
  ) => Promise<{ readonly status: number; readonly body: unknown }>
}

interface DemoToolsOptions {
  /** A user of the demo Splunk, by login headers; left out: the demo profile, as admin. */
  readonly user?: string
  readonly allowedWrites?: readonly WriteKind[]
}

/** The whole program with its demo Splunk, and a real MCP client on it; gone when the test is over. */
export async function demoTools(options: DemoToolsOptions = {}): Promise<DemoTools> {
  const { app, url, token } = await startApp({ demo: { asked: true } })
  const demo = await app.demo.splunk()
  if (demo === undefined) throw new Error('The demo Splunk does not run.')
  await allowWrites(app, options.allowedWrites ?? [])
  const client = await connectSdkClient(url, {
    authorization: `Bearer ${token()}`,
    ...(options.user !== undefined && {
      'X-Splunk-Host': '127.0.0.1',
      'X-Splunk-Port': String(demo.port),
      'X-Splunk-Username': options.user,
      'X-Splunk-Password': demo.password,
      'X-Splunk-Verify-SSL': 'false'
    })
  })
  const run = async (name: string, args: Record<string, unknown>) => {
    const result = await client.callTool({ name, arguments: args })
    const text = contentSchema.safeParse(result.content).data?.[0].text ?? ''
    return { isError: result.isError === true, structured: result.structuredContent, text }
  }
  return {
    app,
    demo,
    client,
    async call(name, args = {}) {
      const { isError, structured, text } = await run(name, args)
      if (isError) throw new Error(`${name} answered with an error: ${text}`)
      return z.record(z.string(), z.unknown()).parse(structured)
    },
    async failure(name, args = {}) {
      const { isError, text } = await run(name, args)
      if (!isError) throw new Error(`${name} did what it should refuse: ${text}`)
      return failureSchema.parse(JSON.parse(text))
    },
    splunkd: (path, form) => askDemo(demo, path, form)
  }
}

/** Lets the tools of the demo profile write these kinds of objects, and nothing else. */
export async function allowWrites(app: App, allowedWrites: readonly WriteKind[]): Promise<void> {
  const profile = app.profiles.list().find(({ origin }) => origin === 'demo')
  if (profile === undefined) throw new Error('There is no demo profile.')
  await app.profiles.save({ ...profile, policy: { allowedWrites } })
}

/** JSON of a demo Splunk, asked as its administrator. With a form it is a POST. */
export async function askDemo(
  demo: DemoSplunk,
  path: string,
  form?: Readonly<Record<string, string>>
) {
  const agent = new Agent({ connect: { rejectUnauthorized: false } })
  try {
    const response = await fetch(
      `${demo.url}${path}${path.includes('?') ? '&' : '?'}output_mode=json`,
      {
        dispatcher: agent,
        headers: { authorization: `Bearer ${demo.token}` },
        ...(form !== undefined && { method: 'POST', body: new URLSearchParams(form) })
      }
    )
    const text = await response.text()
    return { status: response.status, body: text === '' ? null : (JSON.parse(text) as unknown) }
  } finally {
    await agent.destroy()
  }
}
