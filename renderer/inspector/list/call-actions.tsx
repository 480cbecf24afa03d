import {
  Braces,
  Copy,
  Diff,
  Download,
  Filter,
  Hash,
  Palette,
  Pin,
  PinOff,
  StickyNote
} from 'lucide-react'
import type { ToolCallRow } from '../../../preload/api.ts'
import { useSwitchboard } from '../../state/hooks.ts'
import { useAct } from '../../ui/act.ts'
import { useCopy } from '../../ui/copy.tsx'
import { formatCount } from '../../ui/format.ts'
import type { Action } from '../../ui/menu.tsx'
import { useCallActs } from '../call/call-acts.ts'
import type { ListRow } from './list-row.ts'
import { isMark, markText } from '../mark.ts'

interface CallActionsOptions {
  /** Calls that are chosen together with a row; more than one. */
  readonly chosen: ReadonlySet<string>
  readonly onFilter: (field: string, value: string) => void
  readonly onCompare: (call: ToolCallRow) => void
  readonly onNote: (call: ToolCallRow) => void
  readonly onColour: (call: ToolCallRow) => void
  readonly onEdit: (id: string) => void
  readonly onExport: (ids: readonly string[]) => void
}

/** What can be done with a row, with the keys that do it. */
export function useCallActions(options: CallActionsOptions): (row: ListRow) => readonly Action[] {
  const { api } = useSwitchboard()
  const act = useAct()
  const copy = useCopy()
  const acts = useCallActs()
  const { chosen, onFilter } = options
  const only = (field: string, text: string, value: string): Action => ({
    id: field,
    text,
    icon: Filter,
    run: () => onFilter(field, value)
  })

  const callActions = (row: ToolCallRow): readonly Action[] => {
    const ids = chosen.has(row.id) ? [...chosen] : [row.id]
    const many = ids.length > 1 ? ` ${formatCount(ids.length, 'call')}` : ''
    const edit = () => options.onEdit(row.id)
    const copyJson = async () => {
      const replies = await Promise.all(ids.map((id) => api.request('inspector.call', id)))
      const calls = replies.flatMap((reply) => (reply.ok && reply.value ? [reply.value] : []))
      const [first = row] = calls
      await copy(JSON.stringify(ids.length > 1 ? calls : first, null, 2), many.trim() || 'the call')
    }
    return [
      ...(ids.length > 1
        ? [{ id: 'json', text: `Copy${many} as JSON`, icon: Braces, run: () => void copyJson() }]
        : acts.copyActions(row)),
      { id: 'id', text: 'Copy id', icon: Hash, run: () => void copy(row.id, 'the id') },
      {
        id: 'pin',
        text: `${row.pinned ? 'Unpin' : 'Pin'}${many}`,
        icon: row.pinned ? PinOff : Pin,
        keys: 'p',
        run: () => {
          for (const id of ids) void act('inspector.remark', id, { pinned: !row.pinned })
        }
      },
      {
        id: 'note',
        text: row.note === null ? 'Note…' : 'Change note…',
        icon: StickyNote,
        keys: 'n',
        run: () => options.onNote(row)
      },
      {
        id: 'colour',
        text: `Colour${many}…`,
        icon: Palette,
        keys: 'o',
        run: () => options.onColour(row)
      },
      {
        id: 'compare',
        text: 'Compare with…',
        icon: Diff,
        keys: 'd',
        run: () => options.onCompare(row)
      },
      ...acts.againActions(row, edit),
      {
        id: 'export',
        text: `Export${many || ' call'}…`,
        icon: Download,
        run: () => options.onExport(ids)
      },
      only('tool', `Only ${row.tool}`, row.tool),
      only('client', `Only ${row.client}`, row.client),
      ...(row.profile === null
        ? []
        : [only('profile', `Only ${row.profile.name}`, row.profile.name)]),
      only('session', 'Only this session', row.sessionId),
      ...acts.cancelAction(row)
    ]
  }

  return (row) => {
    if (row.kind === 'call' || row.kind === 'protocol') return callActions(row)
    if (row.kind === 'group') {
      return [only('session', 'Only this session', row.group.sessionId)]
    }
    if (row.kind !== 'mark' || !isMark(row)) return []
    return [
      {
        id: 'copy',
        text: 'Copy what happened',
        icon: Copy,
        keys: 'c',
        run: () => void copy(markText(row), 'what happened')
      },
      ...(row.what === 'moved' ? [only('session', 'Only this session', row.sessionId)] : [])
    ]
  }
}
