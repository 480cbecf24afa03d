import { expect, test } from 'vitest'
import { KnownSecrets } from '../../../main/inspector/known-secrets.ts'
import { jsonOf, summaryOf } from '../../../main/inspector/call-texts.ts'
import { redact, redacted, redactedJson, redactText } from '../../../main/inspector/redaction.ts'
import { noRules } from '../../../main/inspector/redaction-rules.ts'
import { Redactor } from '../../../main/inspector/redactor.ts'

test.each([
  'Authorization: Bearer abcdef0123456789',
  'Splunk 5f4dcc3b5aa765d61d8327deb882cf99',
  'password=hunter2-secret',
  'client_secret=hunter2-secret',
  'search password="hunter2 secret" index=web',
  "pwd: 'hunter2'",
  '{"user":"ana","password":"hunter2"}',
  '{"text":"{\\"accessKey\\":\\"hunter2 and more\\"}"}',
  "{'secret_key': 'hunter2'}",
  'https://ana:hunter2-secret@idx1:8089',
  'eyJraWQiOiJzcGx1bmsuc2.eyJpc3MiOiJhZG1pbiBmcm9t.c2lnbmF0dXJl',
  'a-eyJraWQiOiJzcGx1bmsuc2.eyJpc3MiOiJhZG1pbiBmcm9t.c2lnbmF0dXJl',
  'sbs_0123456789abcdefghijklmnopqrstuvwxyzABC'
])('takes the secret out of %s', (text) => {
  const clean = redactText(text)
  expect(clean).toContain('[redacted]')
  expect(clean).not.toMatch(/hunter2|5f4dcc|abcdef0123|eyJraWQ|sbs_0123/)
})

test.each([
  'index=web status=500 | stats count by uri_path',
  'sourcetype=access_combined key=value',
  'Splunk is not running',
  '| stats count by token_type',
  '{"tokens":3,"monkey":"bars","keyboard":"x"}'
])('leaves %s as it is', (text) => expect(redactText(text)).toBe(text))

test('goes by the name of a key, at any depth, and keeps the rest', () => {
  expect(
    redact({
      user: 'ana',
      password: 'x',
      nested: [{ api_key: 1, sessionKey: 'y', count: 3 }],
      token: null
    })
  ).toEqual({
    user: 'ana',
    password: '[redacted]',
    nested: [{ api_key: '[redacted]', sessionKey: '[redacted]', count: 3 }],
    token: null
  })
})

test('a progressToken is no secret', () => {
  expect(redact({ _meta: { progressToken: 'p', token: 'x' } })).toEqual({
    _meta: { progressToken: 'p', token: '[redacted]' }
  })
})

test('takes out a value that is known to be secret wherever it stands', () => {
  expect(redact({ text: 'login with tr0ub4dor failed', tr0ub4dor: 1 }, ['tr0ub4dor'])).toEqual({
    text: 'login with [redacted] failed',
    '[redacted]': 1
  })
})

test('keeps of Authorization only the scheme, and of X-Splunk-* only what is no secret', () => {
  expect(
    new Redactor().headers({
      authorization: 'Bearer abc',
      cookie: 'a=b',
      'x-splunk-host': 'idx1',
      'x-splunk-password': 'p',
      'x-splunk-password-base64': 'cA==',
      'x-splunk-session-token': 's',
      'x-splunk-token': 't'
    })
  ).toEqual({
    authorization: 'Bearer [redacted]',
    cookie: '[redacted]',
    'x-splunk-host': 'idx1',
    'x-splunk-password': '[redacted]',
    'x-splunk-password-base64': '[redacted]',
    'x-splunk-session-token': '[redacted]',
    'x-splunk-token': '[redacted]'
  })
})

test.each(['userPassword', 'X-API-Key', 'x-amz-secret-key', 'sessionKey', 'access-key'])(
  'takes the value of %s out',
  (name) => expect(redact({ [name]: 'v' })).toEqual({ [name]: '[redacted]' })
)

test('is done with 4 MB that look like a secret at every place', () => {
  for (const text of ['://', 'Bearer ', 'token=', 'eyJ', 'sbs_', 'password="']) {
    const long = text + 'a'.repeat(4_000_000)
    expect(redactText(long).length).toBeLessThanOrEqual(long.length + 20)
  }
})

test.each([
  [{ text: 'harmless' }, []],
  [{ Password: 'x', list: [1, null, true] }, []],
  [{ note: 'Splunk\n5f4dcc3b5aa765d61d8327deb882cf99' }, []],
  [{ note: 'password:\t"hunter2 secret"' }, []],
  [{ note: 'quoted "tr0ub4dor" and back\\slash' }, ['"tr0ub4dor" and back\\']],
  [{ ключ: 'пароль1' }, ['пароль1']],
  [undefined, ['x']]
])('writes %j as the JSON of its redacted copy', (value, known) =>
  expect(JSON.parse(redactedJson(value, known))).toEqual(redact(value ?? null, known))
)

