import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { handshakePath } from '../../../main/connect/handshake-file.ts'
import type { Machine } from '../../../main/connect/machine.ts'
import type { ProgramId, ProgramView } from '../../../main/connect/program.ts'
import { Programs } from '../../../main/connect/programs.ts'
import { StdioFile } from '../../../main/connect/stdio-file.ts'
import type { Written } from '../../../main/connect/written.ts'
import { Clients } from '../../../main/sessions/clients.ts'
import { MemoryStore } from '../../../main/settings/store.ts'
import { folderMachine, type Printed } from '../../support/fake-machine.ts'
import { temporaryFolder } from '../../support/running-app.ts'

/** A computer that is gone when the test is over. */
export const newMachine = (
  platform: Machine['platform'] = 'linux',
  printed: Printed = {}
): Machine => folderMachine(temporaryFolder(), platform, printed)

/** Programs on a machine, with the real list of clients and an endpoint that can move. */
export function connecting(machine: Machine) {
  const clients = new Clients(new MemoryStore())
  const dataDir = temporaryFolder()
  const endpoint = { url: 'http://127.0.0.1:8003/mcp' }
  const handshake = handshakePath(dataDir)
  const stdio = new StdioFile(dataDir, () => Promise.resolve('// the stdio program\n'))
  const saved: { written: readonly Written[] } = { written: [] }
  const programs = new Programs({
    machine,
    clients,
    stdio,
    url: () => endpoint.url,
    handshake,
    written: [],
    save: (written) => {
      saved.written = written
    },
    hints: (listener) => clients.subscribe(listener)
  })
  const view = async (id: ProgramId): Promise<ProgramView> => {
    const found = (await programs.list()).find((one) => one.id === id)
    if (found === undefined) throw new Error(`There is no ${id}.`)
    return found
  }
  const write = async (id: ProgramId) => programs.write(id, (await programs.plan(id)).revision)
  return { programs, clients, endpoint, handshake, stdio, saved, view, write }
}

const fixtures = join(import.meta.dirname, 'fixtures')

export const fixture = (name: string): Promise<Buffer> => readFile(join(fixtures, `${name}.txt`))

/** Puts a file there, with the folders that it needs. */
export async function place(file: string, content: Buffer | string, mode = 0o644): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, content, { mode })
}

/** Programs of one machine, of which one is installed and has its file at `file`. */
export async function installed(id: ProgramId, sign: string, path: string, machine = newMachine()) {
  const file = join(machine.home, path)
  await mkdir(join(machine.home, sign), { recursive: true })
  return { ...connecting(machine), id, file, machine }
}

/** Cursor on Linux. */
export const cursor = () =>
  installed('cursor', '.config/Cursor/User/globalStorage', '.cursor/mcp.json')

/** Permission bits. */
export const modeOf = async (file: string) => (await stat(file)).mode & 0o777
/** Of a file, beside it. */
export const backupsOf = async (file: string) => {
  const names = await readdir(dirname(file))
  return names.filter((name) => name.endsWith('.bak')).map((name) => join(dirname(file), name))
}
