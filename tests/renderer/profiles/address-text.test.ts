import { expect, test } from 'vitest'
import { formatAddress, parseAddress } from '../../../renderer/profiles/address-text.ts'

const read = (text: string) => {
  const parsed = parseAddress(text)
  return parsed.ok ? formatAddress(parsed.address) : parsed.complaint
}

test.each([
  ['splunk.example.com', 'https://splunk.example.com:8089'],
  [' splunk.example.com:9089 ', 'https://splunk.example.com:9089'],
  ['http://10.0.0.7:8089', 'http://10.0.0.7:8089'],
  ['HTTPS://Idx1:8089/', 'https://Idx1:8089'],
  ['https://[::1]:18089', 'https://[::1]:18089'],
  ['https://proxy.example.com:443/splunkd/__raw', 'https://proxy.example.com:443/splunkd/__raw'],
  [
    'https://splunk.example.com:8089/services?output_mode=json',
    'https://splunk.example.com:8089/services'
  ],
  ['https://splunk.example.com:8000/en-US/app/search/search?q=x', 'https://splunk.example.com:8000']
])('%s is read as %s', (typed, address) => {
  expect(read(typed)).toBe(address)
})

test.each([
  ['', /Enter the address/],
  ['ftp://splunk.example.com', /https:\/\/ or http:\/\//],
  ['https://admin:changeme@splunk.example.com', /user name/],
  ['admin@splunk.example.com', /user name/],
  ['splunk.example.com:abc', /port is a number/],
  ['splunk.example.com:0', /1 to 65535/],
  ['splunk.example.com:70000', /1 to 65535/],
  ['splunk_!.example.com', /letters, digits/],
  ['two words', /address|letters/]
])('%j is complained about', (typed, complaint) => {
  expect(read(typed)).toMatch(complaint)
})

test('the port of Splunk Web is pointed out, but taken', () => {
  expect(parseAddress('https://splunk.example.com:8000')).toMatchObject({
    ok: true,
    note: expect.stringContaining('8089') as string
  })
})
