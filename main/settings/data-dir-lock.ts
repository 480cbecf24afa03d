import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** Another running program has the settings in this folder. */
export class DataDirInUse extends Error {
  readonly code = 'data_dir_in_use'
}

const holderSchema = z.object({
  pid: z.int().positive(),
  door: z.enum(['desktop', 'headless']),
  /** When the process began, as its system tells it; null where it does not. */
  began: z.string().nullable()
})
type Holder = z.infer<typeof holderSchema>

/** Tells a process from a later one with the same id: field 22 of https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
function began(pid: number): string | null {
  if (process.platform !== 'linux') return null
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
  } catch {
    return null
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function readHolder(file: string): Holder | null {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return null
  }
}

/** A killed program leaves its lock behind; in a container the next one may even have the same id. */
function isStale(file: string, holder: Holder | null): boolean {
  // Unreadable: either being written this moment, or cut off by a crash.
  if (holder === null) return Date.now() - statSync(file).mtimeMs > 2000
  if (holder.pid === process.pid || !isAlive(holder.pid)) return true
  const now = began(holder.pid)
  return holder.began !== null && now !== null && holder.began !== now
}

const inUse = (dataDir: string, holder: Holder | null) =>
  new DataDirInUse(
    `Switchboard for Splunk runs already with the settings in ${dataDir}${
      holder === null ? '' : ` (${holder.door}, process ${holder.pid})`
    }. Stop it, or choose another folder with --data-dir.`
  )

/**
 * Takes the folder for this process, so that no second program writes over its settings. Answers
 * with the way to give it back. Throws `DataDirInUse`, which names the program that has it.
 */
export function lockDataDir(dataDir: string, door: Holder['door']): () => void {
  const file = join(dataDir, 'running.json')
  const own: Holder = { pid: process.pid, door, began: began(process.pid) }
  const take = () => writeFileSync(file, JSON.stringify(own), { flag: 'wx', mode: 0o600 })
  try {
    take()
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'EEXIST')) throw cause
    const holder = readHolder(file)
    if (!isStale(file, holder)) throw inUse(dataDir, holder)
    rmSync(file, { force: true })
    take()
  }
  return () => rmSync(file, { force: true })
}
