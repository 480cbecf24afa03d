import { readFile, rm, stat } from 'node:fs/promises'
import { bytesOf, readConfigFile, sha256 } from './config-file.ts'
import { backUp, replaceFile } from './config-write.ts'
import type { Entry } from './entries.ts'
import type { Target } from './installed.ts'
import type { Edition } from './layouts.ts'
import { type OpenedFile, openFile, withEntry, withoutEntry } from './opened-file.ts'
import { systemCode } from './program-error.ts'
import type { WrittenFile } from './written.ts'

/**
 * ms. A file that is written twice within it may have the same time; the coarsest clock is FAT's:
 * https://learn.microsoft.com/en-us/windows/win32/sysinfo/file-times
 */
const coarsest = 2000

/** Remembers what was read from each file until it changes, since some are large and watched often. */
export class OpenedFiles {
  readonly #known = new Map<string, { readonly state: string; readonly opened: OpenedFile }>()

  /** As `openFile`. */
  async open(target: Target): Promise<OpenedFile> {
    const { state, writtenAt } = await stateOf(target.file)
    const known = this.#known.get(target.file)
    if (known?.state === state) return known.opened
    const opened = await openFile(target)
    if (writtenAt < Date.now() - coarsest) this.#known.set(target.file, { state, opened })
    return opened
  }
}

/** `writtenAt`: Unix time in ms. */
async function stateOf(file: string): Promise<{ state: string; writtenAt: number }> {
  try {
    const { ino, size, mtimeNs, mtimeMs, mode } = await stat(file, { bigint: true })
    return { state: [ino, size, mtimeNs, mode].join(), writtenAt: Number(mtimeMs) }
  } catch (error) {
    return { state: systemCode(error) ?? 'unknown', writtenAt: 0 }
  }
}

/**
 * Writes our entry into a file, with a backup beside it; `earlier` is our last write to it, if any.
 * Throws `ProgramError`, and leaves the file as it was.
 */
export async function writeEntry(
  opened: OpenedFile,
  entry: Entry,
  earlier: WrittenFile | undefined
): Promise<WrittenFile> {
  const { read } = opened
  const { name, text } = withEntry(opened, entry)
  const bytes = bytesOf(read, text)
  const backup = await backUp(read)
  try {
    await replaceFile(read, bytes, read.mode & 0o600)
  } catch (error) {
    if (backup !== null) await rm(backup, { force: true })
    throw error
  }
  return {
    file: read.file,
    name,
    sha256: sha256(bytes),
    mode: earlier?.mode ?? read.mode,
    backup: earlier === undefined ? backup : earlier.backup,
    exact: earlier === undefined
  }
}

/**
 * Takes our entry out of a file. Where nothing else has changed since, the file becomes byte for byte
 * what it was; otherwise only the entry goes, or what stood in its place comes back.
 */
export async function takeBack(written: WrittenFile, edition: Edition): Promise<void> {
  const { file, name, backup, mode } = written
  const read = await readConfigFile(file)
  if (read.bytes === null) return
  const before = backup === null ? null : await readBackup(backup)
  const isOurs = written.exact && sha256(read.bytes) === written.sha256
  if (isOurs && backup === null) {
    await replaceFile(read, null, mode)
    return
  }
  if (isOurs && backup !== null && before !== null) {
    await replaceFile(read, before, mode)
    await rm(backup, { force: true })
    return
  }
  const opened = await openFile({ file, edition })
  if (opened.own?.name !== name) return
  const { text } = withoutEntry(opened, name, before === null ? null : textOf(before))
  const restoredMode = read.mode === (mode & 0o600) ? mode : read.mode
  await replaceFile(opened.read, bytesOf(opened.read, text), restoredMode)
}

const textOf = (bytes: Buffer): string => bytes.toString('utf8').replace(/^\uFEFF/, '')

async function readBackup(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file)
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null
    throw error
  }
}
