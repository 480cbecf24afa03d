import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import * as tls from 'node:tls'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../support/running-app.ts'
import { startScriptedSplunkd } from '../../support/scripted-splunkd.ts'
import { makeAuthority } from '../../support/test-certificates.ts'

const program = resolve(import.meta.dirname, '../../support/verifying-program.ts')
/** Where Node reads the system's store from files that the environment can name. */
const readsStore = process.platform === 'linux' && 'getCACertificates' in tls

/** How a program of its own judges a certificate of a company's authority. */
async function verified(env: (caFile: string) => Readonly<Record<string, string>>) {
  const authority = makeAuthority()
  const splunkd = await startScriptedSplunkd({}, authority.issue())
  const caFile = join(temporaryFolder(), 'company.pem')
  writeFileSync(caFile, authority.cert)
  const { stdout } = await promisify(execFile)(process.execPath, [program, String(splunkd.port)], {
    env: { PATH: process.env['PATH'] ?? '', ...env(caFile) }
  })
  return { answer: stdout.trim(), asked: splunkd.seen.length }
}

test("does not know a company's authority that nobody has added", async () => {
  expect(await verified(() => ({}))).toEqual({ answer: 'certificate_not_trusted', asked: 0 })
})

test('trusts what NODE_EXTRA_CA_CERTS adds', async () => {
  const { answer } = await verified((caFile) => ({ NODE_EXTRA_CA_CERTS: caFile }))
  expect(answer).toBe('200')
})

test.runIf(readsStore)("trusts what stands in the operating system's store", async () => {
  const { answer } = await verified((caFile) => ({ SSL_CERT_FILE: caFile }))
  expect(answer).toBe('200')
})

test('verifies although NODE_TLS_REJECT_UNAUTHORIZED says not to', async () => {
  const { answer } = await verified(() => ({ NODE_TLS_REJECT_UNAUTHORIZED: '0' }))
  expect(answer).toBe('certificate_not_trusted')
})
