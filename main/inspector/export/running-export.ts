import type { ToolCall, ToolCallRow } from '../tool-call.ts'
import type { CallSource } from './call-source.ts'
import type { ExportRequest } from './contract.ts'
import { Sanitiser, type KnownNames } from './sanitising/sanitiser.ts'
import { summaryOf } from './summary.ts'
import type { About, Writer } from './writer.ts'

export interface RunningExportDeps {
  readonly source: CallSource
  readonly writer: Writer
  readonly request: ExportRequest
  readonly known: KnownNames
  readonly program: Pick<About, 'program' | 'version' | 'exportedAt'>
  /** Only the first so many calls. */
  readonly most: number
}

interface Step {
  /** Empty: names are being learnt. */
  readonly text: string
  /** 0 to 1. */
  readonly progress: number
}

/** Of the work, what goes into learning names before the first is written. */
const learningShare = 0.4

/**
 * One export, step by step. Where it is sanitised, all calls are read twice: a name that is seen in the
 * last of them is replaced in the first as well.
 */
export class RunningExport {
  readonly sanitiser: Sanitiser
  readonly #deps: RunningExportDeps
  /** So far written. */
  calls = 0

  constructor(deps: RunningExportDeps) {
    this.#deps = deps
    this.sanitiser = new Sanitiser(deps.known)
  }

  async *steps(): AsyncGenerator<Step, void> {
    const { source, writer, request, program, most } = this.#deps
    const total = Math.max(Math.min(await source.count(request), most), 1)
    const base = request.sanitised ? learningShare : 0
    if (request.sanitised) {
      let learnt = 0
      for await (const call of firsts(source.calls(request), most)) {
        this.sanitiser.learn(call)
        learnt++
        yield { text: '', progress: Math.min(learnt / total, 1) * learningShare }
      }
    }
    const about: About = {
      ...program,
      sanitised: request.sanitised,
      summary: await summaryOf(this.#rows())
    }
    for await (const text of writer.write(this.#calls(), about)) {
      yield { text, progress: base + Math.min(this.calls / total, 1) * (1 - base) }
    }
  }

  async *#rows(): AsyncGenerator<ToolCallRow, void> {
    const { source, request, most, writer } = this.#deps
    // Only a report begins with a summary.
    if (writer.extension !== 'html') return
    for await (const row of firsts(source.rows(request), most)) {
      yield request.sanitised ? this.sanitiser.uncounted(row) : row
    }
  }

  async *#calls(): AsyncGenerator<ToolCall, void> {
    const { source, request, most } = this.#deps
    for await (const call of firsts(source.calls(request), most)) {
      this.calls++
      yield this.#shown(call)
    }
  }

  #shown(call: ToolCall): ToolCall {
    const { sanitised, notes } = this.#deps.request
    if (!notes) this.sanitiser.note(call.note)
    const kept = notes ? call : { ...call, note: null }
    return sanitised ? this.sanitiser.call(kept) : kept
  }
}

async function* firsts<Item>(items: AsyncIterable<Item>, most: number) {
  if (most < 1) return
  let taken = 0
  for await (const item of items) {
    yield item
    taken++
    if (taken >= most) return
  }
}
