import { EventEmitter } from 'node:events'
import {
  closeSync,
  copyFileSync,
  fdatasync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync
} from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'

/** What a journal holds: values that each have an id of their own. */
export interface JournalOptions<Value> {
  readonly schema: z.ZodType<Value>
  readonly idOf: (value: Value) => string
  /** As it stands in "the … cannot be written", a plural. */
  readonly what: string
}

const syncAfter = 1_000
const retryEvery = 5_000

/**
 * Values on disk: a file of JSON lines, each written before `put` and `end` return, so that a killed
 * program forgets nothing; a power loss may cost what is younger than a second or two. Rewritten at
 * start and when it has grown. While the disk takes nothing, the values are kept in memory,
 * `trouble` says so, and all of them are written once it takes them again.
 */
export class JournalFile<Value> {
  readonly #path: string
  readonly #options: JournalOptions<Value>
  readonly #values = new Map<string, Value>()
  readonly #events = new EventEmitter()
  #file: number | null = null
  #lines = 0
  #mostLines = 1000
  #trouble: string | null = null
  #syncing: NodeJS.Timeout | undefined
  #retrying: NodeJS.Timeout | undefined
  /** What was wrong with the file at start, in a sentence. */
  readonly problem: string | null

  constructor(path: string, options: JournalOptions<Value>) {
    this.#path = path
    this.#options = options
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    this.problem = this.#read()
    try {
      this.#rewrite()
    } catch (error) {
      this.#fail(error)
    }
  }

  list(): readonly Value[] {
    return [...this.#values.values()]
  }

  /** Why nothing can be written at the moment, in a sentence; null while all is well. */
  get trouble(): string | null {
    return this.#trouble
  }

  /** Told when `trouble` comes and goes. */
  subscribe(listener: () => void): () => void {
    this.#events.on('trouble', listener)
    return () => this.#events.off('trouble', listener)
  }

  put(value: Value): void {
    this.#values.set(this.#options.idOf(value), value)
    this.#append({ put: value })
  }

  end(id: string): void {
    if (this.#values.delete(id)) this.#append({ end: id })
  }

  close(): void {
    clearTimeout(this.#syncing)
    if (this.#trouble !== null) this.#retry()
    clearInterval(this.#retrying)
    const file = this.#file
    this.#file = null
    if (file === null) return
    fsyncSync(file)
    closeSync(file)
  }

  #append(line: { readonly put: Value } | { readonly end: string }): void {
    // A half written line must stay the last one. All is written anew when the disk takes it.
    if (this.#file === null || this.#trouble !== null) return
    try {
      writeWhole(this.#file, line)
    } catch (error) {
      this.#fail(error)
      return
    }
    this.#syncSoon(this.#file)
    this.#lines += 1
    if (this.#lines <= 4 * this.#values.size + this.#mostLines) return
    try {
      this.#rewrite()
    } catch {
      // The file that has grown is whole, and goes on until there is room for a shorter one.
      this.#mostLines *= 2
    }
  }

  // Waiting for the disk at each line would hold up every call.
  #syncSoon(file: number): void {
    this.#syncing ??= setTimeout(() => {
      this.#syncing = undefined
      fdatasync(file, (error) => {
        if (error !== null && file === this.#file) this.#fail(error)
      })
    }, syncAfter).unref()
  }

  #fail(error: unknown): void {
    const why = error instanceof Error ? error.message : String(error)
    this.#trouble = `The ${this.#options.what} cannot be written to ${this.#path} (${why}). They are kept in memory and written as soon as that is possible: make room on the disk before the program ends.`
    this.#retrying ??= setInterval(() => this.#retry(), retryEvery).unref()
    this.#events.emit('trouble')
  }

  #retry(): void {
    try {
      this.#rewrite()
    } catch {
      return
    }
    clearInterval(this.#retrying)
    this.#retrying = undefined
    this.#trouble = null
    this.#events.emit('trouble')
  }

  #read(): string | null {
    const { schema, idOf, what } = this.#options
    const lineSchema = z.union([z.object({ put: schema }), z.object({ end: z.string() })])
    const lines = readIfThere(this.#path).split('\n')
    const bad = lines.filter((line, index) => {
      const entry = lineSchema.safeParse(parseLine(line))
      if (entry.success) {
        if ('put' in entry.data) this.#values.set(idOf(entry.data.put), entry.data.put)
        else this.#values.delete(entry.data.end)
        return false
      }
      // The last line of a killed program may be half written.
      return line !== '' && index !== lines.length - 1
    })
    if (bad.length === 0) return null
    const aside = `${this.#path}.broken`
    copyFileSync(this.#path, aside)
    return `Some of the ${what} could not be read; the file was kept aside as ${aside}.`
  }

  #rewrite(): void {
    const draft = `${this.#path}.new`
    const file = openSync(draft, 'w', 0o600)
    try {
      for (const put of this.#values.values()) writeWhole(file, { put })
      fsyncSync(file)
      renameSync(draft, this.#path)
    } catch (error) {
      closeSync(file)
      rmSync(draft, { force: true })
      throw error
    }
    syncFolder(dirname(this.#path))
    clearTimeout(this.#syncing)
    this.#syncing = undefined
    if (this.#file !== null) closeSync(this.#file)
    this.#file = file
    this.#lines = this.#values.size
  }
}

// A full disk takes a part of a line without an error.
function writeWhole(file: number, line: object): void {
  const bytes = Buffer.from(`${JSON.stringify(line)}\n`)
  for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at)
}

// The new name of a file is on disk only when its folder is. Windows has no such thing.
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const file = openSync(folder, 'r')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
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
