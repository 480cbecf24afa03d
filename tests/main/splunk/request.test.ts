import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { transportError } from '../../../main/splunk/transport-error.ts'
import type { Script } from '../../support/scripted-splunkd.ts'
import {
  closedPort,
  connectionTo,
  json,
  openSplunk,
  says,
  startPlainServer,
  startScriptedSplunkd,
  startSilentServer,
  textWith
} from '../../support/scripted-splunkd.ts'

const path = '/services/data/indexes'
const ask = { method: 'GET', path } as const

async function asked(script: Script, options = {}, request = {}) {
  const splunkd = await startScriptedSplunkd({ [path]: script })
  const open = openSplunk(splunkd.connection(), options)
  return { splunkd, ...open, answer: open.splunk.request({ ...ask, ...request }) }
}

test('says that a port refuses the connection', async () => {
  const port = await closedPort()
  const { splunk } = openSplunk(connectionTo(port, { kind: 'verify' }))
  await expect(splunk.request(ask)).rejects.toMatchObject({
    code: 'refused',
    message: `127.0.0.1:${port} refused the connection.`
  })
})

test('says that a name is not found', async () => {
  const connection = connectionTo(8089, { kind: 'verify' })
  const address = { ...connection.address, host: 'no-such-host.invalid' }
  const { splunk } = openSplunk({ ...connection, address })
  await expect(splunk.request(ask)).rejects.toMatchObject({ code: 'name_not_found' })
})

test('says what Splunk Cloud keeps closed, whether it is silent or refuses', () => {
  const signal = new AbortController().signal
  const address = {
    scheme: 'https',
    host: 'acme.splunkcloud.com',
    port: 8089,
    basePath: ''
  } as const
  for (const code of ['ECONNREFUSED', 'ETIMEDOUT', 'UND_ERR_CONNECT_TIMEOUT']) {
    const error = Object.assign(new Error('failed'), { code })
    expect(transportError(error, address, signal).hint).toContain('search-api allow list')
    const own = transportError(error, { ...address, host: 'splunkcloud.com.example' }, signal)
    expect(own.hint).not.toContain('allow list')
  }
})

test('gives up on a Splunk that takes the request and says nothing', async () => {
  const { answer } = await asked(() => undefined, { idleMs: 200 })
  await expect(answer).rejects.toMatchObject({ code: 'timed_out' })
})

test('gives up on a Splunk that falls silent in the middle of its answer', async () => {
  const { answer } = await asked(
    (_r, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.write('{"entry":[')
    },
    { idleMs: 200 }
  )
  await expect(answer).rejects.toMatchObject({ code: 'timed_out' })
})

test('says that a connection broke off in the middle of an answer, and does not ask again', async () => {
  const { answer, splunkd } = await asked((_r, response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.write('{"entry":[', () => response.destroy())
  })
  await expect(answer).rejects.toMatchObject({ code: 'connection_lost' })
  expect(splunkd.count(path)).toBe(1)
})

test('asks once more when the connection was lost before any answer', async () => {
  let times = 0
  const { answer, splunkd } = await asked((_r, response) => {
    times += 1
    if (times === 1) response.destroy()
    else json(response, 200, { fine: true })
  })
  expect((await answer).body).toEqual({ fine: true })
  expect(splunkd.count(path)).toBe(2)
})

test('asks no more than twice', async () => {
  const { answer, splunkd } = await asked((_r, response) => response.destroy())
  await expect(answer).rejects.toMatchObject({ code: 'connection_lost' })
  expect(splunkd.count(path)).toBe(2)
})

test('does not repeat a POST whose connection was lost', async () => {
  const { answer, splunkd } = await asked(
    (_r, response) => response.destroy(),
    {},
    {
      method: 'POST',
      form: { search: 'x' }
    }
  )
  await expect(answer).rejects.toMatchObject({ code: 'connection_lost' })
  expect(splunkd.count(path)).toBe(1)
})

test('says what came instead of splunkd', async () => {
  const { answer } = await asked((_r, response) => {
    response.writeHead(200, { 'content-type': 'text/html' })
    response.end('<html><head><title>Sign in to the proxy</title></head></html>')
  })
  await expect(answer).rejects.toMatchObject({
    code: 'not_splunkd',
    message: textWith('a web page ("Sign in to the proxy")')
  })
})

