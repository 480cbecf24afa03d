import type { ToolCallRow } from '../../preload/api.ts'
import './call-status.css'

/** The word and the shape of each status; colour only repeats them. */
const looks: Readonly<Record<ToolCallRow['status'], { readonly word: string; shape: string }>> = {
  running: { word: 'running', shape: '●' },
  waiting: { word: 'waiting', shape: '◐' },
  ok: { word: 'ok', shape: '✓' },
  error: { word: 'error', shape: '✕' },
  refused: { word: 'refused', shape: '⊘' },
  cancelled: { word: 'cancelled', shape: '–' }
}

interface CallStatusProps {
  readonly status: ToolCallRow['status']
  readonly progress: number | null
}

export function CallStatus({ status, progress }: CallStatusProps) {
  const { word, shape } = looks[status]
  const percent = status === 'running' && progress !== null ? Math.floor(progress * 100) : null
  return (
    <span className={`call-status ${status}`}>
      <span className="shape" aria-hidden>
        {shape}
      </span>
      {percent === null ? word : `${percent} %`}
      {percent !== null && (
        <span className="progress" role="progressbar" aria-label="Progress" aria-valuenow={percent}>
          <span style={{ width: `${percent}%` }} />
        </span>
      )}
    </span>
  )
}
