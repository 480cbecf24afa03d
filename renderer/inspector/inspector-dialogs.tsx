import type { ImportedHistory, ViewQuery } from '../../preload/api.ts'
import { useHistory, useSwitchboard } from '../state/hooks.ts'
import { useAct } from '../ui/act.ts'
import { Confirm } from '../ui/dialog.tsx'
import type { ColumnLayout } from './list/column-layout.ts'
import { ColumnsDialog } from './list/columns-dialog.tsx'
import { ExportDialog } from './export/export-dialog.tsx'
import { ImportDialog } from './export/import-dialog.tsx'
import { RunAgain } from './run-again.tsx'

interface InspectorDialogsProps {
  /** Its name in the address. */
  readonly dialog: string | null
  /** The call that is open. */
  readonly open: string | null
  readonly query: ViewQuery
  /** Calls to export; none: what the list shows. */
  readonly ids: readonly string[]
  readonly sessionId: string | null
  readonly layout: ColumnLayout
  readonly onLayout: (layout: ColumnLayout) => void
  readonly onResetLayout: () => void
  readonly onImported: (history: ImportedHistory) => void
  readonly onClose: () => void
}

/** The dialog that the inspector's address names. */
export function InspectorDialogs(props: InspectorDialogsProps) {
  const { dialog, open, query, ids, onClose, layout, onLayout, onResetLayout } = props
  switch (dialog) {
    case 'columns':
      return (
        <ColumnsDialog
          layout={layout}
          onChange={onLayout}
          onReset={onResetLayout}
          onClose={onClose}
        />
      )
    case 'export':
      return <ExportDialog ids={ids} query={query} sessionId={props.sessionId} onClose={onClose} />
    case 'import':
      return <ImportDialog onImported={props.onImported} onClose={onClose} />
    case 'again':
      return open === null ? null : <RunAgain id={open} onClose={onClose} />
    case 'clear':
      return <ClearDialog onClose={onClose} />
    default:
      return null
  }
}

function ClearDialog({ onClose }: { readonly onClose: () => void }) {
  const { views } = useSwitchboard()
  const history = useHistory()
  const act = useAct()
  const clear = async () => {
    if ((await act('inspector.clear')) !== undefined) views.again()
  }
  return (
    <Confirm
      title="Clear the history?"
      verb="Clear the history"
      onClose={onClose}
      onConfirm={() => void clear()}
    >
      All calls that have ended go{history?.place === 'file' && ', on the disk too'}, with the
      messages of the protocol between them, and cannot be had back: to keep a copy, export them
      first. Pinned calls and those that run stay.
    </Confirm>
  )
}
