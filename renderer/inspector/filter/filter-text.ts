import { useEffect, useEffectEvent, useState } from 'react'
import { parseFilter } from '../../../main/inspector/filter/parser.ts'
import { type FieldText, draftStart, fieldText, wholeText } from './field-text.ts'

export interface FieldProblem {
  readonly message: string
  readonly from: number
  readonly to: number
  /** Whether it may only be that the part is not written to its end. */
  readonly early: boolean
}

/** ms without a key until what is being written is applied. */
const pause = 150

/**
 * The text of the field, which may be wrong for a while, beside `text`, which is applied and can always
 * be read, if it could in the beginning.
 */
export function useFilterText(text: string, onChange: (text: string) => void) {
  const [own, setOwn] = useState(() => fieldText(text))
  const [known, setKnown] = useState(text)
  /** What was applied from here last: when that comes back as `text`, the field may be further on. */
  const [sent, setSent] = useState(text)
  /** What stood in the field when it was left or applied: from then on it is said what is wrong. */
  const [judged, setJudged] = useState(text)
  if (text !== known) {
    setKnown(text)
    if (text !== sent && text.trim() !== wholeText(own)) {
      setOwn(fieldText(text))
      setSent(text)
      setJudged(text)
    }
  }
  const whole = wholeText(own)
  const parsed = parseFilter(whole)
  const start = draftStart(own)
  const problem: FieldProblem | null = parsed.ok
    ? null
    : {
        message: parsed.message,
        from: parsed.from,
        to: parsed.to,
        early:
          whole !== judged &&
          parsed.from >= start &&
          parsed.from <= start + own.draft.trimEnd().length
      }

  const apply = useEffectEvent(() => onChange(whole))
  const wanted = parsed.ok && whole !== text.trim()
  const writing = own.draft !== ''
  if (wanted && !writing && sent !== whole) setSent(whole)
  useEffect(() => {
    if (!wanted) return undefined
    if (!writing) {
      apply()
      return undefined
    }
    const timer = setTimeout(() => {
      setSent(whole)
      apply()
    }, pause)
    return () => clearTimeout(timer)
  }, [whole, wanted, writing])

  return {
    own,
    setOwn,
    whole,
    problem,
    /** Something that was picked, not written: all of it stands as chips. */
    replace: (next: string) => setOwn(fieldText(next)),
    judge: (next: FieldText) => {
      setOwn(next)
      setJudged(wholeText(next))
    }
  }
}

export type FilterText = ReturnType<typeof useFilterText>
