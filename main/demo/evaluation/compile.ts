import type { Pipeline } from '../../spl/pipeline.ts'
import { knownCommands } from '../../spl/search-prefix.ts'
import { commands } from './commands.ts'
import type { CompiledSearch, InputKind } from './compiled-search.ts'
import { commandError, failed, notInDemo, SearchRefused } from './search-error.ts'
import { neededFields } from './needed-fields.ts'
import type { Step } from './rows.ts'

/** Refuses words that are no commands, in subsearches too. Throws `SearchRefused`. */
export function refuseUnknown(pipeline: Pipeline): void {
  for (const { name, subsearches } of pipeline.stages) {
    if (name === null || !knownCommands.has(name)) {
      throw new SearchRefused(`Unknown search command '${name ?? '`'}'.`)
    }
    subsearches.forEach(refuseUnknown)
  }
}

/** Makes each command of a pipeline ready. Throws `SearchFailed` for what the demo cannot run. */
export function compilePipeline(pipeline: Pipeline, input: InputKind = 'nothing'): CompiledSearch {
  let transforming = false
  const steps = pipeline.stages.map((stage, at): Step => {
    const name = stage.name ?? ''
    const first = at === 0 && input === 'nothing'
    const command = commands.get(name)
    if (command === undefined) {
      if (name === 'delete') {
        throw commandError('delete', 'You have insufficient privileges to delete events.')
      }
      throw knownCommands.has(name)
        ? notInDemo(`The ${name} command`)
        : failed(`Unknown search command '${name}'.`)
    }
    if (command.generating && !first) {
      throw commandError(name, 'This command must be the first command of a search.')
    }
    transforming ||= command.transforming ?? false
    return command.compile(stage, compilePipeline, first)
  })
  return { steps, transforming, needs: neededFields(pipeline) }
}
