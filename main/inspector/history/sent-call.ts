import type { Redaction } from '../raw-call.ts'
import type { Phase, RawEntry } from './messages.ts'
import { receivedRow, sentRow, type SentRow } from './sent-row.ts'
import { receivedTrace, sentTrace, type SentTrace } from './sent-trace.ts'

/**
 * A call on its way to the thread, as lists: the copy that a message makes would write, and read, the name
 * of each field of each call, which is half of what it costs.
 */
export type SentCall = readonly [
  phase: Phase,
  calledAs: string | null,
  row: SentRow,
  trace: SentTrace | null,
  bodies: readonly [arguments: string, result: string | null] | null,
  secrets: Redaction['secrets'],
  shared: Redaction['shared'],
  rules: Redaction['rules']
]

/** As it goes. */
export const sentCall = ({
  phase,
  calledAs,
  row,
  trace,
  bodies,
  redaction
}: RawEntry): SentCall => [
  phase,
  calledAs,
  sentRow(row),
  trace && sentTrace(trace),
  bodies && [bodies.arguments, bodies.result],
  redaction.secrets,
  redaction.shared,
  redaction.rules
]

/** As it was told. */
export const receivedCall = ([
  phase,
  calledAs,
  row,
  trace,
  bodies,
  secrets,
  shared,
  rules
]: SentCall): RawEntry => ({
  kind: 'raw',
  phase,
  calledAs,
  row: receivedRow(row),
  trace: trace && receivedTrace(trace),
  bodies: bodies && { arguments: bodies[0], result: bodies[1] },
  redaction: { secrets, shared, rules }
})