test('a long text that begins like many tokens is looked through at once', () => {
  const text = 'eyJ-'.repeat(100_000)
  expect(redactText(text)).toBe(text)
})

test('keeps no word of Authorization that is no scheme, and no secret in the name of a header', () => {
  expect(new Redactor().headers({ authorization: 'hunter2-secret' })).toEqual({
    authorization: '[redacted]'
  })
  expect(new Redactor().headers({ authorization: 'hunter2-secret more' })).toEqual({
    authorization: '[redacted]'
  })
  expect(new Redactor(['tr0ub4dor']).headers({ 'x-tr0ub4dor': '1' })).toEqual({
    'x-[redacted]': '1'
  })
})

test('finds a secret in one header among many, wherever it begins or ends', () => {
  const headers = {
    Host: '127.0.0.1:8003',
    'Content-Length': 12,
    'x-note': 'login with tr0ub4dor',
    'x-case': '271828'
  }
  expect(new Redactor().headers(headers)).toEqual({
    host: '127.0.0.1:8003',
    'content-length': '12',
    'x-note': 'login with tr0ub4dor',
    'x-case': '271828'
  })
  expect(new Redactor(['tr0ub4dor']).headers(headers)['x-note']).toBe('login with [redacted]')
  const anchored = { ...noRules, patterns: [/^\d{6}$/g] }
  expect(new Redactor([], anchored).headers(headers)['x-case']).toBe('[redacted]')
  const tokens = { 'x-a': 'token=abcdef', accept: 'text/html', userPassword: 'hunter2' }
  expect(new Redactor().headers(tokens)).toEqual({
    'x-a': 'token=[redacted]',
    accept: 'text/html',
    userpassword: '[redacted]'
  })
})

test('a header that was seen before is without what has become secret since', () => {
  const shared = new KnownSecrets()
  const redactor = new Redactor([], noRules, shared)
  const noted = (text: string) => redactor.headers({ 'x-note': text })['x-note']
  expect(noted('tr0ub4dor and hunter2')).toBe('tr0ub4dor and hunter2')
  redactor.hide('tr0ub4dor')
  expect(noted('tr0ub4dor and hunter2')).toBe('[redacted] and hunter2')
  shared.add('hunter2')
  expect(noted('tr0ub4dor and hunter2')).toBe('[redacted] and [redacted]')
  expect(noted('another')).toBe('another')
})

test('a value without secrets is answered itself, and one with a secret as a copy', () => {
  const harmless = { text: 'index=web', list: [1, { a: null }] }
  expect(redacted(harmless, ['tr0ub4dor'])).toBe(harmless)
  expect(redacted({ text: 'a "quoted" one' }, ['a "quoted"'])).toEqual({ text: '[redacted] one' })
  expect(redacted({ pin: 4711471 }, ['4711471'])).toEqual({ pin: '[redacted]' })
})

test.each([{ password: 'x' }, {}])('leaves out what is nested too deep, beside %j', (beside) => {
  const text = `${'['.repeat(50_000)}${']'.repeat(50_000)}`
  const value: unknown = { ...beside, deep: JSON.parse(text) as unknown }
  for (const json of [redactedJson(value), jsonOf(value)]) {
    expect(json).toContain('nested more than 100 deep')
    expect(json.length).toBeLessThan(500)
  }
})

test('is done with very many keys and values that are secret', () => {
  const known = Array.from({ length: 800 }, (_, place) => `tr0ub4dor-${place}`)
  const redactor = new Redactor(known)
  const names = Array.from({ length: 60_000 }, (_, place) => `a-name-that-is-quite-long-${place}`)
  const value = {
    ...Object.fromEntries(names.map((name) => [name, 1])),
    password: 'x',
    last: 'tr0ub4dor-7'
  }
  const clean = redactor.value(value)
  expect(clean).toMatchObject({ password: '[redacted]', last: '[redacted]' })
  expect(redactor.jsonText(JSON.stringify(value))).toBe(JSON.stringify(clean))
  expect(summaryOf(value, redactor)).toHaveLength(500)
})

test('a text without secrets stays as it is when it is looked through again', () => {
  const once = redactText('api_key=ABC password="x y" (token=s3cret) Bearer abcdefghijk')
  expect(once).toBe('api_key=[redacted] password=[redacted] (token=[redacted]) Bearer [redacted]')
  expect(redactText(once)).toBe(once)
  expect(redactText('password=[redacted]hunter2')).toBe('password=[redacted]')
})
