import { useState } from 'react'
import { Tick } from '../ui/choice.tsx'
import { Field } from '../ui/field.tsx'
import './call-limit.css'

/** What a client has unless another limit is chosen. */
const usualLimit = 600
const highestLimit = 100_000
/** Stands for what was typed and is no limit. */
const none = 0

interface CallLimitProps {
  /** Calls per minute; null: no limit. */
  readonly value: number | null | undefined
  readonly onChange: (value: number | null) => void
}

export function CallLimit({ value = usualLimit, onChange }: CallLimitProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const [left, setLeft] = useState(false)
  const type = (text: string) => {
    setTyped(text)
    onChange(limitIn(text))
  }
  const complaint = limitComplaint(value)
  const leave = () => {
    setLeft(true)
    if (complaint === undefined) setTyped(null)
  }
  return (
    <div className="call-limit">
      <Field
        label="Calls per minute"
        value={typed ?? (value === null ? '' : String(value))}
        disabled={value === null}
        placeholder={value === null ? 'no limit' : ''}
        onChange={type}
        onLeave={leave}
        complaint={left ? complaint : undefined}
        note={
          value === null
            ? undefined
            : 'Faster calls are refused and told when to try again. After a rest, as many as a minute allows may come at once.'
        }
      />
      <Tick
        ticked={value === null}
        onChange={(unlimited) => {
          setTyped(null)
          onChange(unlimited ? null : usualLimit)
        }}
      >
        No limit
      </Tick>
    </div>
  )
}

export const limitComplaint = (value: number | null | undefined) =>
  value === none ? 'Enter a whole number from 1 to 100,000, or tick No limit.' : undefined

function limitIn(text: string): number {
  const number = /^\d{1,6}$/.test(text.trim()) ? Number(text) : none
  return number <= highestLimit ? number : none
}
