import { z } from 'zod'
import { Authorities } from './authorities.ts'
import { SplunkConnections } from './connections.ts'
import type { Connection } from './connection.ts'
import { currentContext } from './current-context.ts'
import { proxyName } from './proxy.ts'
import { handshake, lookUp, openSocket } from './reach.ts'
import { serverInfo } from './server-info.ts'
import type { Splunk } from './splunk.ts'
import { SplunkError } from './splunk-error.ts'
import type { Certificate } from './trust.ts'

export type { Certificate }

export const testSteps = ['name', 'connect', 'certificate', 'splunkd', 'sign-in'] as const
export type TestStepName = (typeof testSteps)[number]

export interface TestStep {
  readonly step: TestStepName
  readonly ok: boolean
  /** "10.0.0.5", "TLS 1.3", "10.6.0.5 on idx1": short, for the line of the step. */
  readonly detail: string
  readonly ms: number
}

export type TestResult =
  | {
      readonly ok: true
      readonly server: string
      readonly version: string
      readonly username: string
      readonly roles: readonly string[]
      /** How far Splunk's clock is ahead of ours; null: it does not say. */
      readonly clockSkewSeconds: number | null
      readonly ms: number
    }
  | {
      readonly ok: false
      /** A `SplunkErrorCode`, or the code of what `credential` threw. */
      readonly code: string
      readonly message: string
      readonly hint: string | null
      /** The certificate that was not trusted, so that it can be pinned. */
      readonly certificate: Certificate | null
      readonly ms: number
    }

const mostMsOfAStep = 10_000
/** A sign-in may ask a slow directory behind Splunk. */
const mostMsOfSignIn = 30_000

const failureSchema = z.object({
  code: z.string().catch('failed'),
  message: z.string(),
  hint: z.string().nullable().catch(null).default(null)
})

/**
 * Walks from name to sign-in with connections of its own, and says where it ends. Nothing secret is
 * sent before the certificate is trusted and splunkd has answered. Never throws.
 */
export async function testConnection(
  connection: Connection,
  onStep: (step: TestStep) => void,
  signal: AbortSignal,
  stepMs = mostMsOfAStep
): Promise<TestResult> {
  const began = performance.now()
  const ms = () => Math.round(performance.now() - began)
  const authorities = new Authorities()
  const patience = { connectMs: stepMs, idleMs: Math.max(stepMs, mostMsOfSignIn), backOffMs: [] }
  const connections = new SplunkConnections('connection-test', patience, authorities)
  const test = new ConnectionTest(connection, onStep, signal, stepMs)
  try {
    return { ok: true, ...(await test.run(connections, authorities)), ms: ms() }
  } catch (error) {
    const { code, message, hint } = failureSchema.parse(error)
    return { ok: false, code, message, hint, certificate: test.untrusted, ms: ms() }
  } finally {
    await connections.close()
  }
}

class ConnectionTest {
  untrusted: Certificate | null = null
  readonly #connection: Connection
  readonly #onStep: (step: TestStep) => void
  readonly #signal: AbortSignal
  readonly #stepMs: number

  constructor(
    connection: Connection,
    onStep: (step: TestStep) => void,
    signal: AbortSignal,
    stepMs: number
  ) {
    this.#connection = connection
    this.#onStep = onStep
    this.#signal = signal
    this.#stepMs = stepMs
  }

  async run(connections: SplunkConnections, authorities: Authorities) {
    const { address, proxy } = this.#connection
    await this.#step('name', async (signal) => ({ detail: await lookUp(this.#connection, signal) }))
    const { socket } = await this.#step('connect', async (signal) => {
      const opened = await openSocket(this.#connection, authorities, signal)
      const at = `${opened.remoteAddress ?? ''} port ${address.port}`
      return {
        detail: proxy === null ? at : `through ${proxyName(proxy)}, port ${address.port}`,
        socket: opened
      }
    })
    try {
      await this.#step('certificate', async (signal) => {
        if (address.scheme === 'http') return { detail: 'http, not encrypted' }
        const { detail, certificate, refusal } = await handshake(
          this.#connection,
          socket,
          authorities,
          signal
        )
        if (refusal === null) return { detail }
        this.untrusted = certificate
        throw refusal
      })
    } finally {
      socket.destroy()
    }
    const splunk = connections.open(this.#connection, {
      signal: this.#signal,
      label: 'Switchboard for Splunk: connection test',
      onRequest: () => undefined
    })
    await this.#step('splunkd', async () => ({ detail: await greet(splunk) }))
    return this.#step('sign-in', async () => {
      const { username, roles } = await currentContext(splunk)
      const { serverName, version } = await serverInfo(splunk)
      return {
        detail: `${username} on ${serverName}`,
        server: serverName,
        version,
        username,
        roles,
        clockSkewSeconds: splunk.kept.clockSkewSeconds
      }
    })
  }

  async #step<Found extends { readonly detail: string }>(
    step: TestStepName,
    walk: (signal: AbortSignal) => Promise<Found>
  ): Promise<Omit<Found, 'detail'>> {
    const began = performance.now()
    const tell = (ok: boolean, detail: string) => {
      this.#onStep({ step, ok, detail, ms: Math.round(performance.now() - began) })
    }
    try {
      const limit = AbortSignal.any([this.#signal, AbortSignal.timeout(this.#stepMs)])
      const { detail, ...found } = await walk(limit)
      tell(true, detail)
      return found
    } catch (error) {
      tell(false, error instanceof SplunkError ? error.code.replaceAll('_', ' ') : 'failed')
      throw error
    }
  }
}

// splunkd answers server/info without a sign-in, or refuses in its own words; either will do.
async function greet(splunk: Splunk): Promise<string> {
  try {
    const { version, serverName } = await serverInfo(splunk, { anonymous: true })
    return `${version} on ${serverName}`
  } catch (error) {
    const refused =
      error instanceof SplunkError && (error.code === 'unauthorized' || error.code === 'forbidden')
    if (refused) return 'splunkd'
    throw error
  }
}
