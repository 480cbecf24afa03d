import { randomUUID } from 'node:crypto'
import type { ToolCall } from '../../tool-call.ts'
import type { ImportedHistory } from '../contract.ts'
import { ExportError } from '../export-error.ts'
import { Lines } from './lines.ts'
import { readCall, readHead } from './read-line.ts'

/** Where imported calls go: a history of their own, read only. */
export interface ImportTarget {
  add(importId: string, calls: readonly ToolCall[]): Promise<void>
  close(importId: string): Promise<void>
}

export interface ImportLimits {
  /** Characters. */
  readonly line: number
  readonly total: number
  readonly calls: number
  /** Open at once; the oldest is closed. */
  readonly open: number
}

export const importLimits: ImportLimits = {
  line: 64 * 1024 * 1024,
  total: 1024 * 1024 * 1024,
  calls: 1_000_000,
  open: 4
}

interface Open {
  readonly fileName: string
  readonly lines: Lines
  /** The first line was read. */
  begun: boolean
  length: number
  /** Of the file. */
  line: number
  calls: number
  unread: { lines: number; reason: string } | null
  readonly ids: Set<string>
}

/** Reads exports of ours, part by part. A line that is none of ours is counted, and the rest is read. */
export class Imports {
  readonly #target: ImportTarget
  readonly #limits: ImportLimits
  readonly #open = new Map<string, Open>()

  constructor(target: ImportTarget, limits: ImportLimits = importLimits) {
    this.#target = target
    this.#limits = limits
  }

  /** Throws `ExportError`, and forgets what was read of the file, where it cannot be read at all. */
  async read(
    importId: string | null,
    fileName: string,
    text: string,
    last: boolean
  ): Promise<ImportedHistory> {
    const id = importId ?? (await this.#begin(fileName))
    const open = this.#open.get(id)
    if (open === undefined) {
      throw new ExportError('import_gone', 'This import was closed meanwhile. Open the file again.')
    }
    try {
      const calls = this.#take(open, text, last)
      if (last && open.calls === 0) throw nothingIn(open)
      if (calls.length > 0) await this.#target.add(id, calls)
    } catch (error) {
      await this.close(id)
      throw error
    }
    const unread = open.unread === null ? null : { ...open.unread }
    return { importId: id, fileName: open.fileName, calls: open.calls, unread }
  }

  /** Throws `ExportError` for a call that was read from a file. */
  assertOwn(callId: string): void {
    if (!this.#open.has(callId.slice(0, Math.max(callId.lastIndexOf('-'), 0)))) return
    throw new ExportError(
      'read_only',
      'This call is from a file and only for reading. Copy its SPL, and search with it yourself.'
    )
  }

  async close(importId: string): Promise<void> {
    if (this.#open.delete(importId)) await this.#target.close(importId)
  }

  async #begin(fileName: string): Promise<string> {
    const [oldest] = this.#open.keys()
    if (this.#open.size >= this.#limits.open && oldest !== undefined) await this.close(oldest)
    const id = randomUUID()
    this.#open.set(id, {
      fileName,
      lines: new Lines(this.#limits.line),
      begun: false,
      length: 0,
      line: 0,
      calls: 0,
      unread: null,
      ids: new Set()
    })
    return id
  }

  #take(open: Open, text: string, last: boolean): readonly ToolCall[] {
    const { fileName } = open
    open.length += text.length
    if (open.length > this.#limits.total) throw this.#tooLarge(fileName, 'characters', 'total')
    const calls: ToolCall[] = []
    for (const line of open.lines.take(text, last)) {
      open.line++
      if (!open.begun) {
        readHead(line.kind === 'line' ? line.text : '', fileName)
        open.begun = true
      } else if (line.kind === 'tooLong') {
        unread(open, `it is longer than ${this.#limits.line.toLocaleString('en-US')} characters`)
      } else if (line.text.trim() !== '') this.#takeLine(open, line.text, calls)
    }
    if (last && !open.begun) readHead('', fileName)
    return calls
  }

  #takeLine(open: Open, text: string, calls: ToolCall[]): void {
    const read = readCall(text)
    if ('reason' in read) unread(open, read.reason)
    else if (open.ids.has(read.call.id)) unread(open, 'an earlier line has the same id')
    else {
      if (open.calls >= this.#limits.calls) throw this.#tooLarge(open.fileName, 'calls', 'calls')
      open.ids.add(read.call.id)
      open.calls++
      calls.push(read.call)
    }
  }

  #tooLarge(fileName: string, what: string, limit: 'total' | 'calls'): ExportError {
    return new ExportError(
      'too_large',
      `${fileName} has more than ${this.#limits[limit].toLocaleString('en-US')} ${what}. Export fewer calls at once, with a filter.`
    )
  }
}

function nothingIn({ fileName, unread: why }: Open): ExportError {
  const because = why === null ? '' : ` (${why.reason})`
  return new ExportError(
    'empty',
    `${fileName} holds no call that can be read${because}. Export calls as JSON Lines, and open that file.`
  )
}

function unread(open: Open, reason: string): void {
  open.unread ??= { lines: 0, reason: `line ${open.line}: ${reason}` }
  open.unread.lines++
}
