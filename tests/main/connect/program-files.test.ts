import {
  appendFile,
  lstat,
  mkdir,
  readdir,
  readFile,
  rm,
  symlink,
  writeFile
} from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import type { ProgramId } from '../../../main/connect/program.ts'
import { backupsOf, cursor, fixture, installed, modeOf, newMachine, place } from './connecting.ts'

type System = 'darwin' | 'win32' | 'linux'

const layouts: readonly (readonly [System, ProgramId, string, string, string])[] = [
  ['darwin', 'claude-code', 'claude-code.json', '.claude/projects', '.claude.json'],
  [
    'darwin',
    'cursor',
    'cursor-crlf-tabs.jsonc',
    'Library/Application Support/Cursor/User/globalStorage',
    '.cursor/mcp.json'
  ],
  [
    'darwin',
    'vscode',
    'vscode.jsonc',
    'Library/Application Support/Code/User/globalStorage',
    'Library/Application Support/Code/User/mcp.json'
  ],
  ['darwin', 'codex', 'codex.toml', '.codex/sessions', '.codex/config.toml'],
  [
    'win32',
    'cursor',
    'cursor-bom.json',
    'AppData/Roaming/Cursor/User/globalStorage',
    '.cursor/mcp.json'
  ],
  [
    'win32',
    'vscode',
    'vscode.jsonc',
    'AppData/Roaming/Code/User/globalStorage',
    'AppData/Roaming/Code/User/mcp.json'
  ],
  ['win32', 'gemini-cli', 'gemini.json', '.gemini/tmp', '.gemini/settings.json'],
  [
    'linux',
    'vscode',
    'vscode.jsonc',
    '.config/Code/User/globalStorage',
    '.config/Code/User/mcp.json'
  ],
  ['linux', 'codex', 'codex.toml', '.codex/sessions', '.codex/config.toml'],
  ['linux', 'devin', 'windsurf-one-line.json', '.devin/extensions', '.config/devin/mcp_config.json']
]

test.each(layouts)(
  'on %s, %s with %s: written for its owner alone with a backup, and undone byte for byte',
  async (platform, id, name, sign, path) => {
    const { write, programs, clients, view, file } = await installed(
      id,
      sign,
      path,
      newMachine(platform)
    )
    const before = await fixture(name)
    await place(file, before, 0o644)
    expect(await view(id)).toMatchObject({
      state: { kind: 'ready' },
      files: [file],
      canUndo: false
    })

    expect(await write(id)).toMatchObject({ state: { kind: 'written' }, canUndo: true })
    expect(await modeOf(file)).toBe(0o600)
    expect((await readFile(file)).subarray(0, 3).equals(before.subarray(0, 3))).toBe(true)
    const [backup = '', ...others] = await backupsOf(file)
    expect(others).toEqual([])
    expect(await readFile(backup)).toEqual(before)
    expect(await modeOf(backup)).toBe(0o600)
    expect(await readdir(dirname(file))).not.toContainEqual(expect.stringMatching(/\.(tmp|lock)$/))

    expect(await programs.undo(id)).toMatchObject({ state: { kind: 'ready' }, canUndo: false })
    expect(await readFile(file)).toEqual(before)
    expect(await modeOf(file)).toBe(0o644)
    expect(await backupsOf(file)).toEqual([])
    expect(clients.list()).toEqual([])
  }
)

test('a missing folder is made for its owner alone, and the new file goes when it is undone', async () => {
  const { write, programs, file } = await cursor()
  const plan = await programs.plan('cursor')
  expect(plan.files).toMatchObject([{ file, isNew: true, firstLine: 1 }])
  await write('cursor')
  expect(await modeOf(dirname(file))).toBe(0o700)
  expect(await modeOf(file)).toBe(0o600)
  await programs.undo('cursor')
  expect(await readdir(dirname(file))).toEqual([])
})

test.each([
  ['broken JSON', '{ "mcpServers": {\n  "a": }', 'line 2, column 8'],
  ['a list', '[]', 'does not hold a JSON object'],
  ['UTF-16', Buffer.from('{}', 'utf16le'), undefined]
])('a file with %s is left alone, and that is said', async (what, content, message) => {
  const { programs, view, clients, file } = await cursor()
  const bytes = what === 'UTF-16' ? Buffer.from([0xff, 0xfe, 0x7b, 0, 0x7d, 0]) : content
  await place(file, bytes)
  const expected = message ?? 'not written in UTF-8'
  const { state } = await view('cursor')
  expect(state).toMatchObject({
    kind: 'blocked',
    message: expect.stringContaining(expected) as string
  })
  expect(state).toMatchObject({ message: expect.stringContaining(file) as string })
  await expect(programs.plan('cursor')).rejects.toMatchObject({ code: 'program_blocked' })
  await expect(programs.write('cursor', 'any')).rejects.toMatchObject({ code: 'program_blocked' })
  expect(await readFile(file)).toEqual(Buffer.from(bytes))
  expect(clients.list()).toEqual([])
})

test('a read-only file, and a file where the folder belongs, are left alone and said', async () => {
  const { view, write, file } = await cursor()
  await place(file, '{}', 0o444)
  expect((await view('cursor')).state).toMatchObject({
    kind: 'blocked',
    message: expect.stringContaining('is read-only') as string
  })
  await expect(write('cursor')).rejects.toMatchObject({ code: 'program_blocked' })
  expect(await readFile(file, 'utf8')).toBe('{}')
  const other = await cursor()
  await place(dirname(other.file), 'in the way')
  expect((await other.view('cursor')).state).toMatchObject({ kind: 'blocked' })
  await expect(other.write('cursor')).rejects.toMatchObject({ code: 'program_blocked' })
})

