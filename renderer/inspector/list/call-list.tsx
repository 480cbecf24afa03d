import { useCallback, useEffect, useMemo, useState } from 'react'
import type { ToolCallRow, ViewQuery } from '../../../preload/api.ts'
import { type HistoryView, newestFirst, type ViewSnapshot } from '../../state/history-view.ts'
import { useHistory, useProfiles, useSessions, useToday } from '../../state/hooks.ts'
import { type Choosing, Grid } from '../../ui/grid.tsx'
import { formatCount } from '../../ui/format.ts'
import { useKey } from '../../ui/key.ts'
import { acrossRow } from './across-row.tsx'
import { useCallActions } from './call-actions.tsx'
import { headsOf } from './column-heads.ts'
import type { ColumnLayout } from './column-layout.ts'
import { columnsOf } from './columns.tsx'
import { InspectorEmpty } from './inspector-empty.tsx'
import { ListBars } from './list-bars.tsx'
import { headId, useListLines } from './list-lines.ts'
import { type GroupRow, idOfRow, isKept, type ListRow } from './list-row.ts'
import { RemarkColour } from './remark-colour.tsx'
import { RemarkNote } from './remark-note.tsx'
import { useChoosing } from './use-choosing.ts'
import { useWaterfall } from './use-waterfall.ts'

interface CallListProps {
  readonly view: HistoryView
  readonly shown: ViewSnapshot
  readonly query: ViewQuery
  /** The call or mark that is open. */
  readonly open: string | null
  /** Whether the list is held though it is at its top. */
  readonly held: boolean
  readonly layout: ColumnLayout
  readonly onLayout: (layout: ColumnLayout) => void
  readonly onHold: (held: boolean) => void
  readonly onOpen: (id: string | null) => void
  /** Closes one thing beside the list; false where there is none. */
  readonly onClose: () => boolean
  /** Into the detail of what is open. */
  readonly onEnter: () => void
  readonly onFilter: (field: string, value: string) => void
  readonly onClearFilter: () => void
  readonly onOrder: (order: ViewQuery['order'], descending: boolean) => void
  readonly onColumns: () => void
  readonly onCompare: (a: string, b: string) => void
  readonly onEdit: (id: string) => void
  readonly onExport: (ids: readonly string[]) => void
}

const none: ReadonlySet<string> = new Set()

