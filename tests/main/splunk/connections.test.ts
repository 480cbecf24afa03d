import type { Socket } from 'node:net'
import { expect, test } from 'vitest'
import { json, openSplunk, startScriptedSplunkd } from '../../support/scripted-splunkd.ts'

const path = '/services/data/indexes'
const login = '/services/auth/login'
const ask = { method: 'GET', path } as const

test('requests one after another share a socket', async () => {
  const sockets = new Set<Socket | null>()
  const splunkd = await startScriptedSplunkd({
    [path]: (_request, response) => {
      sockets.add(response.socket)
      json(response, 200, {})
    }
  })
  const { splunk } = openSplunk(splunkd.connection())
  await splunk.request(ask)
  await splunk.request(ask)
  expect(sockets.size).toBe(1)
})

test('connections of the same key share a sign-in, others do not', async () => {
  const splunkd = await startScriptedSplunkd({
    [path]: (_request, response) => json(response, 200, {})
  })
  const { splunk, connections } = openSplunk(splunkd.connection())
  await splunk.request(ask)
  await connections.open(splunkd.connection(), splunk.use).request(ask)
  expect(splunkd.count(login)).toBe(1)
  await connections.open(splunkd.connection({ key: 'another' }), splunk.use).request(ask)
  expect(splunkd.count(login)).toBe(2)
})

test('a forgotten connection signs in anew', async () => {
  const splunkd = await startScriptedSplunkd({
    [path]: (_request, response) => json(response, 200, {})
  })
  const { splunk, connections } = openSplunk(splunkd.connection())
  await splunk.request(ask)
  await connections.forget(splunk.connection.key)
  await splunk.request(ask)
  expect(splunkd.count(login)).toBe(2)
})

test('closing ends what is under way and lets nothing new begin', async () => {
  let arrive: () => void = () => undefined
  const arrived = new Promise<void>((resolve) => (arrive = resolve))
  const splunkd = await startScriptedSplunkd({ [path]: () => arrive() })
  const { splunk, connections } = openSplunk(splunkd.connection())
  const underWay = expect(splunk.request(ask)).rejects.toMatchObject({ code: 'aborted' })
  await arrived
  await connections.close()
  await underWay
  await expect(splunk.request(ask)).rejects.toMatchObject({ code: 'aborted' })
})

test('lets the longest unused go when there are very many', async () => {
  const splunkd = await startScriptedSplunkd({
    [path]: (_request, response) => json(response, 200, {})
  })
  const { splunk, connections } = openSplunk(splunkd.connection())
  await splunk.request(ask)
  for (let at = 0; at < 128; at += 1) {
    const credential = () => Promise.resolve({ kind: 'token', token: 't' } as const)
    const connection = splunkd.connection({ key: `login:${at}`, credential })
    await connections.open(connection, splunk.use).request(ask)
  }
  await splunk.request(ask)
  expect(splunkd.count(login)).toBe(2)
})
