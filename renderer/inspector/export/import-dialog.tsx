import { FileUp } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { DropZone, FileTrigger } from 'react-aria-components'
import type { ImportedHistory } from '../../../preload/api.ts'
import { useSwitchboard } from '../../state/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Callout } from '../../ui/callout.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { formatCount } from '../../ui/format.ts'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import './import-dialog.css'
import { readFile, type Reading } from './read-file.ts'

interface ImportDialogProps {
  /** The list may show what was read. */
  readonly onImported: (history: ImportedHistory) => void
  readonly onClose: () => void
}

type State =
  | { readonly kind: 'choosing'; readonly trouble: string | null }
  | { readonly kind: 'reading'; readonly fileName: string; readonly reading: Reading }
  | { readonly kind: 'read'; readonly history: ImportedHistory }

/** Opens an export of ours for reading. */
export function ImportDialog({ onImported, onClose }: ImportDialogProps) {
  const { api } = useSwitchboard()
  const [state, setState] = useState<State>({ kind: 'choosing', trouble: null })
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])
  const show = (history: ImportedHistory) => {
    onImported(history)
    onClose()
  }
  const read = async (file: File) => {
    const own = new AbortController()
    running.current = own
    const tell = (reading: Reading) => {
      if (!own.signal.aborted) setState({ kind: 'reading', fileName: file.name, reading })
    }
    tell({ progress: 0, calls: 0 })
    const end = await readFile(api, file, own.signal, tell)
    if (own.signal.aborted) return
    if (typeof end === 'string') setState({ kind: 'choosing', trouble: end })
    else if (end.unread === null) show(end)
    else setState({ kind: 'read', history: end })
  }
  const cancel = () => {
    running.current?.abort()
    setState({ kind: 'choosing', trouble: null })
  }
  const close = () => {
    running.current?.abort()
    if (state.kind === 'read') void api.request('inspector.closeImport', state.history.importId)
    onClose()
  }
  return (
    <Dialog
      title="Open exported calls"
      onClose={close}
      actions={
        state.kind === 'reading' ? (
          <Button onPress={cancel}>Cancel</Button>
        ) : (
          <>
            <Button onPress={close}>Close</Button>
            {state.kind === 'read' && (
              <Button kind="primary" autoFocus onPress={() => show(state.history)}>
                Show {formatCount(state.history.calls, 'call')}
              </Button>
            )}
          </>
        )
      }
    >
      <div className="import-dialog">
        {state.kind === 'choosing' && (
          <>
            {state.trouble !== null && <Callout kind="error" title={state.trouble} />}
            <DropZone
              className="import-drop"
              aria-label="Drop an exported file"
              onDrop={({ items }) => {
                const item = items.find((one) => one.kind === 'file')
                if (item) void item.getFile().then(read)
              }}
            >
              <FileUp size={16} aria-hidden />
              <p>Drop a file here that was exported as JSON Lines.</p>
              <FileTrigger
                acceptedFileTypes={['.jsonl', '.ndjson']}
                onSelect={(files) => {
                  const [file] = files ?? []
                  if (file) void read(file)
                }}
              >
                <Button autoFocus>Choose a file</Button>
              </FileTrigger>
            </DropZone>
            <p className="dim">
              Its calls are shown apart from your own and cannot be changed. They are forgotten when
              you close them.
            </p>
          </>
        )}
        {state.kind === 'reading' && (
          <div className="import-reading" role="status">
            Reading {state.fileName}: {formatCount(state.reading.calls, 'call')}
            <ProgressBar label="Reading" progress={state.reading.progress} />
          </div>
        )}
        {state.kind === 'read' && state.history.unread !== null && (
          <Callout
            kind="warning"
            title={`${formatCount(state.history.unread.lines, 'line')} of ${state.history.fileName} ${state.history.unread.lines === 1 ? 'is' : 'are'} left out`}
          >
            {firstUnread(state.history.unread)}. The other{' '}
            {formatCount(state.history.calls, 'call')} can be shown.
          </Callout>
        )}
      </div>
    </Dialog>
  )
}

function firstUnread({ lines, reason }: NonNullable<ImportedHistory['unread']>): string {
  return lines === 1 ? reason.charAt(0).toUpperCase() + reason.slice(1) : `The first is ${reason}`
}
