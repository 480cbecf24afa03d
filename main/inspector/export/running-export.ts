import type { ToolCall, ToolCallRow } from '../tool-call.ts'
import type { CallSource, SelectedCalls } from './call-source.ts'
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
  /** Known from the first step on. */
  total = 0

  constructor(deps: RunningExportDeps) {
    this.#deps = deps
    this.sanitiser = new Sanitiser(deps.known)
  }

  async *steps(): AsyncGenerator<Step, void> {
    const { source, request } = this.#deps
    const selected = await source.open(request)
    this.total = selected.count
    try {
      yield* this.#stepsOf(selected)
    } finally {
      await selected.close()
    }
  }

  async *#stepsOf(selected: SelectedCalls): AsyncGenerator<Step, void> {
    const { writer, request, program, most } = this.#deps
    const total = Math.max(Math.min(selected.count, most), 1)
    const base = request.sanitised ? learningShare : 0
    if (request.sanitised) {
      let learnt = 0
      for await (const call of firsts(selected.calls(), most)) {
        this.sanitiser.learn(call)
        learnt++
        yield { text: '', progress: Math.min(learnt / total, 1) * learningShare }
      }
    }
    const about: About = {
      ...program,
      sanitised: request.sanitised,
      // Only a report begins with a summary.
      summary: await summaryOf(writer.extension === 'html' ? this.#rows(selected) : nothing())
    }
    for await (const text of writer.write(this.#calls(selected), about)) {
      yield { text, progress: base + Math.min(this.calls / total, 1) * (1 - base) }
    }
  }

  async *#rows(selected: SelectedCalls): AsyncGenerator<ToolCallRow, void> {
    const { request, most } = this.#deps
    for await (const row of firsts(selected.rows(), most)) {
      yield request.sanitised ? this.sanitiser.uncounted(row) : row
    }
  }

  async *#calls(selected: SelectedCalls): AsyncGenerator<ToolCall, void> {
    for await (const call of firsts(selected.calls(), this.#deps.most)) {
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

async function* nothing(): AsyncGenerator<never, void> {}

async function* firsts<Item>(items: AsyncIterable<Item>, most: number) {
  if (most < 1) return
  let taken = 0
  for await (const item of items) {
    yield item
    taken++
    if (taken >= most) return
  }
}
