import type { Connection } from './connection.ts'

export const testSteps = ['name', 'connect', 'certificate', 'splunkd', 'sign-in'] as const
export type TestStepName = (typeof testSteps)[number]

export interface TestStep {
  readonly step: TestStepName
  readonly ok: boolean
  /** "10.0.0.5", "TLS 1.3", "10.6.0.5 on idx1": short, for the line of the step. */
  readonly detail: string
  readonly ms: number
}

export interface Certificate {
  /** 64 hex digits. */
  readonly sha256: string
  readonly subject: string
  readonly issuer: string
  readonly names: readonly string[]
  readonly validFrom: string
  readonly validTo: string
}

export type TestResult =
  | {
      readonly ok: true
      readonly server: string
      readonly version: string
      readonly username: string
      readonly roles: readonly string[]
      readonly ms: number
    }
  | {
      readonly ok: false
      /** name_not_found, refused, timed_out, not_splunkd, certificate_not_trusted, unauthorized, forbidden, … */
      readonly code: string
      readonly message: string
      readonly hint: string | null
      /** The certificate that was not trusted, so that it can be pinned. */
      readonly certificate: Certificate | null
      readonly ms: number
    }

/** Walks from name to sign-in with connections of its own, and says where it ends. Never throws. */
export function testConnection(
  connection: Connection,
  onStep: (step: TestStep) => void,
  signal: AbortSignal
): Promise<TestResult> {
  void onStep
  void signal
  return Promise.resolve({
    ok: false,
    code: 'not_written',
    message: connection.address.host,
    hint: null,
    certificate: null,
    ms: 0
  })
}
