import { useEffect, useState } from 'react'
import type { ProgramPlan, ProgramView, Reply } from '../../preload/api.ts'
import { useAppState, useSwitchboard } from '../state/hooks.ts'

/**
 * What connecting the program would change, asked again when its state or the address changes. The
 * last answer stays until the next one is there, so that nothing jumps.
 */
export function usePlan({ id, state }: ProgramView) {
  const { api } = useSwitchboard()
  const endpoint = useAppState()?.endpoint
  const [turn, setTurn] = useState(0)
  const [reply, setReply] = useState<Reply<ProgramPlan> | null>(null)
  const { kind } = state
  const planned = kind === 'ready' || kind === 'changed'
  useEffect(() => {
    if (!planned) return
    let wanted = true
    void api.request('connect.plan', id).then((answer) => {
      if (wanted) setReply(answer)
    })
    return () => {
      wanted = false
    }
  }, [api, id, kind, planned, endpoint, turn])
  return { reply: planned ? reply : null, again: () => setTurn((now) => now + 1) }
}
