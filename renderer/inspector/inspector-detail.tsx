import { useState } from 'react'
import type { Mark } from '../../preload/api.ts'
import type { HistoryView } from '../state/history-view.ts'
import { CallDetail } from './call-detail.tsx'
import { MarkDetail } from './mark-detail.tsx'

interface InspectorDetailProps {
  readonly view: HistoryView
  /** Of a call or a mark. */
  readonly id: string
  readonly onClose: () => void
}

/** What is open: a call, or a mark between the calls. */
export function InspectorDetail({ view, id, onClose }: InspectorDetailProps) {
  const [kept, setKept] = useState<Mark | null>(null)
  const place = view.placeOf(id)
  const row = place === null ? undefined : view.at(place)
  // The list forgets rows that are far away; what is open stays open.
  if (row?.kind === 'mark' && kept?.id !== id) setKept(row)
  if (kept?.id === id) return <MarkDetail mark={kept} onClose={onClose} />
  const call = row?.kind === 'call' || row?.kind === 'protocol' ? row : undefined
  return <CallDetail key={id} id={id} row={call} onClose={onClose} />
}
