import { useState } from 'react'
import type { HistoryView } from '../../state/history-view.ts'
import type { Choosing } from '../../ui/grid.tsx'
import { useToast } from '../../ui/toast.tsx'
import type { ListLines } from './list-lines.ts'
import { isCall } from '../mark.ts'

const none: ReadonlySet<string> = new Set()
/** More are acted on through the filter. */
const most = 2000
const step = 500

/** The calls that are chosen together, for what is done with several. */
export function useChoosing(view: HistoryView, lines: ListLines, selected: string | null) {
  const toast = useToast()
  const [chosen, setChosen] = useState(none)
  const [anchor, setAnchor] = useState<number | null>(null)

  const range = async (from: number, to: number) => {
    if (to - from + 1 > most) {
      toast(`At most ${most} calls are chosen at once. The export takes all that the filter shows.`)
      return
    }
    const ids: string[] = []
    const away: number[] = []
    for (let line = from; line <= to; line++) {
      const row = lines.at(line)
      const place = lines.placeOf(line)
      if (row === undefined && place !== null) away.push(place)
      else if (row?.kind === 'call' || row?.kind === 'protocol') ids.push(row.id)
    }
    for (let at = away[0] ?? 0; away.length > 0 && at <= (away.at(-1) ?? 0); at += step) {
      const count = Math.min(step, (away.at(-1) ?? 0) - at + 1)
      ids.push(...(await view.rows(at, count)).filter(isCall).map(({ id }) => id))
    }
    setChosen(new Set(ids))
  }

  return {
    chosen,
    clear: () => setChosen(none),
    choose: (id: string, how: Choosing, line: number) => {
      if (how === 'range' && anchor !== null) {
        void range(Math.min(anchor, line), Math.max(anchor, line))
        return
      }
      setAnchor(line)
      if (how === 'alone') {
        setChosen(none)
        return
      }
      const next = new Set(chosen.size === 0 && selected !== null ? [selected] : chosen)
      if (next.has(id)) next.delete(id)
      else next.add(id)
      setChosen(next)
    }
  }
}
