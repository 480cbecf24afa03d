import { formatCount, formatSize } from '../../ui/format.ts'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import './export-progress.css'

interface ExportProgressProps {
  /** 0 to 1. */
  readonly progress: number
  readonly bytes: number
  readonly calls: number
}

export function ExportProgress({ progress, bytes, calls }: ExportProgressProps) {
  return (
    <div className="export-progress">
      <ProgressBar label="Export" progress={progress} />
      {Math.floor(progress * 100)} % of {formatCount(calls, 'call')} ·{' '}
      {bytes === 0 ? 'looking for names' : formatSize(bytes)}
    </div>
  )
}
