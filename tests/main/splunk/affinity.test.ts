import { expect, test } from 'vitest'
import { testConnection } from '../../../main/splunk/connection-test.ts'
import { Cookies } from '../../../main/splunk/cookies.ts'
import {
  type Script,
  json,
  openSplunk,
  says,
  startScriptedSplunkd
} from '../../support/scripted-splunkd.ts'
import { toolsOn } from '../../support/tool-context.ts'

const path = '/services/data/indexes'
const ask = { method: 'GET', path } as const
const fine: Script = (_request, response) => json(response, 200, {})
const sticky = 'BIGipServerpool=1677787402.36895.0000; path=/; Httponly; Secure'

test("gives a load balancer's cookie back to its host, to no other, and to no record", async () => {
  const other = await startScriptedSplunkd({ [path]: fine })
  const splunkd = await startScriptedSplunkd({
    [path]: (request, response) => {
      response.setHeader('set-cookie', [sticky, 'splunkd_8089=session-of-ours; Path=/'])
      fine(request, response)
    }
  })
  const { splunk, connections, requests } = openSplunk(splunkd.connection())
  await splunk.request(ask)
  await splunk.request(ask)
  await connections.open(other.connection(), splunk.use).request(ask)
  expect(splunkd.seen.map(({ headers }) => headers.cookie)).toEqual([
    undefined,
    undefined,
    'BIGipServerpool=1677787402.36895.0000'
  ])
  expect(other.seen.map(({ headers }) => headers.cookie)).toEqual([undefined, undefined])
  expect(JSON.stringify(requests)).not.toContain('1677787402')
})

test('keeps the cookie of a refusal too, so that the next sign-in finds the same server', async () => {
  const splunkd = await startScriptedSplunkd({
    [path]: ({ headers }, response) => {
      response.setHeader('set-cookie', 'AWSALB=b; Path=/')
      if (headers.cookie === 'AWSALB=b') json(response, 200, {})
      else says(response, 401, 'call not properly authenticated', 'WARN')
    }
  })
  const { splunk } = openSplunk(splunkd.connection())
  expect((await splunk.request(ask)).status).toBe(200)
})

test('a cookie ends when it says so, keeps to its path, and cannot smuggle anything in', () => {
  const cookies = new Cookies()
  cookies.keep(['a=1', 'b=2; Path=/services', 'c=3; Max-Age=0', 'd=4; Max-Age=60'])
  expect(cookies.header('/services/data')).toBe('a=1; b=2; d=4')
  expect(cookies.header('/servicesNS/-/-/x')).toBe('a=1; d=4')
  cookies.keep(['a=; Expires=Thu, 01 Jan 1970 00:00:00 GMT', 'd=5'])
  expect(cookies.header('/other')).toBe('d=5')
  const hostile = ['e=1\r\nX-Evil: 1', 'no pair', '=value', `f=${'x'.repeat(5000)}`]
  cookies.keep(hostile)
  expect(cookies.header('/other')).toBe('d=5')
  cookies.keep(Array.from({ length: 100 }, (_cookie, at) => `n${at}=1`))
  expect(cookies.header('/')?.split('; ')).toHaveLength(32)
})

const ahead: Script = (request, response) => {
  response.setHeader('date', new Date(Date.now() + 240_000).toUTCString())
  fine(request, response)
}

test("says how far Splunk's clock is from ours", async () => {
  const splunkd = await startScriptedSplunkd({ [path]: ahead })
  const { splunk, connections } = openSplunk(splunkd.connection())
  expect(connections.known(splunk.connection.key).clockSkewSeconds).toBeNull()
  await splunk.request(ask)
  const skew = connections.known(splunk.connection.key).clockSkewSeconds ?? 0
  expect(Math.abs(skew - 240)).toBeLessThan(10)
  expect(splunk.kept.clockSkewSeconds).toBe(skew)
})

test('the connection test and get_splunk_health tell the difference of the clocks', async () => {
  const behind = (name: string, content: object): Script => {
    return (_request, response) => {
      response.setHeader('date', new Date(Date.now() - 3_600_000).toUTCString())
      json(response, 200, { entry: [{ name, content }] })
    }
  }
  const splunkd = await startScriptedSplunkd({
    '/services/server/info': behind('server-info', { serverName: 'idx1', version: '10.6.0.5' }),
    '/services/server/health/splunkd/details': behind('health', { health: 'green' })
  })
  const connection = splunkd.connection()
  const result = await testConnection(connection, () => undefined, new AbortController().signal)
  const tool = await toolsOn(openSplunk(connection).splunk).call('get_splunk_health')
  const told = [result.ok ? result.clockSkewSeconds : null, tool['clock_skew_seconds']]
  for (const seconds of told) {
    expect(Number(seconds)).toBeLessThan(-3590)
    expect(Number(seconds)).toBeGreaterThan(-3660)
  }
})
