import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { createApp } from '../../../main/app.ts'
import { MemorySecrets } from '../../../main/secrets/memory.ts'
import { MemoryStore } from '../../../main/settings/store.ts'
import { historyThread } from '../../support/built-history-thread.ts'
import { temporaryFolder } from '../../support/running-app.ts'
import { connecting, fixture, newMachine, place } from './connecting.ts'

/** A Mac with Claude Desktop, and a Node of this version. */
async function mac(version: string | null, processes = '/sbin/launchd\n') {
  const printed: Record<string, string> = { 'ps -axo comm=': processes }
  const machine = newMachine('darwin', printed)
  const node = join(dirname(machine.home), 'bin/node')
  if (version !== null) {
    await place(node, '')
    printed[`${node} --version`] = version
  }
  await mkdir(join(machine.home, 'Applications/Claude.app'), { recursive: true })
  const file = join(machine.home, 'Library/Application Support/Claude/claude_desktop_config.json')
  return { machine, node, file, ...connecting(machine) }
}

test('Claude Desktop gets our stdio program, started by a Node by its absolute path, and in its environment the token and the file by which it finds us', async () => {
  const { write, programs, stdio, handshake, node, file, clients } = await mac('v24.1.0\n')
  const before = await fixture('claude-desktop.json')
  await place(file, before)
  expect((await programs.plan('claude-desktop')).notes.join(' ')).toContain(node)
  await write('claude-desktop')
  const after = JSON.parse(await readFile(file, 'utf8')) as {
    mcpServers: Record<string, { env?: { SWITCHBOARD_TOKEN?: string } }>
  }
  const token = after.mcpServers['splunk']?.env?.SWITCHBOARD_TOKEN ?? ''
  expect(clients.byToken(token)?.program).toBe('claude-desktop')
  const { splunk, ...others } = after.mcpServers
  expect(splunk).toEqual({
    command: node,
    args: [stdio.path],
    env: { SWITCHBOARD_HANDSHAKE: handshake, SWITCHBOARD_TOKEN: token }
  })
  expect({ ...after, mcpServers: others }).toEqual(JSON.parse(before.toString()))
  expect(await readFile(stdio.path, 'utf8')).toBe('// the stdio program\n')
  await programs.undo('claude-desktop')
  expect(await readFile(file)).toEqual(before)
})

test.each([null, 'v16.20.2\n'])(
  'with the Node %j the card points to the extension file',
  async (version) => {
    const { view, programs, file } = await mac(version)
    await place(file, '{}')
    expect((await view('claude-desktop')).state).toMatchObject({
      kind: 'blocked',
      message: expect.stringContaining('.mcpb') as string
    })
    await expect(programs.plan('claude-desktop')).rejects.toMatchObject({ code: 'program_blocked' })
  }
)

test('while Claude Desktop runs, the plan and the card say to quit it', async () => {
  const { view, programs } = await mac(
    'v24.1.0\n',
    '/Applications/Claude.app/Contents/MacOS/Claude\n'
  )
  const { restart } = await view('claude-desktop')
  expect(restart).toMatch(/^It is running now\. Quit Claude Desktop/)
  expect((await programs.plan('claude-desktop')).notes.join(' ')).toContain('is running')
})

test('an entry finds another port by itself, and has changed when it asks for it elsewhere', async () => {
  const { machine, file } = await mac('v24.1.0\n')
  const has = () => Promise.resolve(true)
  const { write, view, endpoint, handshake } = connecting({ ...machine, has })
  await write('claude-desktop')
  endpoint.url = 'http://127.0.0.1:9004/mcp'
  expect((await view('claude-desktop')).state).toMatchObject({ kind: 'written' })
  const text = await readFile(file, 'utf8')
  await writeFile(file, text.replace(handshake, '/elsewhere/handshake.json'))
  expect((await view('claude-desktop')).state).toMatchObject({
    kind: 'changed',
    message: expect.stringContaining(handshake) as string
  })
})

test('an entry whose Node or program is gone has changed', async () => {
  const { write, view, machine, stdio, file } = await mac('v24.1.0\n')
  await write('claude-desktop')
  const text = await readFile(file, 'utf8')
  expect(await machine.has(stdio.path)).toBe(false)
  expect((await view('claude-desktop')).state).toMatchObject({
    kind: 'changed',
    message: expect.stringContaining('is gone') as string
  })
  expect(text).toContain(stdio.path)
})

test('the packaged Claude Desktop of Windows is written where it reads', async () => {
  const printed: Record<string, string> = {}
  const machine = newMachine('win32', printed)
  const node = join(dirname(machine.home), 'Program Files/nodejs/node.exe')
  await place(node, '')
  printed[`${node} --version`] = 'v22.3.0\r\n'
  const packages = join(machine.home, 'AppData/Local/Packages')
  await mkdir(join(packages, 'Claude_pzs8sxrjxfjjc'), { recursive: true })
  const plain = join(machine.home, 'AppData/Roaming/Claude/claude_desktop_config.json')
  await place(plain, '{}')
  const { write } = connecting(machine)
  const { files } = await write('claude-desktop')
  expect(files).toEqual([
    join(packages, 'Claude_pzs8sxrjxfjjc/LocalCache/Roaming/Claude/claude_desktop_config.json')
  ])
  expect(await readFile(files[0] ?? '', 'utf8')).toContain('"splunk"')
  expect(await readFile(plain, 'utf8')).toBe('{}')
})

test('the stdio program of an earlier version is replaced when the app starts', async () => {
  const { machine } = await mac('v24.1.0\n')
  const deps = {
    version: '0.0.0-test',
    store: new MemoryStore(),
    secrets: new MemorySecrets(),
    dataDir: temporaryFolder(),
    port: 0,
    historyThread: historyThread(),
    machine: { ...machine, has: () => Promise.resolve(true) },
    stdioProgram: () => Promise.resolve('// version 1\n')
  }
  deps.store.set('profiles', [])
  const first = await createApp(deps)
  const { programs } = first
  await programs.write('claude-desktop', (await programs.plan('claude-desktop')).revision)
  const path = join(deps.dataDir, 'stdio/switchboard.mjs')
  expect(await readFile(path, 'utf8')).toBe('// version 1\n')
  await first.stop()
  await writeFile(path, '// edited\n')
  const second = await createApp({ ...deps, stdioProgram: () => Promise.resolve('// version 2\n') })
  await second.start()
  expect(await readFile(path, 'utf8')).toBe('// version 2\n')
  await second.stop()
})
