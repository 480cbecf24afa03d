import { connect as plainConnect, createServer } from 'node:net'
import { once } from 'node:events'
import { connect } from 'node:tls'
import { X509Certificate } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import { request } from 'undici'
import { startDemoSplunk } from '../../../main/demo/demo-splunk.ts'
import { fingerprint, runDemo, sunday } from './running-demo.ts'

test('answers over TLS with the certificate whose fingerprint it tells', async () => {
  const { demo } = await runDemo()
  const socket = connect({ port: demo.port, host: '127.0.0.1', rejectUnauthorized: false })
  onTestFinished(() => void socket.destroy())
  await once(socket, 'secureConnect')
  const certificate = new X509Certificate(socket.getPeerCertificate().raw)
  expect(fingerprint(certificate)).toBe(demo.certificateSha256)
  expect(certificate.subject).toContain('CN=SplunkServerDefaultCert')
  expect(certificate.checkHost('localhost')).toBe('localhost')
  expect(certificate.checkIP('127.0.0.1')).toBe('127.0.0.1')
  expect(certificate.verify(certificate.publicKey)).toBe(true)
  expect(socket.getProtocol()).toBe('TLSv1.3')
})

test('each start has a certificate and a token of its own', async () => {
  const [first, second] = [await runDemo(), await runDemo()]
  expect(first.demo.certificateSha256).not.toBe(second.demo.certificateSha256)
  expect(first.demo.token).not.toBe(second.demo.token)
})

test('takes a port above the wanted one when that is in use', async () => {
  const holder = createServer().listen(0, '127.0.0.1')
  await once(holder, 'listening')
  onTestFinished(() => void holder.close())
  const address = holder.address()
  const taken = typeof address === 'object' ? (address?.port ?? 0) : 0
  const { demo } = await runDemo({ port: taken, now: () => sunday })
  expect(demo.port).toBeGreaterThan(taken)
  expect(demo.url).toBe(`https://127.0.0.1:${demo.port}`)
})

test('has at least 60,000 events in the indexes that are not internal', async () => {
  const { demo } = await runDemo()
  expect(demo.eventCount).toBeGreaterThanOrEqual(60_000)
})

test('stops while a connection has not even begun its handshake', async () => {
  const { demo } = await runDemo()
  const socket = plainConnect(demo.port, '127.0.0.1')
  onTestFinished(() => void socket.destroy())
  await once(socket, 'connect')
  // The handshake of another connection shows that the server has accepted the first one.
  const other = connect({ port: demo.port, host: '127.0.0.1', rejectUnauthorized: false })
  onTestFinished(() => void other.destroy())
  await once(other, 'secureConnect')
  const closed = Promise.all([once(socket, 'close'), once(other, 'close')])
  await demo.stop()
  await closed
})

test('stops with a search running and a connection open, and frees its port', async () => {
  const { demo, post, agent } = await runDemo()
  await post('/services/search/jobs', { search: 'search index=*' })
  await demo.stop()
  await expect(request(`${demo.url}/services/server/info`, { dispatcher: agent })).rejects.toThrow()
  const again = await startDemoSplunk({ port: demo.port, now: () => sunday })
  expect(again.port).toBe(demo.port)
  await again.stop()
})

test('fails with the reason of the system when it cannot listen', async () => {
  await expect(startDemoSplunk({ port: 0, host: '192.0.2.1' })).rejects.toThrow(/EADDRNOTAVAIL/)
})
