import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from './button.tsx'
import './pane.css'

interface PaneProps {
  readonly title: ReactNode
  readonly onClose: () => void
  readonly actions?: ReactNode
  readonly footer?: ReactNode
  readonly children: ReactNode
}

/** The detail beside or below a list. */
export function Pane({ title, onClose, actions, footer, children }: PaneProps) {
  return (
    <section className="pane" aria-label="Detail">
      <header className="pane-head">
        <h2 className="pane-title">{title}</h2>
        {actions}
        <IconButton icon={X} label="Close the detail" keys="Esc" onPress={onClose} />
      </header>
      <div className="pane-body">{children}</div>
      {footer !== undefined && <footer className="pane-foot">{footer}</footer>}
    </section>
  )
}

interface FactsProps {
  readonly children: ReactNode
  /** In as many columns as there is room for. */
  readonly dense?: boolean
}

/** Labels and values, one per line. */
export function Facts({ children, dense = false }: FactsProps) {
  return <dl className={dense ? 'facts dense' : 'facts'}>{children}</dl>
}

export function Fact({
  label,
  children
}: {
  readonly label: string
  readonly children: ReactNode
}) {
  return (
    <div className="fact">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}
