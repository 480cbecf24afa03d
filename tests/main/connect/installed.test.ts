import { mkdir } from 'node:fs/promises'
import { dirname, join, posix, win32 } from 'node:path'
import { expect, test } from 'vitest'
import { findProgram } from '../../../main/connect/installed.ts'
import { layoutOf, layouts } from '../../../main/connect/layouts.ts'
import type { Machine } from '../../../main/connect/machine.ts'
import { findNode } from '../../../main/connect/nodes.ts'
import type { ProgramId } from '../../../main/connect/program.ts'
import { pathsOf } from '../../../main/connect/paths.ts'
import { newMachine, place } from './connecting.ts'

/** A machine that has these files, written with the slashes of its own system. */
function machineWith(
  platform: 'darwin' | 'win32' | 'linux',
  files: readonly string[],
  env: Machine['env'] = {}
): Machine {
  const path = platform === 'win32' ? win32 : posix
  const home = { darwin: '/Users/ada', win32: 'C:\\Users\\Ada', linux: '/home/ada' }[platform]
  return {
    platform,
    home,
    env,
    path,
    has: (file) =>
      Promise.resolve(files.some((one) => one === file || one.startsWith(file + path.sep))),
    names: (folder) => {
      const inside = files.filter((one) => one.startsWith(folder + path.sep))
      const names = inside.map((one) => one.slice(folder.length + 1).split(path.sep)[0] ?? '')
      return Promise.resolve([...new Set(names)])
    },
    run: () => Promise.resolve(null)
  }
}

const filesOf = async (id: ProgramId, machine: Machine) => {
  const { installed, targets } = await findProgram(layoutOf(id), machine)
  return { installed, files: targets.map(({ file }) => file) }
}

const roaming = 'C:\\Users\\Ada\\AppData\\Roaming'
const local = 'C:\\Users\\Ada\\AppData\\Local'
const support = '/Users/ada/Library/Application Support'

test.each<readonly [ProgramId, 'darwin' | 'win32' | 'linux', string, string]>([
  [
    'claude-desktop',
    'darwin',
    '/Applications/Claude.app',
    `${support}/Claude/claude_desktop_config.json`
  ],
  [
    'claude-desktop',
    'win32',
    `${local}\\AnthropicClaude\\claude.exe`,
    `${roaming}\\Claude\\claude_desktop_config.json`
  ],
  [
    'claude-desktop',
    'linux',
    '/usr/bin/claude-desktop',
    '/home/ada/.config/Claude/claude_desktop_config.json'
  ],
  ['claude-code', 'darwin', '/opt/homebrew/bin/claude', '/Users/ada/.claude.json'],
  [
    'claude-code',
    'win32',
    'C:\\Users\\Ada\\.local\\bin\\claude.exe',
    'C:\\Users\\Ada\\.claude.json'
  ],
  [
    'claude-code',
    'linux',
    '/home/ada/.nvm/versions/node/v24.1.0/bin/claude',
    '/home/ada/.claude.json'
  ],
  ['cursor', 'darwin', '/Applications/Cursor.app', '/Users/ada/.cursor/mcp.json'],
  [
    'cursor',
    'win32',
    `${local}\\Programs\\cursor\\Cursor.exe`,
    'C:\\Users\\Ada\\.cursor\\mcp.json'
  ],
  ['cursor', 'linux', '/home/ada/.config/Cursor/User/globalStorage', '/home/ada/.cursor/mcp.json'],
  ['vscode', 'darwin', '/Applications/Visual Studio Code.app', `${support}/Code/User/mcp.json`],
  [
    'vscode',
    'win32',
    `${local}\\Programs\\Microsoft VS Code\\Code.exe`,
    `${roaming}\\Code\\User\\mcp.json`
  ],
  ['vscode', 'linux', '/usr/bin/code', '/home/ada/.config/Code/User/mcp.json'],
  ['codex', 'darwin', '/opt/homebrew/bin/codex', '/Users/ada/.codex/config.toml'],
  ['codex', 'win32', `${roaming}\\npm\\codex.cmd`, 'C:\\Users\\Ada\\.codex\\config.toml'],
  ['codex', 'linux', '/home/ada/.codex/auth.json', '/home/ada/.codex/config.toml'],
  ['gemini-cli', 'darwin', '/usr/local/bin/gemini', '/Users/ada/.gemini/settings.json'],
  ['gemini-cli', 'win32', `${roaming}\\npm\\gemini.cmd`, 'C:\\Users\\Ada\\.gemini\\settings.json'],
  ['gemini-cli', 'linux', '/home/ada/.gemini/oauth_creds.json', '/home/ada/.gemini/settings.json'],
  ['devin', 'darwin', '/Applications/Devin.app', '/Users/ada/.config/devin/mcp_config.json'],
  ['devin', 'win32', `${local}\\Programs\\Devin\\Devin.exe`, `${roaming}\\devin\\mcp_config.json`],
  ['devin', 'linux', '/usr/bin/devin', '/home/ada/.config/devin/mcp_config.json']
])('%s on %s is found by %s, and keeps its servers in %s', async (id, platform, sign, file) => {
  expect(await filesOf(id, machineWith(platform, [sign]))).toEqual({
    installed: true,
    files: [file]
  })
})

