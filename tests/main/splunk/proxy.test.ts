import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { testConnection } from '../../../main/splunk/connection-test.ts'
import type { Connection } from '../../../main/splunk/connection.ts'
import type { Proxy } from '../../../main/splunk/proxy.ts'
import { temporaryFolder } from '../../support/running-app.ts'
import { startScriptedProxy } from '../../support/scripted-proxy.ts'
import {
  closedPort,
  json,
  openSplunk,
  seededPassword,
  startPlainServer,
  startScriptedSplunkd,
  startSilentServer,
  textWith
} from '../../support/scripted-splunkd.ts'
import { makeAuthority } from '../../support/test-certificates.ts'

const ask = { method: 'GET', path: '/services/server/info' } as const
const host = 'splunk.corp.invalid'
const login = `Basic ${Buffer.from('ana:prox1-secret').toString('base64')}`

/** A Splunk whose name only the proxy knows, and whose certificate an authority has signed. */
async function behindProxy() {
  const authority = makeAuthority()
  const splunkd = await startScriptedSplunkd({}, authority.issue({ names: [host] }))
  const file = join(temporaryFolder(), 'ca.pem')
  writeFileSync(file, authority.cert)
  const connection = (proxy: Proxy, over: Partial<Connection> = {}): Connection =>
    splunkd.connection({
      address: { scheme: 'https', host, port: 8089, basePath: '' },
      tls: { kind: 'ca', file },
      proxy,
      ...over
    })
  return { splunkd, connection }
}

test('reaches Splunk through the proxy, which learns the host and nothing else', async () => {
  const { splunkd, connection } = await behindProxy()
  const { proxy, asked } = await startScriptedProxy({ leadsTo: splunkd.port })
  const { splunk, requests } = openSplunk(connection(proxy))
  expect((await splunk.request(ask)).status).toBe(200)
  expect(asked.map(({ target }) => target)).toEqual([`${host}:8089`])
  expect(JSON.stringify(asked)).not.toContain('key-1')
  expect(requests.at(-1)).toMatchObject({ path: ask.path, status: 200 })
})

test("judges Splunk's certificate by the profile although a proxy stands between", async () => {
  const { splunkd, connection } = await behindProxy()
  const { proxy } = await startScriptedProxy({ leadsTo: splunkd.port })
  const pinned = { kind: 'pin', sha256: splunkd.certificate.sha256 } as const
  const other = { kind: 'pin', sha256: 'ab'.repeat(32) } as const
  const open = (tls: Connection['tls']) =>
    openSplunk(connection(proxy, { tls })).splunk.request(ask)
  expect((await open(pinned)).status).toBe(200)
  const sent = splunkd.seen.length
  await expect(open({ kind: 'verify' })).rejects.toMatchObject({ code: 'certificate_not_trusted' })
  await expect(open(other)).rejects.toMatchObject({ code: 'certificate_not_trusted' })
  const elsewhere = connection(proxy, {
    address: { scheme: 'https', host: 'other.corp.invalid', port: 8089, basePath: '' }
  })
  await expect(openSplunk(elsewhere).splunk.request(ask)).rejects.toMatchObject({
    code: 'certificate_not_trusted',
    message: textWith('not for other.corp.invalid')
  })
  expect(splunkd.seen).toHaveLength(sent)
})

test('goes through a proxy to a Splunk without TLS as well', async () => {
  const port = await startPlainServer((_r, response) => json(response, 200, { fine: true }))
  const { proxy } = await startScriptedProxy({ leadsTo: port })
  const { connection } = await behindProxy()
  const address = { scheme: 'http', host, port: 8089, basePath: '' } as const
  const { splunk } = openSplunk(connection(proxy, { address }))
  expect((await splunk.request({ ...ask, anonymous: true })).body).toEqual({ fine: true })
})

test('signs in to the proxy, and the login stands in no error and no record', async () => {
  const { splunkd, connection } = await behindProxy()
  const refuses = (headers: { readonly 'proxy-authorization'?: string | undefined }) =>
    headers['proxy-authorization'] === login
      ? null
      : 'HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="corp"\r\ncontent-length: 0\r\n\r\n'
  const open = { leadsTo: splunkd.port, refuses }
  const { proxy } = await startScriptedProxy({ ...open, authorization: login })
  const { splunk, requests } = openSplunk(connection(proxy))
  expect((await splunk.request(ask)).status).toBe(200)
  expect(splunkd.seen.some(({ headers }) => 'proxy-authorization' in headers)).toBe(false)

  const wrong = `Basic ${Buffer.from('ana:wr0ng-secret').toString('base64')}`
  const refused = await startScriptedProxy({ ...open, authorization: wrong })
  const other = openSplunk(connection(refused.proxy))
  const error = await other.splunk.request(ask).catch((failure: unknown) => failure)
  expect(error).toMatchObject({
    code: 'proxy_login_refused',
    message: `The proxy http://127.0.0.1:${refused.proxy.port} refused its login.`,
    hint: textWith('HTTPS_PROXY')
  })
  const told = JSON.stringify([error, String(error), requests, other.requests])
  for (const secret of [login, wrong, 'secret', wrong.slice(6)]) expect(told).not.toContain(secret)
})

