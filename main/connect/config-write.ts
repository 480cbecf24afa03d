import { randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm, rmdir, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { ConfigFile } from './config-file.ts'
import { ProgramError, refused, systemCode } from './program-error.ts'

const lockedFor = 3000
// As long as proper-lockfile, with which Claude Code locks its file, holds a lock to be alive.
const staleAfter = 10_000

/**
 * Puts other bytes in place of a file that was read, whole or not at all: other programs see the old
 * file or the new one. Null removes it. `mode`: its permission bits. Throws `ProgramError`:
 * `file_changed` where it is no longer as it was read.
 */
export async function replaceFile(
  read: ConfigFile,
  bytes: Buffer | null,
  mode: number
): Promise<void> {
  const { file, target } = read
  try {
    await mkdir(dirname(target), { recursive: true, mode: 0o700 })
    await whileLocked(read, async () => {
      if (bytes === null) {
        await assertUnchanged(read)
        await rm(target)
        return
      }
      // In the same folder, since a rename is atomic only within one file system.
      const temporary = join(dirname(target), `.${basename(target)}.${randomUUID()}.tmp`)
      try {
        await writeNew(temporary, bytes, mode)
        await assertUnchanged(read)
        await rename(temporary, target)
      } catch (error) {
        await rm(temporary, { force: true })
        throw error
      }
    })
  } catch (error) {
    throw error instanceof ProgramError ? error : refused(file, 'written', error)
  }
}

/** Keeps what was read as a file beside it, for its owner alone; answers with its name. */
export async function backUp({ file, target, bytes, mode }: ConfigFile): Promise<string | null> {
  if (bytes === null) return null
  const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-')
  const backup = `${target}.switchboard-${stamp}.bak`
  try {
    await writeNew(backup, bytes, mode & 0o600)
    return backup
  } catch (error) {
    throw refused(file, 'copied to a backup beside it', error)
  }
}

async function writeNew(file: string, bytes: Buffer, mode: number): Promise<void> {
  const handle = await open(file, 'wx', mode)
  try {
    await handle.writeFile(bytes)
    await handle.chmod(mode)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function assertUnchanged({ file, target, bytes }: ConfigFile): Promise<void> {
  const current = await readFile(target).catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return null
    throw error
  })
  const same = bytes === null ? current === null : current?.equals(bytes) === true
  if (same) return
  throw new ProgramError(
    'file_changed',
    `${file} has changed meanwhile, so nothing was written. Look at what would change again.`
  )
}

/** Holds the lock that Claude Code takes too: a folder beside the file. */
async function whileLocked({ file, target }: ConfigFile, act: () => Promise<void>): Promise<void> {
  const lock = `${target}.lock`
  const until = Date.now() + lockedFor
  for (;;) {
    try {
      await mkdir(lock)
      break
    } catch (error) {
      if (systemCode(error) !== 'EEXIST') throw error
      const taken = await stat(lock).catch(() => null)
      if (taken !== null && Date.now() - taken.mtimeMs > staleAfter) await unlock(lock)
      else if (Date.now() > until) {
        throw new ProgramError(
          'program_blocked',
          `${file} is locked by another program (${lock}). Try again in a moment.`,
          { cause: error }
        )
      } else await wait(50)
    }
  }
  try {
    await act()
  } finally {
    await unlock(lock)
  }
}

// Another program that took it for stale may have removed it: what was written stands all the same.
async function unlock(lock: string): Promise<void> {
  await rmdir(lock).catch((error: unknown) => {
    if (systemCode(error) !== 'ENOENT') throw error
  })
}
