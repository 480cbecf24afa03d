import {
  ChartColumn,
  CirclePause,
  CirclePlay,
  Columns3,
  Download,
  EyeOff,
  Filter,
  Layers,
  MessagesSquare,
  Trash2,
  Upload
} from 'lucide-react'
import type { HistoryState } from '../../preload/api.ts'
import type { Action } from '../ui/menu.tsx'

interface InspectorActionsOptions {
  readonly capture: HistoryState['capture']
  readonly params: URLSearchParams
  /** Changes the inspector's address, from wherever. */
  readonly set: (change: Readonly<Record<string, string | null>>) => void
  readonly onCapture: (capture: HistoryState['capture']) => unknown
}

/** What can be done with the whole inspector; in its menu and in the palette. */
export function inspectorActions(options: InspectorActionsOptions): readonly Action[] {
  const { capture, params, set, onCapture } = options
  const bySession = params.get('group') === 'session'
  const protocol = params.get('protocol') === 'yes'
  const overview = params.get('overview') === 'yes'
  const put = (next: HistoryState['capture']) => () => void onCapture(next)
  return [
    {
      id: 'errors',
      text: 'Filter for errors',
      icon: Filter,
      run: () => set({ filter: 'status:error' })
    },
    {
      id: 'group',
      text: bySession ? 'Do not group by session' : 'Group by session',
      icon: Layers,
      run: () => set({ group: bySession ? null : 'session' })
    },
    {
      id: 'protocol',
      text: protocol ? 'Hide messages of the protocol' : 'Show messages of the protocol',
      icon: MessagesSquare,
      run: () => set({ protocol: protocol ? null : 'yes' })
    },
    {
      id: 'overview',
      text: overview ? 'Close overview' : 'Open overview',
      icon: ChartColumn,
      run: () => set({ overview: overview ? null : 'yes' })
    },
    { id: 'columns', text: 'Columns…', icon: Columns3, run: () => set({ dialog: 'columns' }) },
    capture === 'paused'
      ? { id: 'capture', text: 'Go on with capture', icon: CirclePlay, run: put('on') }
      : { id: 'capture', text: 'Pause capture', icon: CirclePause, run: put('paused') },
    capture === 'private'
      ? { id: 'private', text: 'Leave private mode', icon: EyeOff, run: put('on') }
      : { id: 'private', text: 'Private mode', icon: EyeOff, run: put('private') },
    { id: 'export', text: 'Export…', icon: Download, run: () => set({ dialog: 'export' }) },
    { id: 'import', text: 'Import…', icon: Upload, run: () => set({ dialog: 'import' }) },
    {
      id: 'clear',
      text: 'Clear the history…',
      icon: Trash2,
      danger: true,
      run: () => set({ dialog: 'clear' })
    }
  ]
}
