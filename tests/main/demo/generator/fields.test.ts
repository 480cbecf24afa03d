import { expect, test } from 'vitest'
import { GeneratedSource } from '../../../../main/demo/generator/generated-source.ts'
import { extractJson } from '../../../../main/demo/generator/extraction/json.ts'
import { extractKeyValues } from '../../../../main/demo/generator/extraction/key-value.ts'
import type { Fields } from '../../../../main/demo/generator/extraction/fields.ts'
import { sunday } from '../running-demo.ts'

async function fieldsOf(index: string, part: string): Promise<Fields> {
  const source = await GeneratedSource.create(18_089, () => sunday)
  for (const event of source.events(new Set([index]), 0, Infinity)) {
    if (event.raw.includes(part)) return { ...source.fields(event) }
  }
  throw new Error(`No event of ${index} has ${part}.`)
}

const some = expect.any(String) as string
const matching = (pattern: RegExp): string => expect.stringMatching(pattern) as string

test('every event tells where it came from and when', async () => {
  const fields = await fieldsOf('web', '/product.screen')
  expect(fields).toMatchObject({
    index: 'web',
    sourcetype: matching(/^access_combined/),
    source: '/var/log/nginx/access.log',
    host: matching(/^www[123]$/),
    splunk_server: 'demo-splunk',
    linecount: '1',
    _time: matching(/^\d+(\.\d{1,3})?$/),
    _bkt: matching(/^web~\d+~[\w-]+$/),
    _cd: matching(/^\d+:\d+$/),
    _si: ['demo-splunk', 'web'],
    _subsecond: matching(/^\.\d{3}$/),
    date_year: '2026',
    date_month: 'november',
    punct: matching(/^\.\.\._-_-_\[\/\/:::_\+\]/)
  })
  expect(Math.ceil(Number(fields._time))).toBe(Number(fields._indextime))
})

test('a web request gives what a search needs, also of its query', async () => {
  const source = await GeneratedSource.create(18_089, () => sunday)
  const event = [...source.events(new Set(['web']), 0, Infinity)].find(({ raw }) =>
    raw.includes('/product.screen?productId=')
  )
  if (event === undefined) throw new Error('Nobody looked at a product.')
  const all = source.fields(event)
  const needed = new Set(['status', 'productId'])
  const fields = source.fields(event, (name) => needed.has(name))
  expect(fields).toMatchObject({ status: all['status'], productId: all['productId'] })
  expect(Object.keys(fields)).not.toContain('useragent')
})

test('a name is found in any query, whatever stands beside it, by a search that reads it alone', async () => {
  const source = await GeneratedSource.create(18_089, () => sunday)
  const requested = (uri: string) => ({
    time: sunday / 1000,
    index: 'web',
    host: 'www1',
    source: '/var/log/nginx/access.log',
    sourcetype: 'access_combined',
    raw: `203.0.113.9 - - [22/Nov/2026:15:30:00 +0000] "GET ${uri} HTTP/1.1" 200 12 "-" "curl" 7`,
    serial: 1
  })
  const only = (name: string, uri: string) =>
    source.fields(requested(uri), (wanted) => wanted === name)[name]
  expect([
    only('coupon', '/cart.do?coupon=x1'),
    only('coupon', '/cart.do?a=%20&coupon=x1'),
    only('coupon', '/cart.do?a=1;coupon="x1"'),
    only('user.name', '/cart.do?user.name=ann'),
    only('coupon', '/coupon=x1'),
    only('uri_query', '/cart.do?a=%20'),
    only('file', '/shop/cart.do?a=%20')
  ]).toEqual(['x1', 'x1', 'x1', 'ann', undefined, 'a=%20', 'cart.do'])
})

test('a web request gives its parts and those of its query', async () => {
  expect(await fieldsOf('web', '/product.screen?productId=TENT-2P-01&')).toMatchObject({
    clientip: matching(/^\d+\.\d+\.\d+\.\d+$/),
    ident: '-',
    user: '-',
    method: 'GET',
    uri_path: '/product.screen',
    file: 'product.screen',
    productId: 'TENT-2P-01',
    JSESSIONID: matching(/^SD[0-9A-F]{8}FF\d{4}$/),
    status: '200',
    bytes: matching(/^\d+$/),
    useragent: some,
    referer: some
  })
})

test('a record of the cloud gives dotted names', async () => {
  expect(await fieldsOf('cloud', '"CreateAccessKey"')).toMatchObject({
    eventName: 'CreateAccessKey',
    'userIdentity.type': 'Root',
    'responseElements.accessKey.accessKeyId': 'AKIAEXAMPLE0ROOT0KEY'
  })
})

test('a Windows event gives its lines, and the labels of its message by name', async () => {
  expect(await fieldsOf('security', 'Source Network Address:\t10.1.1.11')).toMatchObject({
    EventCode: '4624',
    ComputerName: 'dc01.example.com',
    Logon_Type: '3',
    Account_Name: ['-', 'svc_backup'],
    Source_Network_Address: '10.1.1.11',
    Message: matching(/^An account was successfully logged on\.\n/)
  })
})

test('a line of the firewall gives its columns', async () => {
  expect(await fieldsOf('network', ',TRAFFIC,end,')).toMatchObject({
    type: 'TRAFFIC',
    log_subtype: 'end',
    action: 'allow',
    src_zone: 'trust',
    dest_zone: 'untrust',
    transport: matching(/^(tcp|udp)$/),
    dest_port: matching(/^\d+$/),
    src_user: matching(/^example\\/)
  })
})

test.each([
  [
    'network',
    '%ASA-6-302013',
    { message_id: '302013', action: 'Built', src_ip: some, dest_port: some }
  ],
  ['network', '%ASA-4-106023', { message_id: '106023', action: 'Deny', dest_ip: '203.0.113.1' }],
  [
    'sales',
    'VendorID=',
    { VendorID: matching(/^\d{4}$/), Code: matching(/^[A-N]$/), AcctID: some }
  ],
  ['app', '"level":"ERROR"', { level: 'ERROR', service: some, 'http.status': some }],
  [
    '_internal',
    'group=queue',
    { component: 'Metrics', log_level: 'INFO', group: 'queue', max_size_kb: '512' }
  ],
  [
    '_internal',
    '/services/server/info',
    { uri_path: '/services/server/info', method: 'GET', spent: some }
  ],
  [
    '_audit',
    'action=search',
    { user: 'admin', action: 'search', info: 'completed', search: matching(/^search index=/) }
  ],
  ['security', 'sudo', { USER: 'root' }]
])('events of %s with %s have fields', async (index, part, expected) => {
  expect(await fieldsOf(index, part)).toMatchObject(expected)
})

test('key and value: quotes of both kinds, the first value wins, no name starts inside a word', () => {
  const fields: Fields = {}
  extractKeyValues(
    `a=1 b="x y" c='it\\'s' a=2, d=e=f url=http://h/?q=1 _x=3 9=4 empty="" z=`,
    fields
  )
  expect(fields).toEqual({
    a: '1',
    b: 'x y',
    c: "it\\'s",
    d: 'e=f',
    url: 'http://h/?q=1',
    empty: ''
  })
})

test('JSON: dotted names, braces for arrays, null left out, several values together', () => {
  const fields: Fields = {}
  extractJson('{"a":{"b":1,"c":null},"d":[{"e":"x"},{"e":true}],"f":[1,2]}', fields)
  expect(fields).toEqual({ 'a.b': '1', 'd{}.e': ['x', 'true'], 'f{}': ['1', '2'] })
})
