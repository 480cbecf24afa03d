import { parsePipeline, type Pipeline } from '../../spl/pipeline.ts'
import { SplSyntaxError } from '../../spl/syntax-error.ts'
import type { EventSource, FieldValue } from '../event.ts'
import { compilePipeline, refuseUnknown } from './compile.ts'
import { type CompiledSearch, rowsOf } from './compiled-search.ts'
import type { Knowledge } from './knowledge.ts'
import { collect } from './rows.ts'
import { Run } from './run.ts'
import { SearchFailed, type SearchMessage, SearchRefused } from './search-error.ts'
import { written } from './written.ts'

export { SearchFailed, type SearchMessage, SearchRefused }

export type Row = Readonly<Record<string, FieldValue | null>>

export interface Progress {
  readonly scanned: number
  readonly matched: number
  /** 0 to 1. */
  readonly done: number
}

/** What searches read. */
export interface SearchSite {
  readonly source: EventSource
  readonly knowledge: Knowledge
}

export interface EvaluationContext extends SearchSite {
  /** Whose search it is. */
  readonly user: string
  /** Range of the request in seconds; the search text's own earliest and latest win. */
  readonly earliest: number
  readonly latest: number
  readonly now: number
  readonly signal: AbortSignal
  onProgress(progress: Progress): void
}

export interface SearchResult {
  /** Column order. */
  readonly fields: readonly string[]
  readonly rows: readonly Row[]
  readonly messages: readonly SearchMessage[]
  readonly scanned: number
  readonly matched: number
  /** True when the rows are statistics, false when they are events. */
  readonly transforming: boolean
  /** The range that was searched, in seconds. */
  readonly earliest: number
  readonly latest: number
}

/** A parsed search, ready to run any number of times. */
export interface PreparedSearch {
  /** Yields to the event loop at least every 10 ms. Throws `SearchFailed`, or the signal's reason. */
  run(context: EvaluationContext): Promise<SearchResult>
  readonly commands: readonly { readonly name: string; readonly args: string }[]
}

/** Parses SPL as splunkd would when a job is made. Throws `SearchRefused`. */
export function prepare(spl: string): PreparedSearch {
  const pipeline = parsed(spl)
  refuseUnknown(pipeline)
  // What is wrong with the arguments only the running search tells, as splunkd does.
  let compiled: CompiledSearch | SearchFailed
  try {
    compiled = compilePipeline(pipeline)
  } catch (error) {
    if (!(error instanceof SearchFailed)) throw error
    compiled = error
  }
  return {
    commands: pipeline.stages.map(({ name, args }) => ({ name: name ?? '', args })),
    async run(context) {
      if (compiled instanceof SearchFailed) throw compiled
      context.signal.throwIfAborted()
      const run = new Run(context)
      run.needs = compiled.needs
      const results = await collect(rowsOf(compiled, run), run)
      const { fields, rows } = await written(results, spl, compiled.transforming, run)
      const { messages, scanned, matched, earliest, latest } = run
      const { transforming } = compiled
      return { fields, rows, messages, scanned, matched, transforming, earliest, latest }
    }
  }
}

function parsed(spl: string): Pipeline {
  try {
    return parsePipeline(spl)
  } catch (error) {
    if (!(error instanceof SplSyntaxError)) throw error
    throw new SearchRefused(`Error in 'SearchParser': ${error.message}`, { cause: error })
  }
}
