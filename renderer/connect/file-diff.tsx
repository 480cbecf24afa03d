import { useMemo, useState } from 'react'
import type { PlannedFile, PlannedLine } from '../../preload/api.ts'
import { formatCount, formatNumber } from '../ui/format.ts'
import './file-diff.css'
import { foldedLines } from './folded-lines.ts'

const signs: Readonly<Record<PlannedLine['kind'], string>> = { same: ' ', added: '+', removed: '−' }

/** What a write would change in one file: the changed lines in their place, the rest folded. */
export function FileDiff({ planned }: { readonly planned: PlannedFile }) {
  const { file, isNew, lines } = planned
  const parts = useMemo(() => foldedLines(lines), [lines])
  const [unfolded, setUnfolded] = useState<ReadonlySet<number>>(new Set())
  const count = (kind: PlannedLine['kind']) => lines.filter((line) => line.kind === kind).length
  return (
    <section className="file-diff" aria-label={`Changes to ${file}`}>
      <header>
        <code>{file}</code>
        <span className="dim">
          {isNew
            ? 'new file'
            : `${formatCount(count('added'), 'line')} added, ${formatNumber(count('removed'))} removed`}
        </span>
      </header>
      <div className="diff-lines">
        {parts.map((part, place) =>
          part.kind === 'lines' || unfolded.has(place) ? (
            part.lines.map((line, at) => <DiffLine key={`${place}-${at}`} line={line} />)
          ) : (
            <button
              key={place}
              type="button"
              className="diff-fold"
              onClick={() => setUnfolded(new Set([...unfolded, place]))}
            >
              <span aria-hidden>⋯</span>
              {formatCount(part.lines.length, 'line')} unchanged
            </button>
          )
        )}
      </div>
    </section>
  )
}

const elements = { same: 'div', added: 'ins', removed: 'del' } as const

function DiffLine({ line: { kind, text } }: { readonly line: PlannedLine }) {
  const Element = elements[kind]
  return (
    <Element className={`diff-line ${kind}`}>
      <span aria-hidden>{signs[kind]}</span>
      <code>{text}</code>
    </Element>
  )
}
