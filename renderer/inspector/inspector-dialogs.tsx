import { useHistory, useRoute, useSwitchboard } from '../state/hooks.ts'
import { useAct } from '../ui/act.ts'
import { Confirm } from '../ui/dialog.tsx'
import { formatCount } from '../ui/format.ts'
import type { ColumnLayout } from './column-layout.ts'
import { ColumnsDialog } from './columns-dialog.tsx'
import { RunAgain } from './run-again.tsx'

interface InspectorDialogsProps {
  /** Its name in the address. */
  readonly dialog: string | null
  readonly onClose: () => void
  readonly layout: ColumnLayout
  readonly onLayout: (layout: ColumnLayout) => void
  readonly onResetLayout: () => void
}

/** The dialog that the inspector's address names. */
export function InspectorDialogs(props: InspectorDialogsProps) {
  const { dialog, onClose, layout, onLayout, onResetLayout } = props
  const { views } = useSwitchboard()
  const history = useHistory()
  const act = useAct()
  const call = useRoute().params.get('call')
  if (dialog === 'columns') {
    return (
      <ColumnsDialog
        layout={layout}
        onChange={onLayout}
        onReset={onResetLayout}
        onClose={onClose}
      />
    )
  }
  if (dialog === 'again' && call !== null) return <RunAgain id={call} onClose={onClose} />
  if (dialog === 'clear') {
    return (
      <Confirm
        title={`Clear ${formatCount(history?.calls ?? 0, 'call')}?`}
        verb="Clear the history"
        onClose={onClose}
        onConfirm={() =>
          void act('inspector.clear').then((done) => done !== undefined && views.again())
        }
      >
        All calls that have ended go, on the disk too, and cannot be had back: export them before to
        keep a copy. Pinned calls and those that run stay.
      </Confirm>
    )
  }
  return null
}
