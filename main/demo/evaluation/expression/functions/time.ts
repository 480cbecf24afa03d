import { parseTimeModifier } from '../../../time-modifier.ts'
import { formatTime, parseTime } from '../../time-format.ts'
import { numberOf, textOf } from '../../value.ts'
import { type EvalFunction, ofValues } from '../expression.ts'

/** Functions that read and write times, in UTC. */
export const timeFunctions: Readonly<Record<string, EvalFunction>> = {
  now: ofValues(0, 0, (_values, now) => Math.floor(now)),
  time: ofValues(0, 0, (_values, now) => now),
  relative_time: ofValues(2, 2, ([time, modifier]) => {
    const from = numberOf(time)
    return from === null ? null : parseTimeModifier(textOf(modifier) ?? '', from)
  }),
  strftime: ofValues(2, 2, ([time, format]) => {
    const seconds = numberOf(time)
    const letters = textOf(format)
    return seconds === null || letters === null ? null : formatTime(seconds, letters)
  }),
  strptime: ofValues(2, 2, ([value, format]) => {
    const text = textOf(value)
    return text === null ? null : parseTime(text, textOf(format) ?? '')
  })
}