test('a symbolic link stays one, and the file behind it is written', async () => {
  const { write, programs, machine, file } = await cursor()
  const real = join(machine.home, 'dotfiles/cursor.json')
  await place(real, '{}\n')
  await mkdir(dirname(file))
  await symlink(real, file)
  await write('cursor')
  expect((await lstat(file)).isSymbolicLink()).toBe(true)
  expect(await readFile(real, 'utf8')).toContain('"splunk"')
  expect(await backupsOf(real)).toHaveLength(1)
  await programs.undo('cursor')
  expect((await lstat(file)).isSymbolicLink()).toBe(true)
  expect(await readFile(real, 'utf8')).toBe('{}\n')
})

test('a link to nothing is said', async () => {
  const { view, file } = await cursor()
  await mkdir(dirname(file))
  await symlink('nowhere.json', file)
  expect((await view('cursor')).state).toMatchObject({
    kind: 'blocked',
    message: expect.stringContaining('a link to a file that is not there') as string
  })
})

test('a file that changed after the plan was shown is not written, and no client is made', async () => {
  const { programs, clients, file } = await cursor()
  await place(file, '{}')
  const { revision } = await programs.plan('cursor')
  await writeFile(file, '{ "mcpServers": {} }')
  await expect(programs.write('cursor', revision)).rejects.toMatchObject({ code: 'file_changed' })
  expect(await readFile(file, 'utf8')).toBe('{ "mcpServers": {} }')
  expect(clients.list()).toEqual([])
})

test('a file that its program has locked is not written, until the lock goes', async () => {
  const { programs, write, clients, file } = await cursor()
  await place(file, '{}')
  await mkdir(`${file}.lock`)
  const { revision } = await programs.plan('cursor')
  await expect(programs.write('cursor', revision)).rejects.toMatchObject({
    code: 'program_blocked',
    message: expect.stringContaining('locked by another program') as string
  })
  expect(await readFile(file, 'utf8')).toBe('{}')
  expect(clients.list()).toEqual([])
  expect(await backupsOf(file)).toEqual([])
  await rm(`${file}.lock`, { recursive: true })
  expect(await write('cursor')).toMatchObject({ state: { kind: 'written' } })
})

test('two writes at once come one after the other, and the second needs a plan of its own', async () => {
  const { programs, clients, file } = await cursor()
  await place(file, '{}')
  const { revision } = await programs.plan('cursor')
  const both = await Promise.allSettled([
    programs.write('cursor', revision),
    programs.write('cursor', revision)
  ])
  expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
  expect(clients.list()).toHaveLength(1)
})

test('what others change after our write stays when it is undone', async () => {
  const { write, programs, file } = await cursor()
  await place(file, '{\n  "mcpServers": {\n    "a": {}\n  }\n}\n', 0o640)
  await write('cursor')
  const written = await readFile(file, 'utf8')
  await writeFile(file, written.replace('"a": {},', '"a": {},\n    "b": {}, // mine'))
  await programs.undo('cursor')
  expect(await readFile(file, 'utf8')).toBe(
    '{\n  "mcpServers": {\n    "a": {},\n    "b": {} // mine\n  }\n}\n'
  )
  expect(await modeOf(file)).toBe(0o640)
})

test('an entry of ours that was pasted is replaced, and comes back as it was', async () => {
  const { write, programs, file } = await cursor()
  const pasted =
    '{ "mcpServers": {\n  "splunk": { "url": "http://127.0.0.1:8003/mcp/prod",\n    "headers": { "Authorization": "Bearer sbs_by_hand_0123" } } } }\n'
  await place(file, pasted)
  await write('cursor')
  expect(await readFile(file, 'utf8')).not.toContain('sbs_by_hand')
  await appendFile(file, '// seen\n')
  await programs.undo('cursor')
  expect(await readFile(file, 'utf8')).toBe(`${pasted}// seen\n`)
})

test('a repair is undone to what stood there before the first write', async () => {
  const { write, programs, file } = await cursor()
  const before = '{\n  "mcpServers": {\n    "a": {}\n  }\n}\n'
  await place(file, before)
  await write('cursor')
  await write('cursor')
  await programs.undo('cursor')
  expect(await readFile(file, 'utf8')).toBe(before)
})

test('VS Code and its Insiders are written together, with one token, and undone together', async () => {
  const { write, programs, machine } = await installed(
    'vscode',
    '.config/Code/User/globalStorage',
    ''
  )
  const files = ['Code', 'Code - Insiders'].map((name) =>
    join(machine.home, '.config', name, 'User/mcp.json')
  )
  await mkdir(join(machine.home, '.config/Code - Insiders/User/globalStorage'), { recursive: true })
  expect((await write('vscode')).files).toEqual(files)
  const tokens = await Promise.all(
    files.map(async (file) => /sbs_[\w-]+/.exec(await readFile(file, 'utf8'))?.[0])
  )
  expect(new Set(tokens).size).toBe(1)
  await programs.undo('vscode')
  for (const file of files) expect(await readdir(dirname(file))).not.toContain('mcp.json')
})
