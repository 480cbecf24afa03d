import { useCallback, useMemo, useState } from 'react'
import { withTerm } from '../../main/inspector/filter/edits.ts'
import type { ImportedHistory, Order } from '../../preload/api.ts'
import { useHistory, useRoute, useSwitchboard } from '../state/hooks.ts'
import { useView } from '../state/use-view.ts'
import { useAct } from '../ui/act.ts'
import { useKey } from '../ui/key.ts'
import { useMedia } from '../ui/media.ts'
import { Split } from '../ui/split.tsx'
import { CallList } from './list/call-list.tsx'
import { CompareView } from './compare/compare-view.tsx'
import { ImportedBar } from './export/imported-bar.tsx'
import { inspectorActions } from './inspector-actions.ts'
import { comparedOf, orderParam, queryOf } from './inspector-address.ts'
import { InspectorDetail } from './inspector-detail.tsx'
import { InspectorDialogs } from './inspector-dialogs.tsx'
import { InspectorTools } from './inspector-tools.tsx'
import './inspector-view.css'
import { ListStatus } from './list-status.tsx'
import { Overview } from './overview/overview.tsx'
import { Timeline } from './timeline/timeline.tsx'
import { useCapture } from './use-capture.ts'
import { useColumnLayout } from './list/use-column-layout.ts'

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
  size: 840,
  smallest: 640,
  rest: 900
} as const

const focus = (selector: string) => document.querySelector<HTMLElement>(selector)?.focus()
const focusList = () => focus('.call-list [role="grid"]')

export function InspectorView() {
  const { route } = useSwitchboard()
  const { params } = useRoute()
  const act = useAct()
  const history = useHistory()
  const query = useMemo(() => queryOf(params), [params])
  const { view, shown } = useView(query)
  const { layout, change, reset } = useColumnLayout()
  const [held, setHeld] = useState(false)
  const [imported, setImported] = useState<ImportedHistory | null>(null)
  const [exported, setExported] = useState<readonly string[]>([])
  const wide = useMedia('(min-width: 1880px)')
  const open = params.get('call')
  const compared = comparedOf(params)
  const overview = params.get('overview') === 'yes'
  const source = query.source !== null && imported?.importId === query.source ? imported : null
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
  const showOverview = useCallback(
    (on: boolean) => route.set({ overview: on ? 'yes' : null }),
    [route]
  )
  const importedCalls = source?.calls ?? null
  const status = useCallback(
    (onClear: () => void) => (
      <ListStatus view={view} filter={query.filter} imported={importedCalls} onClear={onClear} />
    ),
    [view, query.filter, importedCalls]
  )
  const capture = history?.capture ?? 'on'
  const onCapture = useCapture()
  const actions = useMemo(
    () => inspectorActions({ capture, params, set: (to) => route.set(to), onCapture }),
    [capture, params, route, onCapture]
  )
  useKey([' '], () => setHeld(!held))
  const place = open === null ? null : view.placeOf(open)
  const opened = place === null ? undefined : view.at(place)

  const closeOne = () => {
    if (compared !== null) route.set({ compare: null })
    else if (open !== null) route.set({ call: null })
    else return false
    focusList()
    return true
  }

  const list = (
    <div className="inspector-list">
      <InspectorTools
        query={query}
        onFilter={showFilter}
        onLeave={focusList}
        status={status}
        held={held}
        onHold={setHeld}
        onBySession={group}
        overview={overview}
        onOverview={showOverview}
        actions={actions}
      />
      {source && (
        <ImportedBar
          history={source}
          onClose={() => {
            route.set({ source: null, call: null })
            void act('inspector.closeImport', source.importId)
          }}
        />
      )}
      {overview ? (
        <Overview query={query} onFilter={showFilter} />
      ) : (
        <>
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
            onClose={closeOne}
            onEnter={() => focus('.split-detail [role="tab"], .split-detail button')}
            onFilter={(field, value) => showFilter(withTerm(query.filter, field, value))}
            onClearFilter={() => showFilter('')}
            onOrder={order}
            onColumns={showColumns}
            onCompare={(a, b) => route.set({ compare: `${a},${b}` })}
            onEdit={(id) => route.set({ dialog: 'again', call: id })}
            onExport={(ids) => {
              setExported(ids)
              route.set({ dialog: 'export' })
            }}
          />
        </>
      )}
    </div>
  )
  const detail =
    compared !== null ? (
      <CompareView ids={compared} onClose={closeOne} />
    ) : open === null || overview ? null : (
      <InspectorDetail view={view} id={open} onClose={closeOne} />
    )
  return (
    <>
      <Split {...(wide ? beside : below)} list={list} detail={detail} />
      <InspectorDialogs
        dialog={params.get('dialog')}
        open={open}
        query={query}
        ids={exported}
        sessionId={opened?.kind === 'call' ? opened.sessionId : null}
        layout={layout}
        onLayout={change}
        onResetLayout={reset}
        onImported={(read) => {
          setImported(read)
          route.set({ source: read.importId, filter: null, call: null })
        }}
        onClose={() => {
          setExported([])
          route.set({ dialog: null })
        }}
      />
    </>
  )
}
