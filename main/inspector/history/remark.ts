import type { Remark } from './contract.ts'
import type { Source } from './source.ts'

/** Keeps what an analyst wrote on a call. Answers its position; null where there is no such call. */
export function writeRemark(source: Source, id: string, remark: Remark): number | null {
  const position = source.positionOf(id)
  if (position === null || source.isGone(position)) return null
  const whole = { ...source.remarkOf(position), ...remark }
  const note = whole.note === '' ? null : whole.note
  source.store.putRemark({ seq: source.seq(position), ...whole, note })
  source.setRemark(position, { ...whole, note })
  return position
}
