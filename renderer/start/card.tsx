import type { ReactNode } from 'react'
import './card.css'

export type CardState = 'done' | 'next' | 'open' | 'failed'

interface CardProps {
  readonly title: string
  readonly state: CardState
  /** What is seen now, in a word or two. */
  readonly seen: string
  readonly children: ReactNode
  /** The one button that does the next thing. */
  readonly action: ReactNode
}

const words: Readonly<Record<CardState, string>> = {
  done: 'done',
  next: 'begun',
  open: 'to do',
  failed: 'failed'
}

/** One thing to do, ticked by what the program sees and never by hand. */
export function Card({ title, state, seen, children, action }: CardProps) {
  return (
    <li className={`card ${state}`}>
      <span className="jack" role="img" aria-label={words[state]} />
      <div className="card-text">
        <div className="card-head">
          <h2>{title}</h2>
          <span className="card-seen">{seen}</span>
        </div>
        {children}
      </div>
      <div className="card-action">{action}</div>
    </li>
  )
}
