import { CircleAlert, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import './callout.css'

interface CalloutProps {
  readonly kind: 'error' | 'warning' | 'note'
  readonly title?: string
  readonly children?: ReactNode
  readonly actions?: ReactNode
}

const icons = { error: CircleAlert, warning: TriangleAlert, note: Info }

/** What the person must know here: what is wrong, and what to do about it. */
export function Callout({ kind, title, children, actions }: CalloutProps) {
  const Icon = icons[kind]
  return (
    <div className={`callout ${kind}`} role={kind === 'error' ? 'alert' : 'note'}>
      <Icon size={16} aria-hidden />
      <div className="callout-text">
        {title !== undefined && <div className="callout-title">{title}</div>}
        {children !== undefined && <div>{children}</div>}
      </div>
      {actions !== undefined && <div className="callout-actions">{actions}</div>}
    </div>
  )
}
