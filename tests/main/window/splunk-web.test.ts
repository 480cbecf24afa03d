import { expect, test } from 'vitest'
import { isSplunkWeb } from '../../../main/window/splunk-web.ts'

const at = (scheme: 'http' | 'https', host: string) => ({
  address: { scheme, host, port: 8089, basePath: '' },
  origin: host === '127.0.0.1' ? ('demo' as const) : ('user' as const)
})
const profiles = [
  at('https', 'splunk.corp.example.com'),
  at('https', 'acme.splunkcloud.com'),
  at('https', '127.0.0.1')
]
const page = '/en-US/app/search/search?sid=1'

test('Splunk Web is the usual port of the host of a profile, in the cloud that of https', () => {
  expect(isSplunkWeb(`https://splunk.corp.example.com:8000${page}`, profiles)).toBe(true)
  expect(isSplunkWeb(`https://acme.splunkcloud.com${page}`, profiles)).toBe(true)
})

test.each([
  `https://splunk.corp.example.com:8443${page}`,
  `http://splunk.corp.example.com:8000${page}`,
  `https://splunk.corp.example.com.evil.example:8000${page}`,
  `https://splunk.corp.example.com:8000@evil.example${page}`,
  `https://user@splunk.corp.example.com:8000${page}`,
  'https://splunk.corp.example.com:8000/en-US/account/logout',
  'https://splunk.corp.example.com:8000/en-US/app/../account/logout',
  `https://127.0.0.1:8000${page}`,
  'file:///etc/passwd',
  'javascript:alert(1)',
  'no address'
])('%s is none of them', (url) => {
  expect(isSplunkWeb(url, profiles)).toBe(false)
})

test('without profiles nothing is', () => {
  expect(isSplunkWeb(`https://splunk.corp.example.com:8000${page}`, [])).toBe(false)
})
