import type { Machine } from './machine.ts'

/**
 * The paths that a template means on a machine, sorted. It is written with slashes and begins at the
 * root or with a folder in braces; one `*` may stand at the end of a part, for each name that is there.
 */
export async function pathsOf(template: string, machine: Machine): Promise<readonly string[]> {
  const [first = '', ...parts] = template.split('/')
  let paths: readonly string[] = [first === '' ? '/' : folderOf(first, machine)]
  for (const part of parts) {
    const found = await Promise.all(paths.map((path) => entriesOf(path, part, machine)))
    paths = found.flat()
  }
  return paths
}

async function entriesOf(folder: string, part: string, machine: Machine) {
  const names = part.endsWith('*')
    ? (await machine.names(folder)).filter((name) => name.startsWith(part.slice(0, -1))).sort()
    : [part]
  return names.map((name) => machine.path.join(folder, name))
}

type Folder = (machine: Machine) => string

const roaming: Folder = ({ env, home, path }) =>
  env['APPDATA'] || path.join(home, 'AppData', 'Roaming')
const xdg: Folder = ({ env, home, path }) => env['XDG_CONFIG_HOME'] || path.join(home, '.config')

const folders: Readonly<Record<string, Folder>> = {
  '{home}': ({ home }) => home,
  /** Where desktop programs keep their settings. */
  '{config}': (machine) =>
    machine.platform === 'win32'
      ? roaming(machine)
      : machine.platform === 'darwin'
        ? machine.path.join(machine.home, 'Library', 'Application Support')
        : xdg(machine),
  /** Where programs of the terminal do. */
  '{dotconfig}': (machine) => (machine.platform === 'win32' ? roaming(machine) : xdg(machine)),
  '{local}': ({ env, home, path }) => env['LOCALAPPDATA'] || path.join(home, 'AppData', 'Local'),
  '{programs}': ({ env }) => env['ProgramFiles'] || 'C:\\Program Files',
  '{claude}': ({ env, home }) => env['CLAUDE_CONFIG_DIR'] || home,
  '{codex}': ({ env, home, path }) => env['CODEX_HOME'] || path.join(home, '.codex')
}

function folderOf(name: string, machine: Machine): string {
  const folder = folders[name]
  if (folder === undefined) throw new Error(`No folder is called ${name}.`)
  return folder(machine)
}

const systems = [
  ['macOS', { '{config}': '~/Library/Application Support', '{dotconfig}': '~/.config' }],
  ['Windows', { '{config}': '%APPDATA%', '{dotconfig}': '%APPDATA%' }],
  ['Linux', { '{config}': '~/.config', '{dotconfig}': '~/.config' }]
] as const

/** A template for people to read: one line, or one for each operating system where they differ. */
export function shownPath(template: string): string {
  const plain = template
    .replace('{home}', '~')
    .replace('{claude}', '~')
    .replace('{codex}', '~/.codex')
  if (!plain.startsWith('{')) return plain
  return systems
    .map(([system, names]) => {
      const path = Object.entries(names).reduce((text, [name, to]) => text.replace(name, to), plain)
      return `${system}: ${system === 'Windows' ? path.replaceAll('/', '\\') : path}`
    })
    .join('\n')
}
