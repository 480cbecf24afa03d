import { useEffect, useState } from 'react'
import type { Timeline, ViewQuery } from '../../../preload/api.ts'
import { useSwitchboard } from '../../state/hooks.ts'

const pause = 1000

/** When the calls of a query were; asked again while they come, at most once a second. */
export function useTimeline(query: ViewQuery, spans: number): Timeline | null {
  const { api } = useSwitchboard()
  const [timeline, setTimeline] = useState<Timeline | null>(null)
  const { filter, protocol, source } = query
  useEffect(() => {
    let wanted = true
    let asking = false
    let changed = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const asked: ViewQuery = {
      filter,
      order: 'time',
      descending: true,
      bySession: false,
      protocol,
      source
    }
    const ask = async () => {
      asking = true
      changed = false
      const reply = await api.request('inspector.timeline', asked, spans)
      if (!wanted) return
      if (reply.ok) setTimeline(reply.value)
      timer = setTimeout(() => {
        asking = false
        if (changed) void ask()
      }, pause)
    }
    const stop = api.on('inspector.changed', () => {
      changed = true
      if (!asking) void ask()
    })
    void ask()
    return () => {
      wanted = false
      clearTimeout(timer)
      stop()
    }
  }, [api, filter, protocol, source, spans])
  return timeline
}
