import type { ReactNode, Ref } from 'react'
import './steps.css'

/** `yours` waits for the person, `watched` for the program. */
type StepState = 'done' | 'yours' | 'watched' | 'later' | 'failed' | 'connected'

export interface Step {
  readonly state: StepState
  readonly title: string
  readonly detail?: ReactNode
}

const shapes: Readonly<Record<StepState, string>> = {
  done: '✓',
  yours: '◐',
  watched: '●',
  later: '○',
  failed: '✕',
  connected: '✓'
}

interface StepsProps {
  readonly label: string
  readonly steps: readonly Step[]
  /** Takes the focus when what had it is gone. */
  readonly ref: Ref<HTMLOListElement>
}

/** From nothing to the first call; each is ticked by what the program sees. */
export function Steps({ label, steps, ref }: StepsProps) {
  return (
    <ol className="connect-steps" aria-label={label} ref={ref} tabIndex={-1}>
      {steps.map(({ state, title, detail }, place) => (
        <li key={place} className={state}>
          <span className="shape" aria-hidden>
            {shapes[state]}
          </span>
          <span>
            <span className="step-title">{title}</span>
            <span className="step-detail">{detail}</span>
          </span>
        </li>
      ))}
    </ol>
  )
}
