import { expect, test } from 'vitest'
import type { Address } from '../../../main/splunk/connection.ts'
import { type ProxyChoice, proxyFor, proxyName } from '../../../main/splunk/proxy.ts'

const at = (host: string, port = 8089, scheme: Address['scheme'] = 'https'): Address => ({
  scheme,
  host,
  port,
  basePath: ''
})
const splunk = at('idx1.example.com')
const environment: ProxyChoice = { kind: 'environment' }

function nameOf(address: Address, choice: ProxyChoice, env: Record<string, string> = {}) {
  const proxy = proxyFor(address, choice, env)
  return proxy === null ? null : proxyName(proxy)
}

test('takes HTTPS_PROXY for https and HTTP_PROXY for http, lower case first', () => {
  const env = { HTTPS_PROXY: 'http://one:3128', HTTP_PROXY: 'http://two:3128' }
  expect(nameOf(splunk, environment, env)).toBe('http://one:3128')
  expect(nameOf(at('idx1.example.com', 8089, 'http'), environment, env)).toBe('http://two:3128')
  expect(nameOf(splunk, environment, { ...env, https_proxy: 'http://three:1' })).toBe(
    'http://three:1'
  )
  expect(nameOf(splunk, environment, { HTTP_PROXY: 'http://two:3128' })).toBeNull()
  expect(nameOf(splunk, environment, { HTTPS_PROXY: '' })).toBeNull()
  expect(nameOf(splunk, { kind: 'none' }, env)).toBeNull()
})

test('takes an address without scheme for http, and knows the usual ports', () => {
  expect(nameOf(splunk, environment, { HTTPS_PROXY: 'proxy.corp:8080' })).toBe(
    'http://proxy.corp:8080'
  )
  expect(nameOf(splunk, environment, { HTTPS_PROXY: 'https://proxy.corp' })).toBe(
    'https://proxy.corp:443'
  )
})

test('leaves the proxy out where NO_PROXY says so', () => {
  const cases: readonly (readonly [string, Address, boolean])[] = [
    ['*', splunk, true],
    ['idx1.example.com', splunk, true],
    ['example.com', splunk, true],
    ['.example.com', splunk, true],
    ['*.example.com', splunk, true],
    ['ample.com', splunk, false],
    ['IDX1.Example.com', splunk, true],
    ['idx1.example.com:8089', splunk, true],
    ['idx1.example.com:443', splunk, false],
    ['other.corp, .example.com', splunk, true],
    ['other.corp .example.com', splunk, true],
    ['other.corp', splunk, false],
    ['10.1.2.3', at('10.1.2.3'), true],
    ['10.0.0.0/8', at('10.1.2.3'), true],
    ['192.168.0.0/16', at('10.1.2.3'), false],
    ['10.1.2.3:8089', at('10.1.2.3'), true],
    ['2001:db8::1', at('[2001:db8::1]'), true],
    ['[2001:db8::1]:8089', at('[2001:db8::1]'), true],
    ['2001:db8::/32', at('[2001:db8::1]'), true],
    ['', splunk, false]
  ]
  for (const [list, address, direct] of cases) {
    const env = { HTTPS_PROXY: 'http://proxy:3128', NO_PROXY: list }
    expect([list, nameOf(address, environment, env) === null]).toEqual([list, direct])
    const own: ProxyChoice = { kind: 'address', url: 'http://own:1', except: list }
    expect([list, nameOf(address, own) === null]).toEqual([list, direct])
  }
})

test('never reaches this machine itself through a proxy', () => {
  const own: ProxyChoice = { kind: 'address', url: 'http://own:1', except: '' }
  for (const host of ['localhost', 'demo.localhost', '127.0.0.1', '127.1.2.3', '[::1]']) {
    expect([host, nameOf(at(host), own)]).toEqual([host, null])
  }
  expect(nameOf(at('127.example.com'), own)).toBe('http://own:1')
})

test("keeps the proxy's login out of its name, and decodes it", () => {
  const env = { HTTPS_PROXY: 'http://ana:p%40ss%3Aword@proxy:3128' }
  const proxy = proxyFor(splunk, environment, env)
  expect(proxy).toMatchObject({
    authorization: `Basic ${Buffer.from('ana:p@ss:word').toString('base64')}`
  })
  expect(proxy && proxyName(proxy)).toBe('http://proxy:3128')
})

test('says where a proxy is set that cannot be one, without its text', () => {
  for (const text of ['socks5://ana:s3cret@proxy:1080', 'http://', 'http://a%ZZ:s3cret@proxy']) {
    const choose = () => proxyFor(splunk, environment, { HTTPS_PROXY: text })
    expect(choose).toThrow('The proxy that is set by HTTPS_PROXY in the environment')
    expect(choose).not.toThrow('s3cret')
  }
})
