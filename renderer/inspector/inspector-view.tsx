import { useCallback, useMemo, useRef, useState } from 'react'
import type { Order } from '../../preload/api.ts'
import { useHistory, useRoute, useSwitchboard } from '../state/hooks.ts'
import { useView } from '../state/use-view.ts'
import { useAct } from '../ui/act.ts'
import { useKey } from '../ui/key.ts'
import { useMedia } from '../ui/media.ts'
import { Split } from '../ui/split.tsx'
import { CallList } from './call-list.tsx'
import { CompareView } from './compare/compare-view.tsx'
import { withTerm } from './filter-terms.ts'
import { inspectorActions } from './inspector-actions.ts'
import { comparedOf, orderParam, queryOf } from './inspector-address.ts'
import { InspectorDetail } from './inspector-detail.tsx'
import { InspectorDialogs } from './inspector-dialogs.tsx'
import { InspectorTools } from './inspector-tools.tsx'
import './inspector-view.css'
import { Timeline } from './timeline.tsx'
import { useColumnLayout } from './use-column-layout.ts'

const below = {
  name: 'inspector',
  direction: 'below',
  size: 320,
  smallest: 160,
  rest: 140
} as const
const beside = {
  name: 'inspector-wide',
  direction: 'right',
  size: 760,
  smallest: 480,
  rest: 900
} as const

export function InspectorView() {
  const { route } = useSwitchboard()
  const { params } = useRoute()
  const act = useAct()
  const history = useHistory()
  const query = useMemo(() => queryOf(params), [params])
  const { view, shown } = useView(query)
  const { layout, change, reset } = useColumnLayout()
  const [held, setHeld] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const wide = useMedia('(min-width: 1880px)')
  const open = params.get('call')
  const compared = comparedOf(params)
  const showFilter = useCallback(
    (filter: string) => route.set({ filter: filter === '' ? null : filter }),
    [route]
  )
  const order = useCallback(
    (by: Order, descending: boolean) => route.set({ order: orderParam(by, descending) }),
    [route]
  )
  const showColumns = useCallback(() => route.set({ dialog: 'columns' }), [route])
  const group = useCallback((on: boolean) => route.set({ group: on ? 'session' : null }), [route])
  const capture = history?.capture ?? 'on'
  const actions = useMemo(
    () => inspectorActions({ capture, params, set: (to) => route.set(to), act }),
    [capture, params, route, act]
  )
  useKey(['/'], () => field.current?.focus())
  useKey([' '], () => setHeld(!held))

  return (
    <>
      <Split
        {...(wide ? beside : below)}
        list={
          <div className="inspector-list">
            <InspectorTools
              ref={field}
              filter={query.filter}
              onFilter={showFilter}
              hidden={shown.hidden}
              total={history?.calls ?? 0}
              held={held}
              onHold={setHeld}
              bySession={query.bySession}
              onBySession={group}
              actions={actions}
            />
            <Timeline query={query} onFilter={showFilter} />
            <CallList
              view={view}
              shown={shown}
              query={query}
              open={open}
              held={held}
              layout={layout}
              onLayout={change}
              onHold={setHeld}
              onOpen={(id) => route.set({ call: id, compare: null })}
              onEnter={() =>
                document.querySelector<HTMLElement>('.call-detail [role="tab"]')?.focus()
              }
              onFilter={(term) => showFilter(withTerm(query.filter, term))}
              onClearFilter={() => showFilter('')}
              onOrder={order}
              onColumns={showColumns}
              onCompare={(a, b) => route.set({ compare: `${a},${b}` })}
              onEdit={(id) => route.set({ dialog: 'again', call: id })}
              onExport={(ids) => route.set({ dialog: 'export', ids: ids.join(',') })}
            />
          </div>
        }
        detail={
          compared !== null ? (
            <CompareView ids={compared} onClose={() => route.set({ compare: null })} />
          ) : open === null ? null : (
            <InspectorDetail view={view} id={open} onClose={() => route.set({ call: null })} />
          )
        }
      />
      <InspectorDialogs
        dialog={params.get('dialog')}
        onClose={() => route.set({ dialog: null, ids: null })}
        layout={layout}
        onLayout={change}
        onResetLayout={reset}
      />
    </>
  )
}
