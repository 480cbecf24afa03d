import type { Pipeline } from '../../spl/pipeline.ts'
import { failed } from './search-error.ts'
import type { Result } from './result.ts'
import { collect, type Rows, type Step } from './rows.ts'
import type { Run } from './run.ts'

/** A pipeline whose commands are ready to run. */
export interface CompiledSearch {
  readonly steps: readonly Step[]
  readonly transforming: boolean
  readonly needs: ((name: string) => boolean) | null
}

/** Whether the first command of a pipeline starts from nothing or goes on with rows. */
export type InputKind = 'nothing' | 'rows'

/** Makes a pipeline, or a subsearch of a command, ready to run. Throws `SearchFailed`. */
export type Compile = (pipeline: Pipeline, input?: InputKind) => CompiledSearch

async function* nothing(): Rows {
  await Promise.resolve()
  yield []
}

/** The rows of a search; `input` is what its first command gets, nothing for one that generates. */
export const rowsOf = (search: CompiledSearch, run: Run, input: Rows = nothing()): Rows =>
  search.steps.reduce((rows, step) => step(rows, run), input)

/** Runs a subsearch to its end; rows beyond `most` are dropped with a warning, as splunkd does. */
export async function runSubsearch(
  search: CompiledSearch,
  run: Run,
  most = 50_000
): Promise<Result[]> {
  const inner = run.inner()
  inner.needs = search.needs
  const rows = await collect(rowsOf(search, inner), inner)
  for (const { text } of inner.messages) run.warn(`[subsearch]: ${text}`)
  run.scanned += inner.scanned
  if (rows.length > most) {
    run.warn(
      `[subsearch]: Subsearch produced ${rows.length} results, truncating to maxout ${most}.`
    )
  }
  return rows.slice(0, most)
}

export function onlySubsearch(
  command: string,
  pipelines: readonly Pipeline[],
  compile: (pipeline: Pipeline) => CompiledSearch
): CompiledSearch {
  const [pipeline, ...others] = pipelines
  if (pipeline === undefined || others.length > 0) {
    throw failed(`Error in '${command}' command: The last argument must be a subsearch.`)
  }
  return compile(pipeline)
}
