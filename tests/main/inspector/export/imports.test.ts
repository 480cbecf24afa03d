import { expect, test } from 'vitest'
import {
  importLimits,
  Imports,
  type ImportTarget
} from '../../../../main/inspector/export/import/imports.ts'
import { readCall } from '../../../../main/inspector/export/import/read-line.ts'
import { fullCall } from './support/calls.ts'

const head = '{"format":"switchboard-for-splunk/calls","version":1}\n'
const line = (change: object) => `${JSON.stringify({ ...fullCall(), ...change })}\n`

function opened(limits = importLimits) {
  const added: string[] = []
  const closed: string[] = []
  const target: ImportTarget = {
    add: (_id, calls) => Promise.resolve(void added.push(...calls.map(({ id }) => id))),
    close: (id) => Promise.resolve(void closed.push(id))
  }
  const imports = new Imports(target, limits)
  return {
    added,
    closed,
    read: (text: string) => imports.read(null, 'x.jsonl', text, true),
    imports
  }
}

const foreign = [
  ['is empty', ''],
  ['is no JSON', 'time,client,tool\r\n'],
  ['is a HAR', '{"log":{"version":"1.2","entries":[]}}'],
  ['begins with a call', line({})],
  ['names the format as a number', '{"format":1,"version":1}'],
  ['is a binary', '\u0000\u0001PK\u0003\u0004']
] as const

test.each(foreign)(
  'a file that %s is refused, and says what to choose instead',
  async (_what, text) => {
    const { read, closed, added } = opened()
    await expect(read(text)).rejects.toMatchObject({
      code: 'not_ours',
      message:
        'x.jsonl is no export of Switchboard for Splunk: its first line does not say so. Choose a file that was exported as JSON Lines.'
    })
    expect(closed).toHaveLength(1)
    expect(added).toEqual([])
  }
)

test('a file of another version is refused by its version', async () => {
  const { read } = opened()
  await expect(read(head.replace('1}', '2}'))).rejects.toMatchObject({
    code: 'other_version',
    message: expect.stringContaining('version 2') as string
  })
})

const broken = [
  ['it is not JSON', '{"kind":"call",\n'],
  ['Invalid input', '"a string"\n'],
  [
    'it has a key called __proto__',
    line({}).replace('"arguments":{', '"arguments":{"__proto__":{"a":1},')
  ],
  [
    'it has a key called __proto__',
    line({}).replace('"arguments":{', '"arguments":{"\\u005f_proto__":{"a":1},')
  ],
  ['tool: has control characters', line({ tool: 'run\u001b[31m' })],
  ['client: has control characters', line({ client: 'Cl\u202eaude' })],
  ['startedAt', line({ startedAt: 'yesterday' })],
  ['startedAt', line({ startedAt: 1e300 })],
  ['status', line({ status: 'great' })],
  ['result', line({ result: { rows: 1 } })],
  ['profile.colour', line({ profile: { ...fullCall().profile, colour: 99 } })],
  ['splunkRequests.0.ms', line({ splunkRequests: [{ ...fullCall().splunkRequests[0], ms: -1 }] })],
  [
    'nested more than 100 deep',
    line({ arguments: 0 }).replace(
      '"arguments":0',
      `"arguments":${'['.repeat(5000)}${']'.repeat(5000)}`
    )
  ]
] as const

test.each(broken)('a line is left out because: %s', async (reason, text) => {
  const { read, added } = opened()
  const done = await read(head + line({ id: 'first' }) + text + line({ id: 'last' }))
  expect(added).toEqual(['first', 'last'])
  expect(done.calls).toBe(2)
  expect(done.unread).toMatchObject({ lines: 1 })
  expect(done.unread?.reason).toContain('line 3: ')
  expect(done.unread?.reason).toContain(reason)
  expect(({} as { a?: number }).a).toBeUndefined()
})

test.each([
  ['a head alone', '', 'x.jsonl holds no call that can be read. Export'],
  [
    'lines that are none',
    'x\n',
    'x.jsonl holds no call that can be read (line 2: it is not JSON). Export'
  ]
])('a file of %s is refused, and leaves no empty list', async (_what, text, message) => {
  const { read, closed } = opened()
  await expect(read(head + text)).rejects.toMatchObject({
    code: 'empty',
    message: expect.stringContaining(message) as string
  })
  expect(closed).toHaveLength(1)
})

test('a text that merely speaks of __proto__ is no key', async () => {
  const { read, added } = opened()
  await read(head + line({ summary: 'search "__proto__"' }))
  expect(added).toHaveLength(1)
})

test('a line that is too long is left out without being held', async () => {
  const { read, added } = opened({ ...importLimits, line: 5000 })
  const done = await read(head + line({ note: 'x'.repeat(6000) }) + line({ id: 'next' }))
  expect(added).toEqual(['next'])
  expect(done.unread?.reason).toBe('line 2: it is longer than 5,000 characters')
})

test('a file with too much of it is refused whole, and says what to do', async () => {
  const { read, closed } = opened({ ...importLimits, calls: 2 })
  const calls = ['a', 'b', 'c'].map((id) => line({ id })).join('')
  await expect(read(head + calls)).rejects.toMatchObject({
    code: 'too_large',
    message: 'x.jsonl has more than 2 calls. Export fewer calls at once, with a filter.'
  })
  expect(closed).toHaveLength(1)
  await expect(opened({ ...importLimits, total: 100 }).read(head + calls)).rejects.toMatchObject({
    message: expect.stringContaining('more than 100 characters') as string
  })
})

test('a call that ran when it was exported has ended in what is read', () => {
  const read = readCall(line({ status: 'running', ms: null, progress: 0.4, progressText: '40 %' }))
  expect(read).toMatchObject({
    call: {
      status: 'cancelled',
      ms: expect.any(Number) as number,
      progress: null,
      progressText: null,
      error: 'It ran when it was exported, so how it ended is not known.'
    }
  })
})

test('a second line with the same id is left out', async () => {
  const { read } = opened()
  const done = await read(head + line({}) + line({}))
  expect(done).toMatchObject({ calls: 1, unread: { lines: 1 } })
  expect(done.unread?.reason).toBe('line 3: an earlier line has the same id')
})

test('an import that was closed answers that it is gone', async () => {
  const { imports } = opened()
  const { importId } = await imports.read(null, 'x.jsonl', head, false)
  await imports.close(importId)
  await expect(imports.read(importId, 'x.jsonl', line({}), true)).rejects.toMatchObject({
    code: 'import_gone'
  })
})
