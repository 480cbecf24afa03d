import { expect, test } from 'vitest'
import type { Connection } from '../../../main/splunk/connection.ts'
import { type TestStep, testConnection } from '../../../main/splunk/connection-test.ts'
import {
  closedPort,
  connectionTo,
  json,
  says,
  seededPassword,
  startPlainServer,
  startScriptedSplunkd,
  startSilentServer,
  textWith
} from '../../support/scripted-splunkd.ts'

async function walk(connection: Connection, stepMs?: number) {
  const steps: TestStep[] = []
  const result = await testConnection(
    connection,
    (step) => steps.push(step),
    new AbortController().signal,
    stepMs
  )
  return { result, steps, walked: steps.map(({ step, ok }) => `${step} ${ok ? 'ok' : 'failed'}`) }
}

test('walks to the sign-in and tells server, version, user and roles', async () => {
  const splunkd = await startScriptedSplunkd()
  const { result, steps, walked } = await walk(splunkd.connection())
  expect(result).toMatchObject({
    ok: true,
    server: 'idx1',
    version: '10.6.0.5',
    username: 'admin',
    roles: ['admin', 'user']
  })
  expect(walked).toEqual(['name ok', 'connect ok', 'certificate ok', 'splunkd ok', 'sign-in ok'])
  expect(steps[0]?.detail).toBe('127.0.0.1')
  expect(steps[2]?.detail).toBe('TLS 1.3, CN=SplunkServerDefaultCert')
  expect(steps[3]?.detail).toBe('10.6.0.5 on idx1')
})

test('takes a 401 in splunkd’s words before the sign-in for splunkd', async () => {
  const splunkd = await startScriptedSplunkd({
    '/services/server/info': ({ headers }, response) =>
      headers.authorization === undefined
        ? says(response, 401, 'Unauthorized')
        : json(response, 200, {
            entry: [{ name: 'server-info', content: { serverName: 'idx1', version: '9.4.1' } }]
          })
  })
  expect((await walk(splunkd.connection())).result).toMatchObject({ ok: true, version: '9.4.1' })
})

test('ends at the name when it is not found', async () => {
  const connection = connectionTo(8089, { kind: 'verify' })
  const address = { ...connection.address, host: 'no-such-host.invalid' }
  const { result, walked } = await walk({ ...connection, address })
  expect(result).toMatchObject({
    code: 'name_not_found',
    message: 'The host name no-such-host.invalid was not found.'
  })
  expect(walked).toEqual(['name failed'])
})

test('ends at the connection when it is refused', async () => {
  const port = await closedPort()
  const { result, walked } = await walk(connectionTo(port, { kind: 'verify' }))
  expect(result).toMatchObject({
    code: 'refused',
    message: `127.0.0.1:${port} refused the connection.`
  })
  expect(walked).toEqual(['name ok', 'connect failed'])
})

test('ends at the certificate when the server says nothing', async () => {
  const connection = connectionTo(await startSilentServer(), { kind: 'verify' })
  const { result, walked } = await walk(connection, 200)
  expect(result).toMatchObject({ code: 'timed_out', certificate: null })
  expect(walked.at(-1)).toBe('certificate failed')
})

test('shows a certificate that is not trusted, so that it can be pinned, and sends nothing', async () => {
  const splunkd = await startScriptedSplunkd()
  const { result, walked } = await walk(connectionTo(splunkd.port, { kind: 'verify' }))
  expect(result).toMatchObject({
    code: 'certificate_not_trusted',
    message: textWith('it is self-signed'),
    certificate: {
      sha256: splunkd.certificate.sha256,
      subject: 'CN=SplunkServerDefaultCert',
      names: ['localhost', '127.0.0.1']
    }
  })
  expect(walked.at(-1)).toBe('certificate failed')
  expect(splunkd.seen).toEqual([])
})

test('says that the pin differs', async () => {
  const splunkd = await startScriptedSplunkd()
  const connection = connectionTo(splunkd.port, { kind: 'pin', sha256: '00'.repeat(32) })
  const { result } = await walk(connection)
  expect(result).toMatchObject({
    code: 'certificate_not_trusted',
    message: textWith('it is not the pinned one'),
    certificate: { sha256: splunkd.certificate.sha256 }
  })
  expect(splunkd.seen).toEqual([])
})

test('sends no secret to what is not splunkd', async () => {
  const impostors = [
    { status: 200, type: 'text/html', body: '<title>Splunk Web</title>' },
    { status: 403, type: 'application/json', body: '{"kind":"Status","message":"forbidden"}' },
    { status: 404, type: 'application/json', body: '{"text":"Not found","code":404}' },
    { status: 200, type: 'application/json', body: '{"cluster_name":"elastic"}' }
  ]
  for (const { status, type, body } of impostors) {
    const splunkd = await startScriptedSplunkd({
      '/services/server/info': (_request, response) => {
        response.writeHead(status, { 'content-type': type })
        response.end(body)
      }
    })
    const { result, walked } = await walk(splunkd.connection())
    expect(result).toMatchObject({ code: 'not_splunkd' })
    expect(walked.at(-1)).toBe('splunkd failed')
    expect(splunkd.seen.map(({ path }) => path)).toEqual(['/services/server/info'])
  }
})

test('says that the password was refused, without saying it', async () => {
  const splunkd = await startScriptedSplunkd({
    '/services/auth/login': (_request, response) => says(response, 401, 'Login failed', 'WARN')
  })
  const { result, steps } = await walk(splunkd.connection())
  expect(result).toMatchObject({
    code: 'unauthorized',
    message: `Splunk refused the password of admin at 127.0.0.1:${splunkd.port}.`
  })
  expect(JSON.stringify([result, steps])).not.toContain(seededPassword)
})

test('says that the user may not ask', async () => {
  const splunkd = await startScriptedSplunkd({
    '/services/authentication/current-context': (_request, response) =>
      says(response, 403, 'You may not.')
  })
  expect((await walk(splunkd.connection())).result).toMatchObject({ code: 'forbidden' })
})

test('walks to a splunkd without TLS', async () => {
  const port = await startPlainServer((request, response) =>
    request.path === '/services/server/info'
      ? json(response, 200, {
          entry: [{ name: 'server-info', content: { serverName: 'plain', version: '10.0.1' } }]
        })
      : json(response, 200, { entry: [{ name: 'context', content: { username: 'admin' } }] })
  )
  const connection = connectionTo(port, { kind: 'verify' })
  const { result, steps } = await walk({
    ...connection,
    address: { ...connection.address, scheme: 'http' },
    credential: () => Promise.resolve({ kind: 'token', token: 't' })
  })
  expect(result).toMatchObject({ ok: true, server: 'plain' })
  expect(steps[2]?.detail).toBe('http, not encrypted')
})

test('says what kept the secret from being read', async () => {
  const splunkd = await startScriptedSplunkd()
  const locked = Object.assign(new Error('The keychain is locked.'), { code: 'secrets_locked' })
  const connection = splunkd.connection({ credential: () => Promise.reject(locked) })
  expect((await walk(connection)).result).toMatchObject({
    ok: false,
    code: 'secrets_locked',
    message: 'The keychain is locked.'
  })
})

test('ends at once when it is aborted', async () => {
  const controller = new AbortController()
  const result = await testConnection(
    connectionTo(await startSilentServer(), { kind: 'verify' }),
    ({ step }) => {
      if (step === 'connect') controller.abort()
    },
    controller.signal
  )
  expect(result).toMatchObject({ ok: false, code: 'aborted' })
})
