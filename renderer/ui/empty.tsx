import type { ReactNode } from 'react'
import './empty.css'

interface EmptyProps {
  readonly title: string
  /** Why it is empty and what fills it. */
  readonly children: ReactNode
  /** The one button that does it. */
  readonly action?: ReactNode
}

export function Empty({ title, children, action }: EmptyProps) {
  return (
    <div className="empty">
      <div className="empty-title">{title}</div>
      <p>{children}</p>
      {action}
    </div>
  )
}
