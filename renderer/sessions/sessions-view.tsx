import { useState } from 'react'
import { useMappings, useRoute, useSessions, useSwitchboard } from '../state/hooks.ts'
import { Tick } from '../ui/choice.tsx'
import { formatCount } from '../ui/format.ts'
import { useKey } from '../ui/key.ts'
import { useMedia } from '../ui/media.ts'
import { Split } from '../ui/split.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { Mappings } from './mappings.tsx'
import { SessionDetail } from './session-detail.tsx'
import { SessionTable } from './session-table.tsx'
import './sessions-view.css'

const below = { name: 'sessions', direction: 'below', size: 280, smallest: 160, rest: 140 } as const
const beside = {
  name: 'sessions-wide',
  direction: 'right',
  size: 840,
  smallest: 640,
  rest: 900
} as const

export function SessionsView() {
  const { route } = useSwitchboard()
  const { params } = useRoute()
  const wide = useMedia('(min-width: 1880px)')
  const sessions = useSessions()
  const mappings = useMappings()
  const [withDormant, setWithDormant] = useState(true)
  const open = params.get('id')
  const select = (id: string | null) => route.set({ id })
  useKey(['Escape'], () => select(null))
  if (sessions === undefined) return <Waiting />
  const tab = params.get('tab') ?? 'sessions'
  const dormant = sessions.filter(({ state }) => state === 'dormant').length
  const chosen = sessions.find(({ id }) => id === open)
  return (
    <Split
      {...(wide ? beside : below)}
      list={
        <div className="sessions-tabs">
          <Tabs
            label="Sessions and mappings"
            selected={tab}
            beside={
              tab === 'sessions' &&
              dormant > 0 && (
                <Tick ticked={withDormant} onChange={setWithDormant}>
                  Show {formatCount(dormant, 'dormant session')}
                </Tick>
              )
            }
            onSelect={(id) => route.set({ tab: id === 'sessions' ? null : id, id: null })}
            tabs={[
              {
                id: 'sessions',
                title: 'Sessions',
                count: sessions.length,
                content: () => (
                  <SessionTable
                    sessions={sessions}
                    selected={open}
                    onSelect={select}
                    withDormant={withDormant}
                    onWithDormant={setWithDormant}
                  />
                )
              },
              {
                id: 'mappings',
                title: 'Mappings',
                count: mappings?.length,
                content: () => <Mappings mappings={mappings ?? []} />
              }
            ]}
          />
        </div>
      }
      detail={
        tab === 'sessions' && chosen !== undefined ? (
          <SessionDetail session={chosen} onClose={() => select(null)} />
        ) : null
      }
    />
  )
}
