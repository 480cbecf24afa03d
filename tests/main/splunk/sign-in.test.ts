import { expect, test } from 'vitest'
import {
  json,
  openSplunk,
  says,
  seededPassword,
  startScriptedSplunkd
} from '../../support/scripted-splunkd.ts'

const login = '/services/auth/login'
const indexes = '/services/data/indexes'
const ask = { method: 'GET', path: indexes } as const

test('signs in once and keeps the session key for later requests', async () => {
  const splunkd = await startScriptedSplunkd({
    [indexes]: (_r, response) => json(response, 200, {})
  })
  const { splunk } = openSplunk(splunkd.connection())
  await splunk.request(ask)
  await splunk.request(ask)
  expect(splunkd.count(login)).toBe(1)
  expect(splunkd.seen.map(({ headers }) => headers.authorization)).toEqual([
    undefined,
    'Splunk key-1',
    'Splunk key-1'
  ])
  expect(splunkd.seen[0]?.form.get('password')).toBe(seededPassword)
})

test('names itself and its version, and asks for JSON', async () => {
  const splunkd = await startScriptedSplunkd({
    [indexes]: (_r, response) => json(response, 200, {})
  })
  await openSplunk(splunkd.connection()).splunk.request(ask)
  for (const { headers, query } of splunkd.seen) {
    expect(headers['user-agent']).toBe('Switchboard-for-Splunk/1.2.3')
    expect(query.get('output_mode')).toBe('json')
  }
})

test('signs in again when the session key has expired, and asks again', async () => {
  const splunkd = await startScriptedSplunkd({
    [indexes]: ({ headers }, response) =>
      headers.authorization === 'Splunk key-1'
        ? says(response, 401, 'call not properly authenticated', 'WARN')
        : json(response, 200, { fine: true })
  })
  const { splunk } = openSplunk(splunkd.connection())
  expect((await splunk.request(ask)).body).toEqual({ fine: true })
  expect(splunkd.count(login)).toBe(2)
})

test('gives up after one renewal when splunkd answers 401 for ever', async () => {
  const splunkd = await startScriptedSplunkd({
    [indexes]: (_r, response) => says(response, 401, 'call not properly authenticated', 'WARN')
  })
  const { splunk } = openSplunk(splunkd.connection())
  await expect(splunk.request(ask)).rejects.toMatchObject({ code: 'unauthorized', status: 401 })
  expect(splunkd.count(login)).toBe(2)
  expect(splunkd.count(indexes)).toBe(2)
})

test('requests that are refused at the same time share one renewal', async () => {
  const splunkd = await startScriptedSplunkd({
    [indexes]: ({ headers }, response) =>
      headers.authorization === 'Splunk key-1'
        ? says(response, 401, 'call not properly authenticated', 'WARN')
        : json(response, 200, {})
  })
  const { splunk } = openSplunk(splunkd.connection())
  await Promise.all(Array.from({ length: 8 }, () => splunk.request(ask)))
  expect(splunkd.count(login)).toBe(2)
})

test('a refused password is tried once in a burst of calls, so that the account is not locked', async () => {
  const splunkd = await startScriptedSplunkd({
    [login]: (_r, response) => says(response, 401, 'Login failed', 'WARN')
  })
  const { splunk } = openSplunk(splunkd.connection())
  const burst = await Promise.allSettled(Array.from({ length: 5 }, () => splunk.request(ask)))
  const later = await Promise.allSettled([splunk.request(ask)])
  expect(splunkd.count(login)).toBe(1)
  expect(splunkd.count(indexes)).toBe(0)
  for (const outcome of [...burst, ...later]) {
    expect(outcome).toMatchObject({
      reason: {
        code: 'unauthorized',
        message: `Splunk refused the password of admin at 127.0.0.1:${splunkd.port}.`
      }
    })
  }
})

test('another secret has another key, and is tried at once', async () => {
  const splunkd = await startScriptedSplunkd({
    [login]: ({ form }, response) =>
      form.get('password') === 'right'
        ? json(response, 200, { sessionKey: 'key' })
        : says(response, 401, 'Login failed', 'WARN'),
    [indexes]: (_r, response) => json(response, 200, {})
  })
  const { splunk, connections } = openSplunk(splunkd.connection())
  await expect(splunk.request(ask)).rejects.toMatchObject({ code: 'unauthorized' })
  const corrected = connections.open(
    splunkd.connection({
      key: 'corrected',
      credential: () => Promise.resolve({ kind: 'password', username: 'admin', password: 'right' })
    }),
    splunk.use
  )
  expect((await corrected.request(ask)).status).toBe(200)
})

test('a token goes out as Bearer, and a refused one is not tried twice', async () => {
  const splunkd = await startScriptedSplunkd({
    [indexes]: (_r, response) => says(response, 401, 'call not properly authenticated', 'WARN')
  })
  const token = 'eyJ.seeded.token'
  const { splunk } = openSplunk(
    splunkd.connection({ credential: () => Promise.resolve({ kind: 'token', token }) })
  )
  await expect(splunk.request(ask)).rejects.toMatchObject({
    code: 'unauthorized',
    message: `Splunk refused the authentication token at 127.0.0.1:${splunkd.port}.`
  })
  expect(splunkd.seen.map(({ headers }) => headers.authorization)).toEqual([`Bearer ${token}`])
})

test('one caller that goes away does not end the sign-in that others wait for', async () => {
  let answer: (() => void) | undefined
  let arrive: () => void = () => undefined
  const arrived = new Promise<void>((resolve) => (arrive = resolve))
  const splunkd = await startScriptedSplunkd({
    [login]: (_r, response) => {
      answer = () => json(response, 200, { sessionKey: 'key' })
      arrive()
    },
    [indexes]: (_r, response) => json(response, 200, {})
  })
  const leaving = new AbortController()
  const { splunk, connections } = openSplunk(splunkd.connection(), { signal: leaving.signal })
  const staying = connections.open(splunk.connection, {
    ...splunk.use,
    signal: new AbortController().signal
  })
  const gone = expect(splunk.request(ask)).rejects.toMatchObject({ code: 'aborted' })
  const served = staying.request(ask)
  await arrived
  leaving.abort()
  await gone
  answer?.()
  expect((await served).status).toBe(200)
  expect(splunkd.count(login)).toBe(1)
})

test('no secret stands in an error or in the record of the requests', async () => {
  const splunkd = await startScriptedSplunkd({
    [login]: (_r, response) => says(response, 401, 'Login failed', 'WARN')
  })
  const { splunk, requests } = openSplunk(splunkd.connection())
  const error = await splunk.request(ask).catch((failure: unknown) => failure)
  expect(error).toBeInstanceOf(Error)
  const told = `${String(error)} ${JSON.stringify(error)} ${JSON.stringify(requests)}`
  expect(told).not.toContain(seededPassword)
  expect(requests.map(({ method, path, status }) => ({ method, path, status }))).toEqual([
    { method: 'POST', path: login, status: 401 }
  ])
})
