import { FileClock } from 'lucide-react'
import type { ImportedHistory } from '../../../preload/api.ts'
import { Button } from '../../ui/button.tsx'
import { formatCount } from '../../ui/format.ts'
import './imported-bar.css'

interface ImportedBarProps {
  readonly history: ImportedHistory
  readonly onClose: () => void
}

/** Stands over the list while it shows the calls of a file. */
export function ImportedBar({ history: { fileName, calls, unread }, onClose }: ImportedBarProps) {
  return (
    <div className="imported-bar" role="status">
      <FileClock size={14} aria-hidden />
      <span className="imported-text">
        Imported from <b title={fileName}>{fileName}</b>, read only · {formatCount(calls, 'call')}
        {unread !== null && ` · ${formatCount(unread.lines, 'line')} left out`}
      </span>
      <Button kind="quiet" onPress={onClose}>
        Close the file
      </Button>
    </div>
  )
}
