import type { ReactNode } from 'react'
import type { PlannedFile, PlannedLine } from '../../preload/api.ts'
import { formatCount } from '../ui/format.ts'
import './file-diff.css'

const looks = {
  same: { sign: '', element: 'div' },
  added: { sign: '+', element: 'ins' },
  removed: { sign: '−', element: 'del' }
} as const

/** What a write would change in one file, in its place between the lines that stay. */
export function FileDiff({ planned }: { readonly planned: PlannedFile }) {
  const { file, isNew, firstLine, lines } = planned
  const count = (kind: PlannedLine['kind']) => lines.filter((line) => line.kind === kind).length
  return (
    <section className="file-diff" aria-label={`Changes to ${file}`}>
      <header>
        <code>{file}</code>
        <span className="file-counts">
          {isNew ? 'new file' : `+${count('added')} −${count('removed')}`}
        </span>
      </header>
      {firstLine > 1 && <Unchanged>{formatCount(firstLine - 1, 'line')} unchanged</Unchanged>}
      <div className="diff-lines">
        {numbered(lines, firstLine).map(({ number, line: { kind, text } }, place) => {
          const { sign, element: Element } = looks[kind]
          return (
            <Element key={place} className={kind}>
              <span className="diff-number" aria-hidden>
                {number}
              </span>
              <span className="diff-sign" aria-hidden>
                {sign}
              </span>
              <code>{text}</code>
            </Element>
          )
        })}
      </div>
      {!isNew && <Unchanged>The rest of the file stays as it is</Unchanged>}
    </section>
  )
}

const Unchanged = ({ children }: { readonly children: ReactNode }) => (
  <div className="diff-unchanged">
    <span aria-hidden>⋯</span>
    <span>{children}</span>
  </div>
)

/** With the numbers that the lines will have; a removed line has none. */
function numbered(lines: readonly PlannedLine[], firstLine: number) {
  let next = firstLine
  return lines.map((line) => ({ line, number: line.kind === 'removed' ? null : next++ }))
}
