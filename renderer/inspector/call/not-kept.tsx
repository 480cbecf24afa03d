import { useEffect, useState } from 'react'
import type { HistoryState } from '../../../preload/api.ts'
import { useSwitchboard } from '../../state/hooks.ts'
import { Callout } from '../../ui/callout.tsx'

/** Why a call has no detail. */
export function NotKept() {
  const { api } = useSwitchboard()
  const [state, setState] = useState<HistoryState | null>(null)
  useEffect(() => {
    let wanted = true
    void api.request('inspector.state').then((reply) => {
      if (wanted && reply.ok) setState(reply.value)
    })
    return () => {
      wanted = false
    }
  }, [api])
  const why =
    state?.capture === 'private'
      ? 'Private mode is on, so nothing of what calls send and answer is kept. Switch it off in the inspector’s menu to see the detail of later calls.'
      : (state?.problem ??
        'It came while private mode was on, or while the disk took nothing in. What was not kept cannot be had again.')
  return (
    <Callout kind="note" title="Only the row of this call is known">
      {why} The row goes when the program ends.
    </Callout>
  )
}
