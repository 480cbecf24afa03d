import { type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react'
import { filterParts } from '../../../main/inspector/filter/parts.ts'
import { parseFilter } from '../../../main/inspector/filter/parser.ts'
import { meaning } from '../../../main/inspector/filter/words.ts'
import type { FilterQuery } from '../../../preload/api.ts'
import './filter-bar.css'
import { FilterField } from './filter-field.tsx'
import { FilterHelp } from './filter-help.tsx'
import { type FieldProblem, useFilterText } from './filter-text.ts'
import { QuickFilters } from './quick-filters.tsx'
import { SavedFilters } from './saved-filters.tsx'

interface FilterBarProps {
  /** What is applied. */
  readonly query: FilterQuery
  /** Told of filters that can be read only; `query` has to follow at once. */
  readonly onChange: (text: string) => void
  /** What stands beside the words: how much the filter shows. `onClear` takes it away. */
  readonly status: (onClear: () => void) => ReactNode
  /** Where the focus goes when the field is left by Escape. */
  readonly onLeave?: () => void
  /** What else stands in the row. */
  readonly children?: ReactNode
}

/** The filter of the inspector's list, and a line that says what it does. "/" leads to it. */
export function FilterBar({ query, onChange, status, onLeave, children }: FilterBarProps) {
  const filter = useFilterText(query.filter, onChange)
  const problemId = useId()
  const { whole, problem, replace } = filter
  return (
    <div className="filter-bar">
      <div className="filter-row">
        <FilterField text={filter} query={query} problemId={problemId} onLeave={onLeave} />
        <QuickFilters text={whole} onChange={replace} />
        <SavedFilters text={problem === null ? whole : null} onApply={replace} />
        <FilterHelp />
        {children !== undefined && <div className="filter-more">{children}</div>}
      </div>
      <div className="filter-line">
        {problem === null ? (
          <span className="filter-words">{wordsOf(whole)}</span>
        ) : (
          <Problem key={problem.from} id={problemId} problem={problem} />
        )}
        {status(() => replace(''))}
      </div>
    </div>
  )
}

/** Under the place where it is wrong. */
function Problem({ id, problem }: { readonly id: string; readonly problem: FieldProblem }) {
  const line = useRef<HTMLSpanElement>(null)
  const [left, setLeft] = useState(0)
  useLayoutEffect(() => {
    const node = line.current
    const place = node?.closest('.filter-bar')?.querySelector('[data-problem]')
    const row = node?.parentElement
    if (!node || !place || !row) return
    const from = row.getBoundingClientRect().left
    const room = row.clientWidth * 0.6 - node.scrollWidth
    setLeft(Math.max(0, Math.min(place.getBoundingClientRect().left - from - 16, room)))
  }, [problem.from, problem.message])
  return (
    <span
      ref={line}
      id={id}
      role={problem.early ? undefined : 'alert'}
      className={problem.early ? 'filter-problem early' : 'filter-problem'}
      style={{ marginLeft: left }}
      title={problem.message}
    >
      {problem.message}
    </span>
  )
}

/** In words, where there is more to say than each chip does. */
function wordsOf(text: string): string {
  if (filterParts(text).length < 2) return ''
  const parsed = parseFilter(text)
  return parsed.ok ? meaning(parsed.filter) : ''
}