test('says that a proxy asks for a login, and in which way', async () => {
  const { splunkd, connection } = await behindProxy()
  const { proxy } = await startScriptedProxy({
    leadsTo: splunkd.port,
    refuses: () => 'HTTP/1.1 407 No\r\nProxy-Authenticate: Negotiate\r\n\r\n'
  })
  await expect(openSplunk(connection(proxy)).splunk.request(ask)).rejects.toMatchObject({
    code: 'proxy_login_refused',
    message: `The proxy http://127.0.0.1:${proxy.port} asks for a login.`,
    hint: textWith('the proxy asks for Negotiate')
  })
})

test('says that a proxy lets nobody through to this port', async () => {
  const { splunkd, connection } = await behindProxy()
  const { proxy } = await startScriptedProxy({
    leadsTo: splunkd.port,
    refuses: () => 'HTTP/1.1 403 Forbidden\r\n\r\n<html>'
  })
  await expect(openSplunk(connection(proxy)).splunk.request(ask)).rejects.toMatchObject({
    code: 'proxy_refused',
    message: `The proxy http://127.0.0.1:${proxy.port} answered 403 and does not connect to ${host}:8089.`,
    hint: textWith('port 443')
  })
  expect(splunkd.seen).toEqual([])
})

test('names a proxy that refuses the connection, hangs up, or is none', async () => {
  const { connection } = await behindProxy()
  const at = (port: number): Proxy => ({
    scheme: 'http',
    host: '127.0.0.1',
    port,
    authorization: null,
    from: 'by HTTPS_PROXY in the environment'
  })
  const closed = at(await closedPort())
  await expect(openSplunk(connection(closed)).splunk.request(ask)).rejects.toMatchObject({
    code: 'proxy_unreachable',
    message: `The proxy http://127.0.0.1:${closed.port} refused the connection.`,
    hint: textWith('It is set by HTTPS_PROXY in the environment.')
  })
  const { splunkd } = await behindProxy()
  await expect(openSplunk(connection(at(splunkd.port))).splunk.request(ask)).rejects.toMatchObject({
    code: 'proxy_unreachable',
    message: textWith(`The proxy http://127.0.0.1:${splunkd.port} `)
  })
  const hidden = { ...closed, host: 'no-such-proxy.invalid' }
  await expect(openSplunk(connection(hidden)).splunk.request(ask)).rejects.toMatchObject({
    code: 'proxy_unreachable',
    message: textWith('was not found by its name')
  })
})

test('an abort ends the wait for a proxy that says nothing', async () => {
  const { connection } = await behindProxy()
  const silent = await startSilentServer()
  const proxy: Proxy = {
    scheme: 'http',
    host: '127.0.0.1',
    port: silent,
    authorization: null,
    from: 'in Settings'
  }
  const controller = new AbortController()
  const { splunk } = openSplunk(connection(proxy), { signal: controller.signal })
  const answer = splunk.request({ ...ask, anonymous: true })
  controller.abort()
  await expect(answer).rejects.toMatchObject({ code: 'aborted' })
})

test('a proxy that itself speaks TLS must have a certificate that this computer trusts', async () => {
  const { splunkd, connection } = await behindProxy()
  const { proxy, asked } = await startScriptedProxy({
    leadsTo: splunkd.port,
    certificate: makeAuthority().issue(),
    authorization: login
  })
  await expect(openSplunk(connection(proxy)).splunk.request(ask)).rejects.toMatchObject({
    code: 'proxy_unreachable',
    message: textWith('has a certificate that is not trusted')
  })
  expect(asked).toEqual([])
})

test('the connection test goes the same way, and says so', async () => {
  const { splunkd, connection } = await behindProxy()
  const { proxy } = await startScriptedProxy({ leadsTo: splunkd.port })
  const details: string[] = []
  const signal = new AbortController().signal
  const result = await testConnection(
    connection(proxy),
    ({ step, detail }) => details.push(`${step}: ${detail}`),
    signal
  )
  expect(result).toMatchObject({ ok: true, server: 'idx1' })
  expect(details.slice(0, 2)).toEqual([
    'name: proxy 127.0.0.1: 127.0.0.1',
    `connect: through http://127.0.0.1:${proxy.port}, port 8089`
  ])
  const refused = { ...proxy, port: await closedPort() }
  expect(await testConnection(connection(refused), () => undefined, signal)).toMatchObject({
    ok: false,
    code: 'proxy_unreachable'
  })
  expect(JSON.stringify(details)).not.toContain(seededPassword)
})
