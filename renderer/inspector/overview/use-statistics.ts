import { useEffect, useState } from 'react'
import type { Statistics, ViewQuery } from '../../../preload/api.ts'
import { useSwitchboard } from '../../state/hooks.ts'

/** ms between two questions. */
const pause = 1000

interface Known {
  readonly statistics: Statistics | null
  readonly trouble: string | null
}

/** Of the calls of a query; asked again while calls come, at most once a second. */
export function useStatistics(query: ViewQuery, spans: number): Known {
  const { api } = useSwitchboard()
  const [known, setKnown] = useState<Known>({ statistics: null, trouble: null })
  const key = JSON.stringify(query)
  useEffect(() => {
    const asked = JSON.parse(key) as ViewQuery
    let wanted = true
    let resting: ReturnType<typeof setTimeout> | null = null
    let asking = false
    let changed = false
    const ask = async () => {
      asking = true
      changed = false
      const reply = await api.request('inspector.statistics', asked, spans)
      asking = false
      if (!wanted) return
      if (reply.ok) setKnown({ statistics: reply.value, trouble: null })
      else setKnown(({ statistics }) => ({ statistics, trouble: reply.message }))
      resting = setTimeout(() => {
        resting = null
        if (changed) void ask()
      }, pause)
    }
    const stop = api.on('inspector.changed', () => {
      changed = true
      if (!asking && resting === null) void ask()
    })
    void ask()
    return () => {
      wanted = false
      if (resting !== null) clearTimeout(resting)
      stop()
    }
  }, [api, key, spans])
  return known
}
