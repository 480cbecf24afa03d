import type { Redaction } from '../raw-call.ts'
import type { RawEntry } from './messages.ts'

/**
 * A call on its way to the thread: as JSON text, which costs less to write than the copy that a message makes
 * of objects, and which the thread reads when it has time. Its bodies, which can be large, are text already.
 */
export type SentCall = readonly [
  text: string,
  arguments: string | null,
  result: string | null,
  shared: Redaction['shared'],
  rules: Redaction['rules']
]

type Told = Omit<RawEntry, 'kind' | 'bodies' | 'redaction'> & Pick<Redaction, 'secrets'>

/** As it goes. */
export const sentCall = ({
  phase,
  calledAs,
  row,
  trace,
  bodies,
  redaction: { secrets, shared, rules }
}: RawEntry): SentCall => [
  JSON.stringify({ phase, calledAs, row, trace, secrets } satisfies Told),
  bodies?.arguments ?? null,
  bodies?.result ?? null,
  shared,
  rules
]

/** As it was told. */
export function receivedCall([text, args, result, shared, rules]: SentCall): RawEntry {
  // Written by the other end, above.
  const { secrets, ...told } = JSON.parse(text) as Told
  return {
    kind: 'raw',
    ...told,
    bodies: args === null ? null : { arguments: args, result },
    redaction: { secrets, shared, rules }
  }
}
