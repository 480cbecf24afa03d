import type { ToolCall } from '../../../preload/api.ts'
import { formatSpl } from '../../ui/spl-format.ts'
import { diffLines } from '../parsing/line-diff.ts'
import { isRecord } from '../parsing/result-shape.ts'
import { splArgument } from '../spl-argument.ts'
import { DiffLines } from './diff-lines.tsx'
import { SaidSame } from './said-same.tsx'

interface CompareArgumentsProps {
  readonly before: ToolCall
  readonly after: ToolCall
}

export function CompareArguments({ before, after }: CompareArgumentsProps) {
  const lines = diffLines(linesOf(before), linesOf(after))
  const same = lines.every(({ kind }) => kind === 'same')
  return (
    <div className="compare-arguments">
      <SaidSame same={same} what="arguments">
        {same ? '' : 'What differs in the SPL and the other arguments:'}
      </SaidSame>
      <DiffLines lines={lines} />
    </div>
  )
}

/** The SPL command by command, then the other arguments by name. */
function linesOf(call: ToolCall): readonly string[] {
  const found = splArgument(call)
  const args = isRecord(call.arguments) ? call.arguments : {}
  const others = Object.entries(args)
    .filter(([name]) => name !== found?.name)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, value]) => `${name}: ${JSON.stringify(value, null, 2)}`.split('\n'))
  return [...(found === null ? [] : [...formatSpl(found.spl).split('\n'), '']), ...others]
}
