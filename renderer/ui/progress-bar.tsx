import { ProgressBar as AriaProgressBar } from 'react-aria-components'
import './progress-bar.css'

interface ProgressBarProps {
  readonly label: string
  /** 0 to 1. */
  readonly progress: number
}

/** How far something is that takes its time; words beside it say what it does. */
export function ProgressBar({ label, progress }: ProgressBarProps) {
  const percent = Math.floor(progress * 100)
  return (
    <AriaProgressBar aria-label={label} className="progress-bar" value={percent}>
      <span style={{ width: `${percent}%` }} />
    </AriaProgressBar>
  )
}