test.each(layouts)(
  'configuration files alone do not show that $title is there',
  async ({ id, editions }) => {
    const nothing = machineWith('linux', [])
    const files = await Promise.all(editions.map(({ file }) => pathsOf(file, nothing)))
    expect(files.flat()).not.toHaveLength(0)
    expect(await filesOf(id, machineWith('linux', files.flat()))).toMatchObject({
      installed: false
    })
  }
)

const packaged = (name: string) =>
  `${local}\\Packages\\${name}\\LocalCache\\Roaming\\Claude\\claude_desktop_config.json`

test('the packaged Claude Desktop is preferred to the file that it does not read, each of several', async () => {
  const machine = machineWith('win32', [
    `${local}\\AnthropicClaude\\claude.exe`,
    `${roaming}\\Claude\\claude_desktop_config.json`,
    `${local}\\Packages\\Claude_pzs8sxrjxfjjc\\AppxManifest.xml`,
    `${local}\\Packages\\Claude_nightly\\AppxManifest.xml`,
    `${local}\\Packages\\ClaudeOther\\AppxManifest.xml`
  ])
  expect(await filesOf('claude-desktop', machine)).toEqual({
    installed: true,
    files: [packaged('Claude_nightly'), packaged('Claude_pzs8sxrjxfjjc')]
  })
})

test('VS Code Insiders and the file of Windsurf come in addition where they are there', async () => {
  const machine = machineWith('linux', [
    '/usr/bin/code',
    '/home/ada/.config/Code - Insiders/User/globalStorage',
    '/usr/bin/devin',
    '/home/ada/.codeium/windsurf/cascade'
  ])
  expect((await filesOf('vscode', machine)).files).toEqual([
    '/home/ada/.config/Code/User/mcp.json',
    '/home/ada/.config/Code - Insiders/User/mcp.json'
  ])
  expect((await filesOf('devin', machine)).files).toEqual([
    '/home/ada/.config/devin/mcp_config.json',
    '/home/ada/.codeium/windsurf/mcp_config.json'
  ])
})

test('folders that the environment names are used', async () => {
  const windows = machineWith('win32', [], { APPDATA: 'D:\\Roaming', LOCALAPPDATA: 'D:\\Local' })
  expect((await filesOf('vscode', windows)).files).toEqual(['D:\\Roaming\\Code\\User\\mcp.json'])
  const linux = machineWith('linux', [], {
    XDG_CONFIG_HOME: '/data/config',
    CLAUDE_CONFIG_DIR: '/data/claude',
    CODEX_HOME: '/data/codex',
    PATH: '/data/bin:relative/bin'
  })
  expect((await filesOf('vscode', linux)).files).toEqual(['/data/config/Code/User/mcp.json'])
  expect((await filesOf('claude-code', linux)).files).toEqual(['/data/claude/.claude.json'])
  expect((await filesOf('codex', linux)).files).toEqual(['/data/codex/config.toml'])
})

async function machineWithNodes(versions: Readonly<Record<string, string>>): Promise<Machine> {
  const printed: Record<string, string> = {}
  const machine = newMachine('linux', printed)
  const root = dirname(machine.home)
  for (const [file, version] of Object.entries(versions)) {
    await place(join(root, file), '')
    printed[`${join(root, file)} --version`] = version
  }
  return machine
}

test('a Node is found on the PATH first, then the newest of a version manager, never one before 18', async () => {
  const old = { 'bin/node': 'v16.20.2\n', 'home/.nvm/versions/node/v9.11.2/bin/node': 'v9.11.2\n' }
  expect(await findNode(await machineWithNodes(old))).toBeNull()
  const nvm = {
    ...old,
    'home/.nvm/versions/node/v18.0.0/bin/node': 'v18.0.0\n',
    'home/.nvm/versions/node/v24.1.0/bin/node': 'v24.1.0\n'
  }
  expect(await findNode(await machineWithNodes(nvm))).toContain('/v24.1.0/bin/node')
  const path = { ...nvm, 'bin/node': 'v20.18.1\n' }
  expect(await findNode(await machineWithNodes(path))).toMatch(/\/bin\/node$/)
  expect(await findNode(await machineWithNodes(path))).not.toContain('nvm')
})

test('a Node that only a shell or a package manager lends is not taken', async () => {
  const printed: Record<string, string> = {}
  const base = newMachine('linux', printed)
  const root = dirname(base.home)
  const folder = join(root, 'project/node_modules/.bin')
  await mkdir(folder, { recursive: true })
  await place(join(folder, 'node'), '')
  printed[`${join(folder, 'node')} --version`] = 'v24.0.0\n'
  expect(await findNode({ ...base, env: { PATH: folder } })).toBeNull()
})

test('on Windows the Node of Program Files is found', async () => {
  const node = 'C:\\Program Files\\nodejs\\node.exe'
  const machine = { ...machineWith('win32', [node]), run: () => Promise.resolve('v22.3.0\r\n') }
  expect(await findNode(machine)).toBe(node)
})
