import type { Stage } from '../../spl/pipeline.ts'
import type { Compile } from './compiled-search.ts'
import type { Step } from './rows.ts'

/** One SPL command. `compile` throws `SearchFailed` for arguments it cannot read. */
export interface Command {
  /** Its rows are statistics: no events any more. */
  readonly transforming?: boolean
  /** It makes rows of its own and stands first. */
  readonly generating?: boolean
  compile(stage: Stage, compile: Compile, first: boolean): Step
}
