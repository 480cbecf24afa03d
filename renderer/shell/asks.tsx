import { useRef } from 'react'
import { useAsks } from '../state/hooks.ts'
import { useKey } from '../ui/key.ts'
import { AskCard } from './ask-card.tsx'
import './asks.css'
import { useAskNotifications } from './ask-notifications.ts'

/** The sessions that wait for a Splunk, over every place. `a` goes to the first. */
export function Asks() {
  const asks = useAsks() ?? []
  const frame = useRef<HTMLElement>(null)
  useAskNotifications(asks)
  useKey(['a'], () => frame.current?.querySelector<HTMLElement>('.ask-choice button')?.focus())
  if (asks.length === 0) return null
  return (
    <section ref={frame} className="asks" aria-label="Waiting for you" aria-live="polite">
      {asks.map((ask) => (
        <AskCard key={ask.sessionId} ask={ask} />
      ))}
    </section>
  )
}
