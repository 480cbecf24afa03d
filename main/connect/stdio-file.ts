import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { handshakePath } from './handshake-file.ts'
import { ProgramError, systemCode } from './program-error.ts'

/**
 * The stdio program as a file that other programs can start: at a path that stays when the app is
 * updated, and outside the app's archive, which only Electron can read.
 */
export class StdioFile {
  readonly path: string
  /** Path of the file in which the app leaves word for it. */
  readonly handshake: string
  readonly #source: (() => Promise<string>) | null

  /** `source`: of the built stdio program, one ES module; null: this build brings none. */
  constructor(dataDir: string, source: (() => Promise<string>) | null) {
    this.path = join(dataDir, 'stdio', 'switchboard.mjs')
    this.handshake = handshakePath(dataDir)
    this.#source = source
  }

  /** Writes it, unless the same is there already. Throws `ProgramError`. */
  async write(): Promise<void> {
    if (this.#source === null) {
      throw new ProgramError('program_blocked', 'This build brings no program for Claude Desktop.')
    }
    try {
      const source = await this.#source()
      if ((await this.#current()) === source) return
      await mkdir(dirname(this.path), { recursive: true, mode: 0o700 })
      const temporary = `${this.path}.tmp`
      await writeFile(temporary, source)
      await chmod(temporary, 0o600)
      await rename(temporary, this.path)
    } catch (cause) {
      throw new ProgramError(
        'program_blocked',
        `The program that Claude Desktop starts cannot be written to ${this.path} (${systemCode(cause) ?? String(cause)}).`,
        { cause }
      )
    }
  }

  async #current(): Promise<string | null> {
    return readFile(this.path, 'utf8').catch((error: unknown) => {
      if (systemCode(error) === 'ENOENT') return null
      throw error
    })
  }
}
