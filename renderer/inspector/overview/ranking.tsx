import { formatNumber } from '../../ui/format.ts'
import './ranking.css'

interface RankingProps {
  readonly title: string
  readonly items: readonly { readonly name: string; readonly calls: number }[]
  /** Said where there are none. */
  readonly none: string
  /** Called with the name that is to be filtered by. */
  readonly onPick: (name: string) => void
}

const most = 6

/** The names with the most calls, each with its share as a bar. */
export function Ranking({ title, items, none, onPick }: RankingProps) {
  const top = Math.max(...items.map(({ calls }) => calls), 1)
  const rest = items.length - most
  return (
    <section className="overview-part ranking" aria-label={title}>
      <h2 className="overview-title">{title}</h2>
      {items.length === 0 && <p className="dim">{none}</p>}
      <ol>
        {items.slice(0, most).map(({ name, calls }) => (
          <li key={name}>
            <button type="button" title={`Only ${name}`} onClick={() => onPick(name)}>
              <span className="ranking-name">{name}</span>
              <span className="ranking-bar" aria-hidden>
                <span style={{ width: `${(calls / top) * 100}%` }} />
              </span>
              <span className="ranking-count">
                {formatNumber(calls)} <span className="unseen">calls</span>
              </span>
            </button>
          </li>
        ))}
      </ol>
      {rest > 0 && <p className="ranking-rest">and {formatNumber(rest)} more</p>}
    </section>
  )
}