test('says that an answer is broken JSON', async () => {
  const { answer } = await asked((_r, response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end('{"entry":')
  })
  await expect(answer).rejects.toMatchObject({ code: 'not_splunkd' })
})

test('follows no redirect, sends nothing there, and names where it pointed', async () => {
  let arrived = 0
  const elsewhere = await startPlainServer((_r, response) => {
    arrived += 1
    response.end()
  })
  const { answer } = await asked((_r, response) => {
    response.writeHead(303, { location: `http://127.0.0.1:${elsewhere}/login?return=x` })
    response.end()
  })
  await expect(answer).rejects.toMatchObject({
    code: 'redirected',
    message: textWith(`http://127.0.0.1:${elsewhere}/login;`)
  })
  expect(arrived).toBe(0)
})

test('reads a zipped answer', async () => {
  const { answer } = await asked((_r, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
    response.end(gzipSync(JSON.stringify({ zipped: true })))
  })
  expect((await answer).body).toEqual({ zipped: true })
})

test('refuses an answer that is too large, zipped or not', async () => {
  const long = JSON.stringify({ text: 'x'.repeat(100_000) })
  const plain = await asked((_r, response) => json(response, 200, long), {}, { maxBytes: 50_000 })
  await expect(plain.answer).rejects.toMatchObject({ code: 'too_large' })
  const zipped = await asked(
    (_r, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
      response.end(gzipSync(long))
    },
    {},
    { maxBytes: 50_000 }
  )
  await expect(zipped.answer).rejects.toMatchObject({ code: 'too_large' })
})

test("tells splunkd's refusals in its own words", async () => {
  const refusals = [
    [400, 'bad_request'],
    [403, 'forbidden'],
    [404, 'not_found'],
    [503, 'unavailable'],
    [500, 'failed']
  ] as const
  for (const [status, code] of refusals) {
    const { answer } = await asked((_r, response) => says(response, status, 'In its own words.'))
    await expect(answer).rejects.toMatchObject({
      code,
      status,
      message: textWith('In its own words.')
    })
  }
})

test('reads a refusal in XML, as the KV store gives it', async () => {
  const { answer } = await asked((_r, response) => {
    response.writeHead(400, { 'content-type': 'text/xml' })
    response.end(
      '<response><messages><msg type="ERROR">Bad &lt;field&gt;</msg></messages></response>'
    )
  })
  await expect(answer).rejects.toMatchObject({
    code: 'bad_request',
    messages: [{ type: 'ERROR', text: 'Bad <field>' }]
  })
})

test('takes a FATAL message for a failure although the status is 200', async () => {
  const { answer } = await asked((_r, response) => says(response, 200, 'Gone wrong.', 'FATAL'))
  await expect(answer).rejects.toMatchObject({ code: 'search_failed', message: 'Gone wrong.' })
})

test('an abort ends the request at once', async () => {
  const controller = new AbortController()
  const { answer } = await asked(() => controller.abort(), { signal: controller.signal })
  await expect(answer).rejects.toMatchObject({ code: 'aborted' })
})

test('an abort ends the wait for a connection too', async () => {
  const controller = new AbortController()
  const connection = connectionTo(await startSilentServer(), { kind: 'off' })
  const { splunk } = openSplunk(connection, { signal: controller.signal })
  const answer = splunk.request({ ...ask, anonymous: true })
  controller.abort()
  await expect(answer).rejects.toMatchObject({ code: 'aborted' })
})

test('puts the base path in front, and records the path without its query', async () => {
  const splunkd = await startScriptedSplunkd({
    [`/splunkd/__raw${path}`]: (_r, response) => json(response, 200, {})
  })
  const connection = splunkd.connection()
  const address = { ...connection.address, basePath: '/splunkd/__raw' }
  const credential = () => Promise.resolve({ kind: 'token', token: 't' } as const)
  const { splunk, requests } = openSplunk({ ...connection, address, credential })
  await splunk.request({ ...ask, query: { search: 'private' } })
  expect(requests).toMatchObject([{ path: `/splunkd/__raw${path}`, status: 200, error: null }])
})

test('says that a port does not speak TLS', async () => {
  const port = await startPlainServer((_r, response) => response.end())
  const { splunk } = openSplunk(connectionTo(port, { kind: 'off' }))
  await expect(splunk.request(ask)).rejects.toMatchObject({ code: 'not_splunkd' })
})
