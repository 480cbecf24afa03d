import { randomUUID } from 'node:crypto'
import { setImmediate as pause } from 'node:timers/promises'
import type { CallSource } from './call-source.ts'
import type { ExportChunk, ExportFormat, ExportPreview, ExportRequest } from './contract.ts'
import { csv } from './csv.ts'
import { ExportError } from './export-error.ts'
import { har } from './har/har.ts'
import { report } from './html/report.ts'
import { asText } from './html/text.ts'
import { jsonl } from './jsonl.ts'
import { RunningExport } from './running-export.ts'
import type { KnownNames } from './sanitising/sanitiser.ts'
import type { Writer } from './writer.ts'

const writers: Readonly<Record<ExportFormat, Writer>> = { jsonl, csv, har, html: report }

/** Characters of a part; one call can be more. */
const partLength = 512 * 1024
/** ms of work for a part. */
const partTime = 100
/** ms for which calls of clients wait at most, about. */
const slice = 8
const mostRunning = 8
/** ms without a question. */
const abandonedAfter = 120_000
const previewedCalls = 100
const previewLength = 6000

interface Open {
  readonly running: RunningExport
  readonly steps: ReturnType<RunningExport['steps']>
  readonly fileName: string
  readonly mediaType: string
  /** Of a step that was too long for its part. */
  rest: string
  progress: number
  timer: NodeJS.Timeout | undefined
}

interface ExportsDeps {
  readonly source: CallSource
  readonly program: string
  readonly version: string
  /** Asked anew for each export. */
  readonly known: () => KnownNames
}

/** The exports that are under way, each pulled part by part, so that none is ever whole in memory. */
export class Exports {
  readonly #deps: ExportsDeps
  readonly #open = new Map<string, Open>()

  constructor(deps: ExportsDeps) {
    this.#deps = deps
  }

  async preview(request: ExportRequest): Promise<ExportPreview> {
    const exportedAt = Date.now()
    const running = this.#running(request, exportedAt, previewedCalls)
    let beginning = ''
    for await (const { text } of running.steps()) {
      if (beginning.length < previewLength || request.format === 'html') beginning += text
    }
    if (request.format === 'html') beginning = asText(beginning)
    return {
      fileName: fileNameOf(request, exportedAt),
      calls: running.total,
      beginning: cut(beginning, previewLength),
      examined: running.calls,
      takenOut: running.sanitiser.takenOut()
    }
  }

  /** The next part. Throws `ExportError` where an export has no calls, or was ended meanwhile. */
  async next(request: ExportRequest, exportId: string | null): Promise<ExportChunk> {
    const id = exportId ?? this.#begin(request)
    const open = this.#open.get(id)
    if (open === undefined) {
      throw new ExportError('export_gone', 'This export was ended meanwhile. Begin it again.')
    }
    clearTimeout(open.timer)
    const until = performance.now() + partTime
    let text = open.rest
    let done = false
    let began = performance.now()
    while (text.length < partLength && performance.now() < until && !done) {
      if (performance.now() - began > slice) {
        await pause()
        began = performance.now()
      }
      const step = await open.steps.next()
      if (step.done === true) done = true
      else {
        text += step.value.text
        open.progress = step.value.progress
      }
    }
    if (open.running.total === 0) {
      this.close(id)
      throw new ExportError(
        'empty',
        'There are no calls to export. Change the filter or the selection.'
      )
    }
    const part = cut(text, partLength)
    open.rest = text.slice(part.length)
    const ended = done && open.rest === ''
    if (ended) this.#open.delete(id)
    else if (this.#open.has(id))
      open.timer = setTimeout(() => this.close(id), abandonedAfter).unref()
    const { fileName, mediaType, progress } = open
    return {
      exportId: id,
      fileName,
      mediaType,
      text: part,
      progress: ended ? 1 : progress,
      done: ended
    }
  }

  close(exportId: string): void {
    const open = this.#open.get(exportId)
    if (open === undefined) return
    clearTimeout(open.timer)
    this.#open.delete(exportId)
    void open.steps.return()
  }

  stop(): void {
    for (const id of [...this.#open.keys()]) this.close(id)
  }

  #begin(request: ExportRequest): string {
    const [oldest] = this.#open.keys()
    if (this.#open.size >= mostRunning && oldest !== undefined) this.close(oldest)
    const exportedAt = Date.now()
    const running = this.#running(request, exportedAt, Number.POSITIVE_INFINITY)
    const id = randomUUID()
    this.#open.set(id, {
      running,
      steps: running.steps(),
      fileName: fileNameOf(request, exportedAt),
      mediaType: writers[request.format].mediaType,
      rest: '',
      progress: 0,
      timer: undefined
    })
    return id
  }

  #running(request: ExportRequest, exportedAt: number, most: number): RunningExport {
    const { source, known, program, version } = this.#deps
    return new RunningExport({
      source,
      writer: writers[request.format],
      request,
      known: known(),
      program: { program, version, exportedAt },
      most
    })
  }
}

function fileNameOf({ format, sanitised }: ExportRequest, at: number): string {
  const time = new Date(at).toISOString().slice(0, 19).replaceAll(':', '').replace('T', '-')
  return `splunk-calls-${time}${sanitised ? '' : '-complete'}.${writers[format].extension}`
}

/** The first characters of a text, never half of one. */
function cut(text: string, length: number): string {
  if (text.length <= length) return text
  const last = text.charCodeAt(length - 1)
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length)
}
