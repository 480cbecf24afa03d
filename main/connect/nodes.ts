import { pathFolders } from './installed.ts'
import type { Machine } from './machine.ts'
import { pathsOf } from './paths.ts'

// Those of the system first: they stay where they are when a version manager moves on.
const places = {
  win32: {
    fixed: ['{programs}/nodejs/node.exe'],
    versions: [
      '{home}/.volta/tools/image/node/*/node.exe',
      '{config}/nvm/v*/node.exe',
      '{config}/fnm/node-versions/*/installation/node.exe',
      '{local}/fnm/node-versions/*/installation/node.exe'
    ]
  },
  other: {
    fixed: ['/usr/local/bin/node', '/opt/homebrew/bin/node', '/usr/bin/node'],
    versions: [
      '{home}/.volta/tools/image/node/*/bin/node',
      '{home}/.nvm/versions/node/*/bin/node',
      '{home}/.local/share/fnm/node-versions/*/installation/bin/node',
      '{home}/Library/Application Support/fnm/node-versions/*/installation/bin/node',
      '{home}/.local/share/mise/installs/node/*/bin/node'
    ]
  }
}

const oldest = 18
// Folders that a shell or a package manager makes for one run.
const passing = /fnm_multishells|node_modules/

/** The absolute path of a Node that the stdio program runs on (18 or newer); null: there is none. */
export async function findNode(machine: Machine): Promise<string | null> {
  const { platform, path } = machine
  const { fixed, versions } = places[platform === 'win32' ? 'win32' : 'other']
  const onPath = pathFolders(machine)
    .filter((folder) => !passing.test(folder))
    .map((folder) => path.join(folder, platform === 'win32' ? 'node.exe' : 'node'))
  const all = [
    ...(await Promise.all(fixed.map((template) => pathsOf(template, machine)))).flat(),
    ...onPath,
    ...(await Promise.all(versions.map((template) => pathsOf(template, machine))))
      .flat()
      .sort(newestFirst)
  ]
  for (const file of new Set(all)) {
    if (!(await machine.has(file))) continue
    const version = /^v(\d+)\./.exec((await machine.run(file, ['--version'])) ?? '')?.[1]
    if (Number(version) >= oldest) return file
  }
  return null
}

const newestFirst = (one: string, other: string): number =>
  other.localeCompare(one, 'en', { numeric: true })
