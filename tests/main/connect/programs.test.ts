import { readFile, utimes, writeFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { connecting, cursor, fixture, installed, newMachine, place } from './connecting.ts'

test('the plan shows what would change and writes nothing, and no token is in it', async () => {
  const { programs, clients, write, file } = await cursor()
  const before = await fixture('cursor-bom.json')
  await place(file, before)
  const { files, notes } = await programs.plan('cursor')
  const shown = files[0]?.lines.map(
    ({ kind, text }) => `${{ same: ' ', added: '+', removed: '-' }[kind]}${text}`
  )
  expect(shown).toEqual([
    '         "sqlite": {',
    '             "command": "uvx",',
    String.raw`             "args": ["mcp-server-sqlite", "--db-path", "C:\\Users\\Ada\\test.db"]`,
    '+        },',
    '+        "splunk": {',
    '+            "url": "http://127.0.0.1:8003/mcp",',
    '+            "headers": {',
    '+                "Authorization": "Bearer sbs_••••••••"',
    '+            }',
    '         }',
    '     }',
    ' }'
  ])
  expect(notes.join(' ')).toContain('you can revoke it under Clients')
  expect(await readFile(file)).toEqual(before)
  expect(clients.list()).toEqual([])
  await write('cursor')
  const again = JSON.stringify(await programs.plan('cursor'))
  expect(again).not.toMatch(/sbs_\w/)
  expect(again).toContain('stands in')
})

test('secrets of other servers are masked where the plan shows their lines', async () => {
  const { programs, file } = await installed('codex', '.codex/sessions', '.codex/config.toml')
  await place(
    file,
    '[mcp_servers.other]\nurl = "https://ada:url-secret@host/"\nargs = ["--api-key=arg-secret"]\nenv = { OTHER_API_KEY = \'plain-secret\' }\nhttp_headers = { Authorization = "Bearer other-secret" }\n'
  )
  expect(JSON.stringify(await programs.plan('codex'))).not.toMatch(/(plain|other|url|arg)-secret/)
})

test("another server's entry of the same name is not touched", async () => {
  const { write, programs, file } = await cursor()
  const foreign = '{ "mcpServers": { "splunk": { "url": "http://127.0.0.1:8003/mcp" } } }'
  await place(file, foreign)
  expect((await programs.plan('cursor')).notes.join(' ')).toContain('"switchboard-for-splunk"')
  await write('cursor')
  const { mcpServers } = JSON.parse(await readFile(file, 'utf8')) as { mcpServers: object }
  expect(mcpServers).toMatchObject({ splunk: { url: 'http://127.0.0.1:8003/mcp' } })
  expect(Object.keys(mcpServers)).toEqual(['splunk', 'switchboard-for-splunk'])
})

test('where both names are taken nothing is written', async () => {
  const { view, file } = await cursor()
  await place(file, '{ "mcpServers": { "splunk": {}, "switchboard-for-splunk": {} } }')
  expect((await view('cursor')).state).toMatchObject({
    kind: 'blocked',
    message: expect.stringContaining('Rename one of them') as string
  })
})

test.each([
  ['the entry is gone', (text: string) => text.replace('"splunk"', '"other"').replace('sbs_', '')],
  ['another token stands there', (text: string) => text.replace(/sbs_.{5}/, 'sbs_AAAAA')],
  ['another address stands there', (text: string) => text.replace(':8003', ':9999')]
])('where %s the state is changed, and writing again repairs it', async (_what, change) => {
  const { write, view, programs, file } = await cursor()
  await place(file, '{}\n')
  await write('cursor')
  await writeFile(file, change(await readFile(file, 'utf8')))
  expect((await view('cursor')).state).toMatchObject({ kind: 'changed' })
  expect(await write('cursor')).toMatchObject({ state: { kind: 'written' } })
  await programs.undo('cursor')
  expect(await readFile(file, 'utf8')).not.toContain('sbs_')
})

test('what was written twice within a tick of the clock of the file system is read again', async () => {
  const { write, view, file } = await cursor()
  await place(file, '{}\n')
  await write('cursor')
  const now = new Date()
  await utimes(file, now, now)
  expect((await view('cursor')).state).toMatchObject({ kind: 'written' })
  await writeFile(file, (await readFile(file, 'utf8')).replace(/sbs_.{5}/, 'sbs_AAAAA'))
  await utimes(file, now, now)
  expect((await view('cursor')).state).toMatchObject({ kind: 'changed' })
})

test('the endpoint on another port, and a revoked client, are changes to repair', async () => {
  const { write, view, endpoint, clients } = await cursor()
  await write('cursor')
  endpoint.url = 'http://127.0.0.1:9001/mcp'
  expect((await view('cursor')).state).toMatchObject({
    kind: 'changed',
    message: expect.stringMatching(/still points to .*8003.*listens on .*9001/) as string
  })
  expect(await write('cursor')).toMatchObject({ state: { kind: 'written' } })
  clients.revoke(clients.list()[0]?.id ?? '')
  expect((await view('cursor')).state).toMatchObject({
    kind: 'changed',
    message: expect.stringContaining('revoked') as string
  })
  expect(await write('cursor')).toMatchObject({ state: { kind: 'written' } })
  expect(clients.list()).toHaveLength(1)
})

test('only a call with the token of the entry makes it connected', async () => {
  const { write, view, clients } = await cursor()
  const other = clients.create({ name: 'Cursor', defaultProfileId: null, allowedProfileIds: null })
  await write('cursor')
  const own = clients.list().find(({ program }) => program === 'cursor')
  expect(own?.name).toBe('Cursor 2')
  clients.seen(other.client.id)
  expect((await view('cursor')).state).toMatchObject({ kind: 'written' })
  const now = Date.now() + 5000
  clients.seen(own?.id ?? '', now)
  expect(await view('cursor')).toMatchObject({
    state: { kind: 'connected', lastSeenAt: now },
    clientId: own?.id,
    restart: null
  })
  expect(await write('cursor')).toMatchObject({ clientId: own?.id })
})

test('a program that is not there cannot be written', async () => {
  const { programs, view } = connecting(newMachine())
  expect(await view('codex')).toMatchObject({ state: { kind: 'not_installed' }, canUndo: false })
  await expect(programs.plan('codex')).rejects.toThrow('Codex was not found on this computer')
  await expect(programs.undo('codex')).rejects.toMatchObject({ code: 'nothing_to_undo' })
})

test('those who listen hear of a file that changed underneath', async () => {
  const { write, programs, view, file } = await cursor()
  await write('cursor')
  let told = 0
  const stop = programs.subscribe(() => (told += 1))
  await expect.poll(() => told).toBe(1)
  await writeFile(file, '{}')
  await expect.poll(() => told, { timeout: 15_000 }).toBe(2)
  stop()
  expect((await view('cursor')).state).toMatchObject({ kind: 'changed' })
})
