import { useEffect, useState } from 'react'
import type { Reply, ToolCall } from '../../../preload/api.ts'
import { useSwitchboard } from '../../state/hooks.ts'

/** A call with its bodies, asked for again whenever its row changes; null until the first answer. */
export function useCall(id: string): Reply<ToolCall | null> | null {
  const { api } = useSwitchboard()
  const [answer, setAnswer] = useState<{ id: string; reply: Reply<ToolCall | null> } | null>(null)
  useEffect(() => {
    let wanted = true
    let asking = false
    let again = false
    const ask = async () => {
      again = asking
      if (asking) return
      asking = true
      const reply = await api.request('inspector.call', id)
      asking = false
      if (!wanted) return
      setAnswer({ id, reply })
      if (again) void ask()
    }
    void ask()
    const stop = api.on('inspector.changed', ({ rows }) => {
      if (rows.some((row) => row.id === id)) void ask()
    })
    return () => {
      wanted = false
      stop()
    }
  }, [api, id])
  return answer?.id === id ? answer.reply : null
}
