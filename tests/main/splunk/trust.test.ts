import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Tls } from '../../../main/splunk/connection.ts'
import { temporaryFolder } from '../../support/running-app.ts'
import {
  type ScriptedSplunkd,
  connectionTo,
  openSplunk,
  startScriptedSplunkd,
  textWith
} from '../../support/scripted-splunkd.ts'
import { makeAuthority, selfSigned } from '../../support/test-certificates.ts'

const ask = { method: 'GET', path: '/services/server/info' } as const
const other = 'ab'.repeat(32)

const askOf = (splunkd: ScriptedSplunkd, tls: Tls) =>
  openSplunk(connectionTo(splunkd.port, tls)).splunk.request(ask)

function caFile(pem: string): Tls {
  const file = join(temporaryFolder(), 'ca.pem')
  writeFileSync(file, pem)
  return { kind: 'ca', file }
}

test('refuses a self-signed certificate, and sends nothing to it', async () => {
  const splunkd = await startScriptedSplunkd()
  await expect(askOf(splunkd, { kind: 'verify' })).rejects.toMatchObject({
    code: 'certificate_not_trusted',
    message: `The certificate of 127.0.0.1:${splunkd.port} is not trusted: it is self-signed.`
  })
  expect(splunkd.seen).toEqual([])
})

test('trusts the pinned certificate, whatever its names and dates', async () => {
  const certificate = selfSigned({ names: ['elsewhere.example'], notAfter: new Date(0) })
  const splunkd = await startScriptedSplunkd({}, certificate)
  const answer = await askOf(splunkd, { kind: 'pin', sha256: certificate.sha256 })
  expect(answer.status).toBe(200)
})

test('refuses another certificate than the pinned one, and sends nothing to it', async () => {
  const splunkd = await startScriptedSplunkd()
  await expect(askOf(splunkd, { kind: 'pin', sha256: other })).rejects.toMatchObject({
    code: 'certificate_not_trusted',
    message: textWith('it is not the pinned one')
  })
  expect(splunkd.seen).toEqual([])
})

test('a pin holds against a certificate that an authority of the CA file has signed', async () => {
  const splunkd = await startScriptedSplunkd({}, makeAuthority().issue())
  await expect(askOf(splunkd, { kind: 'pin', sha256: other })).rejects.toMatchObject({
    code: 'certificate_not_trusted'
  })
  expect(splunkd.seen).toEqual([])
})

test('trusts what the authority of the CA file has signed', async () => {
  const authority = makeAuthority()
  const splunkd = await startScriptedSplunkd({}, authority.issue())
  expect((await askOf(splunkd, caFile(authority.cert))).status).toBe(200)
})

test('refuses what another authority has signed', async () => {
  const splunkd = await startScriptedSplunkd({}, makeAuthority().issue())
  await expect(askOf(splunkd, caFile(makeAuthority().cert))).rejects.toMatchObject({
    code: 'certificate_not_trusted'
  })
})

test('says for whom a certificate is when it is for another host', async () => {
  const authority = makeAuthority()
  const splunkd = await startScriptedSplunkd({}, authority.issue({ names: ['idx9.example'] }))
  await expect(askOf(splunkd, caFile(authority.cert))).rejects.toMatchObject({
    code: 'certificate_not_trusted',
    message: textWith('not for 127.0.0.1')
  })
  expect(splunkd.seen).toEqual([])
})

test('says that a certificate has expired', async () => {
  const authority = makeAuthority()
  const expired = authority.issue({ notAfter: new Date(Date.now() - 3_600_000) })
  const splunkd = await startScriptedSplunkd({}, expired)
  await expect(askOf(splunkd, caFile(authority.cert))).rejects.toMatchObject({
    code: 'certificate_not_trusted',
    message: textWith('it expired')
  })
})

test('names a CA file that is missing, and one that holds no certificate', async () => {
  const splunkd = await startScriptedSplunkd()
  const file = join(temporaryFolder(), 'gone.pem')
  await expect(askOf(splunkd, { kind: 'ca', file })).rejects.toMatchObject({
    code: 'ca_file_unusable',
    message: `The CA file ${file} cannot be read.`
  })
  await expect(askOf(splunkd, caFile('no certificate'))).rejects.toMatchObject({
    code: 'ca_file_unusable'
  })
  expect(splunkd.seen).toEqual([])
})

test('trusts everything when verification is off', async () => {
  const splunkd = await startScriptedSplunkd()
  expect((await askOf(splunkd, { kind: 'off' })).status).toBe(200)
})
