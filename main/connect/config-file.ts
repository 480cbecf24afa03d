import { createHash } from 'node:crypto'
import { access, constants, lstat, readFile, realpath, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { ProgramError, refused, systemCode } from './program-error.ts'

/** A file as it was when it was read. */
export interface ConfigFile {
  /** As the program calls it. */
  readonly file: string
  /** Where it really is: behind a symbolic link. */
  readonly target: string
  /** Null: it is not there. */
  readonly bytes: Buffer | null
  /** Without a byte order mark. */
  readonly text: string
  readonly hasByteOrderMark: boolean
  /** Permission bits; 0600 where it is not there. */
  readonly mode: number
}

const byteOrderMark = '\uFEFF'
const ownerMayWrite = 0o200

/** Of the bytes, in hex. */
export const sha256 = (bytes: Buffer | string): string =>
  createHash('sha256').update(bytes).digest('hex')

/** Reads a file, or finds that it is not there. Throws `ProgramError` where it cannot be read. */
export async function readConfigFile(file: string): Promise<ConfigFile> {
  const target = await targetOf(file)
  try {
    const bytes = await readFile(target)
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    const hasByteOrderMark = text.startsWith(byteOrderMark)
    const { mode } = await stat(target)
    return {
      file,
      target,
      bytes,
      text: hasByteOrderMark ? text.slice(1) : text,
      hasByteOrderMark,
      mode: mode & 0o777
    }
  } catch (error) {
    if (systemCode(error) === 'ENOENT') {
      return { file, target, bytes: null, text: '', hasByteOrderMark: false, mode: 0o600 }
    }
    if (error instanceof TypeError) {
      throw new ProgramError(
        'program_blocked',
        `${file} is not written in UTF-8, so it was left alone. Save it as UTF-8, then try again.`,
        { cause: error }
      )
    }
    throw refused(file, 'read', error)
  }
}

/** The bytes of a file with another text. */
export const bytesOf = ({ hasByteOrderMark }: ConfigFile, text: string): Buffer =>
  Buffer.from(hasByteOrderMark ? byteOrderMark + text : text)

async function targetOf(file: string): Promise<string> {
  try {
    return await realpath(file)
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw refused(file, 'read', error)
    const isLink = await lstat(file).then(
      (found) => found.isSymbolicLink(),
      () => false
    )
    if (!isLink) return file
    throw new ProgramError(
      'program_blocked',
      `${file} is a link to a file that is not there. Restore that file or remove the link, then try again.`,
      { cause: error }
    )
  }
}

/** Throws `ProgramError` where the file, or the folder that it is in or would be made in, takes no writes. */
export async function assertWritable({ file, target, bytes, mode }: ConfigFile): Promise<void> {
  // Replacing a file asks for no permission on it, but its owner has said that it is to stay.
  if (bytes !== null && (mode & ownerMayWrite) === 0) {
    throw new ProgramError(
      'program_blocked',
      `${file} is read-only. Make it writable, then try again.`
    )
  }
  let folder = dirname(target)
  for (;;) {
    try {
      const found = await stat(folder)
      if (!found.isDirectory()) throw new Error(`${folder} is not a folder`)
      await access(folder, constants.W_OK)
      return
    } catch (error) {
      const above = dirname(folder)
      if (systemCode(error) !== 'ENOENT' || above === folder) {
        throw new ProgramError(
          'program_blocked',
          `Nothing can be written to ${folder}, where ${file} belongs (${systemCode(error) ?? 'not a folder'}).`,
          { cause: error }
        )
      }
      folder = above
    }
  }
}
