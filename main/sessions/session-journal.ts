import {
  closeSync,
  copyFileSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync
} from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { type StoredSession, storedSessionSchema } from './session.ts'

const lineSchema = z.union([z.object({ put: storedSessionSchema }), z.object({ end: z.string() })])

/**
 * The sessions on disk: a file of JSON lines, each written before the answer that depends on it
 * leaves, so that a killed program forgets nothing. Rewritten at start and when it has grown.
 */
export class SessionJournal {
  readonly #path: string
  readonly #sessions = new Map<string, StoredSession>()
  #file: number
  #lines = 0
  /** What was wrong with the file at start, in a sentence. */
  readonly problem: string | null

  constructor(path: string) {
    this.#path = path
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    this.problem = this.#read()
    this.#file = this.#rewrite()
  }

  list(): readonly StoredSession[] {
    return [...this.#sessions.values()]
  }

  put(session: StoredSession): void {
    this.#sessions.set(session.id, session)
    this.#append({ put: session })
  }

  end(id: string): void {
    if (this.#sessions.delete(id)) this.#append({ end: id })
  }

  close(): void {
    fsyncSync(this.#file)
    closeSync(this.#file)
  }

  #append(line: z.infer<typeof lineSchema>): void {
    writeSync(this.#file, `${JSON.stringify(line)}\n`)
    this.#lines += 1
    if (this.#lines > 4 * this.#sessions.size + 1000) {
      closeSync(this.#file)
      this.#file = this.#rewrite()
    }
  }

  #read(): string | null {
    const text = readIfThere(this.#path)
    const lines = text.split('\n')
    const bad = lines.filter((line, index) => {
      const entry = lineSchema.safeParse(parseLine(line))
      if (entry.success) {
        if ('put' in entry.data) this.#sessions.set(entry.data.put.id, entry.data.put)
        else this.#sessions.delete(entry.data.end)
        return false
      }
      // The last line of a killed program may be half written.
      return line !== '' && index !== lines.length - 1
    })
    if (bad.length === 0) return null
    copyFileSync(this.#path, `${this.#path}.broken`)
    return `Some remembered sessions could not be read; the file was kept aside as ${this.#path}.broken. Their clients open new ones by themselves.`
  }

  #rewrite(): number {
    const draft = `${this.#path}.new`
    const file = openSync(draft, 'w', 0o600)
    for (const session of this.#sessions.values()) {
      writeSync(file, `${JSON.stringify({ put: session })}\n`)
    }
    fsyncSync(file)
    renameSync(draft, this.#path)
    this.#lines = this.#sessions.size
    return file
  }
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ''
    throw error
  }
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
