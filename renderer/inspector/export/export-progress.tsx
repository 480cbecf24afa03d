import { ProgressBar } from 'react-aria-components'
import { formatCount, formatSize } from '../../ui/format.ts'
import './export-progress.css'

interface ExportProgressProps {
  /** 0 to 1. */
  readonly progress: number
  readonly bytes: number
  readonly calls: number
}

export function ExportProgress({ progress, bytes, calls }: ExportProgressProps) {
  const percent = Math.floor(progress * 100)
  return (
    <div className="export-progress">
      <ProgressBar aria-label="Export" className="export-bar" value={percent}>
        <span style={{ width: `${percent}%` }} />
      </ProgressBar>
      {percent} % of {formatCount(calls, 'call')} ·{' '}
      {bytes === 0 ? 'looking for names' : formatSize(bytes)}
    </div>
  )
}
