import { Ban, Braces, Copy, Filter, Hash } from 'lucide-react'
import { useRef, useState } from 'react'
import type { ToolCallRow } from '../../preload/api.ts'
import { useMarks, useRoute, useSwitchboard } from '../state/hooks.ts'
import { useAct } from '../ui/act.ts'
import { useCopy } from '../ui/copy.tsx'
import { Grid } from '../ui/grid.tsx'
import { useKey } from '../ui/key.ts'
import { useMedia } from '../ui/media.ts'
import type { Action } from '../ui/menu.tsx'
import { Split } from '../ui/split.tsx'
import { CallDetail } from './call-detail.tsx'
import { columns } from './columns.tsx'
import { CompareView } from './compare/compare-view.tsx'
import { InspectorEmpty } from './inspector-empty.tsx'
import { InspectorTools } from './inspector-tools.tsx'
import { isMark, type InspectorRow, markText } from './mark.ts'
import { MarkDetail } from './mark-detail.tsx'
import './inspector-view.css'
import { useShownCalls } from './shown-calls.ts'
import { Timeline } from './timeline.tsx'

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
  const { route, api } = useSwitchboard()
  const { params } = useRoute()
  const act = useAct()
  const copy = useCopy()
  const [filter, setFilter] = useState(params.get('filter') ?? '')
  const [top, setTop] = useState(0)
  const field = useRef<HTMLInputElement>(null)
  const calls = useShownCalls(filter)
  const wide = useMedia('(min-width: 1880px)')
  const open = params.get('call')
  const [one, other] = params.get('compare')?.split(',') ?? []
  const mark = useMarks().find(({ id }) => id === open)
  const select = (id: string | null) => route.set({ call: id })
  const showFilter = (text: string) => {
    setFilter(text)
    route.set({ filter: text === '' ? null : text })
  }
  const goOn = () => {
    calls.goOn()
    setTop(top + 1)
  }
  useKey(['/'], () => field.current?.focus())
  useKey(['Escape'], () => route.set({ call: null, compare: null }))
  useKey([' '], calls.pause)

  const session = ({ sessionId }: InspectorRow): Action => ({
    id: 'session',
    text: 'Only this session',
    icon: Filter,
    run: () => showFilter(`session:${sessionId}`)
  })
  const actions = (row: InspectorRow): Action[] =>
    isMark(row)
      ? [
          {
            id: 'copy',
            text: 'Copy what moved',
            icon: Copy,
            keys: 'c',
            run: () => void copy(`${row.client}, ${markText(row)}`, 'what moved')
          },
          session(row)
        ]
      : callActions(row)
  const callActions = (row: ToolCallRow): Action[] => [
    {
      id: 'copy',
      text: row.summary === '' ? 'Copy name of the tool' : 'Copy SPL or arguments',
      icon: Copy,
      keys: 'c',
      run: () => void copy(row.summary || row.tool, 'what was called')
    },
    {
      id: 'json',
      text: 'Copy call as JSON',
      icon: Braces,
      run: () =>
        void api.request('inspector.call', row.id).then((reply) => {
          const call = reply.ok && reply.value !== null ? reply.value : row
          void copy(JSON.stringify(call, null, 2), 'the call')
        })
    },
    { id: 'id', text: 'Copy id', icon: Hash, run: () => void copy(row.id, 'the id') },
    {
      id: 'tool',
      text: `Only ${row.tool}`,
      icon: Filter,
      run: () => showFilter(`tool:${row.tool}`)
    },
    session(row),
    ...(row.ms === null
      ? [
          {
            id: 'cancel',
            text: 'Cancel call',
            icon: Ban,
            danger: true,
            run: () => void act('inspector.cancel', row.id)
          }
        ]
      : [])
  ]

  return (
    <Split
      {...(wide ? beside : below)}
      list={
        <div className="inspector-list">
          <InspectorTools
            ref={field}
            filter={filter}
            onFilter={showFilter}
            calls={calls}
            onClear={() => void act('inspector.clear')}
          />
          <Timeline rows={calls.calls} marks={calls.marks} />
          {calls.waiting > 0 && (
            <button type="button" className="waiting-calls" onClick={goOn}>
              {calls.waiting} new {calls.waiting === 1 ? 'call' : 'calls'} · show
            </button>
          )}
          <Grid
            label="Calls, newest first"
            rows={calls.rows}
            columns={columns}
            idOf={(row) => row.id}
            selected={open}
            onSelect={select}
            onOpen={() => document.querySelector<HTMLElement>('.call-detail [role="tab"]')?.focus()}
            actions={actions}
            onScrolled={calls.scrolled}
            top={top}
            empty={
              <InspectorEmpty calls={calls} onClearFilter={() => showFilter('')} onGoOn={goOn} />
            }
          />
        </div>
      }
      detail={
        one !== undefined && other !== undefined ? (
          <CompareView ids={[one, other]} onClose={() => route.set({ compare: null })} />
        ) : open === null ? null : mark !== undefined ? (
          <MarkDetail mark={mark} onClose={() => select(null)} />
        ) : (
          <CallDetail key={open} id={open} onClose={() => select(null)} />
        )
      }
    />
  )
}