/** The calls that the filter shows, and what can be done with them from the keyboard. */
export function CallList(props: CallListProps) {
  const { view, shown, query, open, held, layout, onOpen } = props
  const history = useHistory()
  const sessions = useSessions()
  const profiles = useProfiles()
  const today = useToday()
  const [top, setTop] = useState(0)
  const [away, setAway] = useState(false)
  const [collapsed, setCollapsed] = useState(none)
  /** What has the cursor and is not open. */
  const [cursor, setCursor] = useState<string | null>(null)
  const [wasOpen, setWasOpen] = useState(open)
  if (wasOpen !== open) {
    setWasOpen(open)
    // Where the detail was closed one goes on.
    setCursor(open === null ? (cursor ?? wasOpen) : null)
  }
  const [goal, setGoal] = useState<{ readonly line: number }>()
  const [compared, setCompared] = useState<ToolCallRow | null>(null)
  const [remark, setRemark] = useState<{ kind: 'note' | 'colour'; call: ToolCallRow } | null>(null)
  const lines = useListLines(view, shown, collapsed, history?.removed ?? null)
  const selected = cursor ?? open
  const { chosen, choose, clear } = useChoosing(view, lines, selected)
  const { scale, look } = useWaterfall(lines)
  const columns = useMemo(() => columnsOf({ layout, scale, today }), [layout, scale, today])

  const { onLayout, onOrder, onColumns } = props
  const heads = useMemo(
    () => headsOf({ query, layout, onLayout, onOrder, onColumns }),
    [query, layout, onLayout, onOrder, onColumns]
  )

  const follows = !held && !away
  useEffect(() => view.follow(follows), [view, follows])
  const goOn = () => {
    props.onHold(false)
    setTop(top + 1)
    if (shown.query !== null && !newestFirst(shown.query)) void view.again()
  }
  const toggle = useCallback((sessionId: string) => {
    setCollapsed((before) => {
      const next = new Set(before)
      if (!next.delete(sessionId)) next.add(sessionId)
      return next
    })
  }, [])
  const closeOne = () => {
    if (compared !== null) setCompared(null)
    else if (chosen.size > 0) clear()
    else if (!props.onClose()) setCursor(null)
  }
  useKey(['Escape'], closeOne)

  const actions = useCallActions({
    chosen,
    onFilter: props.onFilter,
    onCompare: (call) => {
      if (compared === null || compared.id === call.id) setCompared(call)
      else {
        props.onCompare(compared.id, call.id)
        setCompared(null)
      }
    },
    onNote: (call) => setRemark({ kind: 'note', call }),
    onColour: (call) => setRemark({ kind: 'colour', call }),
    onEdit: props.onEdit,
    onExport: props.onExport
  })
  // From wherever the focus is, as what the detail does itself.
  useKey(['n', 'o', 'd'], (key) => {
    const line = selected === null ? null : lines.lineOf(selected)
    const row = line === null ? undefined : lines.at(line)
    if (row !== undefined)
      actions(row)
        .find(({ keys }) => keys === key)
        ?.run()
  })
  const profileOf = useCallback(
    ({ group }: GroupRow) => {
      const session = sessions?.find(({ id }) => id === group.sessionId)
      const { login } = session ?? {}
      const used = login?.kind === 'profile' ? login.profileId : null
      const first = view.at(group.from)
      const called = first?.kind === 'call' ? first.profile : null
      return profiles?.find(({ id }) => id === used) ?? called
    },
    [view, sessions, profiles]
  )
  const across = useCallback(
    (row: ListRow) => acrossRow(row, today, profileOf, toggle),
    [today, profileOf, toggle]
  )
  const select = (id: string | null, how: Choosing, line: number) => {
    const row = lines.at(line)
    if (id === null || row === undefined) return
    choose(id, how, line)
    setCursor(isKept(row) ? null : id)
    if (isKept(row)) onOpen(id)
  }
  const onSide = (row: ListRow, side: 'left' | 'right') => {
    if (row.kind === 'group') {
      if (row.collapsed === (side === 'right')) toggle(row.group.sessionId)
      return true
    }
    if (side === 'right' || shown.groups === null || row.kind !== 'call') return false
    const line = lines.lineOf(headId(row.sessionId))
    if (line !== null) setGoal({ line })
    return true
  }
  const remarked =
    remark === null ? [] : chosen.has(remark.call.id) ? [...chosen] : [remark.call.id]
  const waits = shown.query !== null && newestFirst(shown.query) && !follows && shown.waiting > 0

  return (
    <>
      <ListBars
        history={history}
        shown={shown}
        compared={compared}
        chosen={chosen.size}
        onTakeIn={() => void view.again()}
        onStopComparing={() => setCompared(null)}
        onChooseNone={clear}
      />
      <div className="call-list">
        {waits && (
          <button type="button" className="waiting-calls" onClick={goOn}>
            {formatCount(shown.waiting, 'new call')} · show
          </button>
        )}
        <Grid
          label="Calls"
          lines={lines}
          columns={columns}
          idOf={idOfRow}
          selected={selected}
          chosen={chosen}
          onSelect={select}
          onOpen={(row) => {
            if (row.kind === 'group') toggle(row.group.sessionId)
            else if (isKept(row) && row.id !== open) onOpen(row.id)
            else props.onEnter()
          }}
          actions={actions}
          onSide={onSide}
          onScrolled={setAway}
          onSight={(from, to) => {
            const places = [from, to - 1].map(
              (line) => lines.placeOf(line) ?? lines.placeOf(line + 1)
            )
            const [first = 0, last = first] = places.map((place) => place ?? shown.first)
            view.look(Math.min(first, last), Math.max(first, last) + 1)
            look(from, to)
          }}
          waits={waits}
          top={top}
          goal={goal}
          find={async (id) => {
            const place = await view.find(id)
            return place === null ? null : lines.lineOfPlace(place)
          }}
          across={across}
          look={lookOf}
          heads={heads}
          empty={
            <InspectorEmpty
              shown={shown}
              history={history}
              onClearFilter={props.onClearFilter}
              onGoOn={goOn}
            />
          }
        />
      </div>
      {remark?.kind === 'note' && (
        <RemarkNote call={remark.call} ids={remarked} onClose={() => setRemark(null)} />
      )}
      {remark?.kind === 'colour' && (
        <RemarkColour call={remark.call} ids={remarked} onClose={() => setRemark(null)} />
      )}
    </>
  )
}

function lookOf(row: ListRow): string {
  if (row.kind === 'group') return 'row-group'
  if (row.kind === 'mark') return 'row-mark'
  if (row.kind !== 'call' && row.kind !== 'protocol') return ''
  return row.colour === null ? '' : `row-hue hue-${row.colour}`
}
