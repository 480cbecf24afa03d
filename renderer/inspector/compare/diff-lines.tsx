import type { DiffLine } from '../parsing/line-diff.ts'

const signs = { same: ' ', added: '+', removed: '−' }
const words = { same: '', added: 'added: ', removed: 'removed: ' }

export function DiffLines({ lines }: { readonly lines: readonly DiffLine[] }) {
  return (
    <ol className="compare-lines">
      {lines.map(({ kind, text }, place) => (
        <li key={place} className={kind}>
          <span className="unseen">{words[kind]}</span>
          <span aria-hidden>{signs[kind]} </span>
          {text}
        </li>
      ))}
    </ol>
  )
}
