import { useState } from 'react'
import type { ViewQuery } from '../../../preload/api.ts'
import { Button } from '../../ui/button.tsx'
import { Callout } from '../../ui/callout.tsx'
import { Choice, Tick } from '../../ui/choice.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { formatCount, formatSize } from '../../ui/format.ts'
import { Switch } from '../../ui/switch.tsx'
import { useToast } from '../../ui/toast.tsx'
import './export-dialog.css'
import { ExportPreview } from './export-preview.tsx'
import { ExportProgress } from './export-progress.tsx'
import { type Format, formats, selectionOf, type What } from './export-what.ts'
import { useExport } from './use-export.ts'
import { usePreview } from './use-preview.ts'

interface ExportDialogProps {
  /** The calls that are chosen in the list; may be none. */
  readonly ids: readonly string[]
  /** What the list shows. */
  readonly query: ViewQuery
  /** Of the chosen call; null: there is none. */
  readonly sessionId?: string | null
  readonly onClose: () => void
}

/** Saves calls to a file, without what tells of people and places unless it is asked for. */
export function ExportDialog({ ids, query, sessionId = null, onClose }: ExportDialogProps) {
  const toast = useToast()
  const [what, setWhat] = useState<What>(ids.length > 0 ? 'chosen' : 'shown')
  const [format, setFormat] = useState<Format>('html')
  const [sanitised, setSanitised] = useState(true)
  const [notes, setNotes] = useState(true)
  const [sure, setSure] = useState(false)
  const request = { format, sanitised, notes, ...selectionOf(what, ids, query, sessionId) }
  const { preview, trouble, fresh } = usePreview(request)
  const exporting = useExport(({ bytes }) => {
    toast(`Exported, ${formatSize(bytes)}`)
    onClose()
  })
  const { state } = exporting
  const running = state.kind === 'running'
  const calls = preview?.calls ?? null
  return (
    <Dialog
      wide
      title="Export calls"
      onClose={() => {
        exporting.cancel()
        onClose()
      }}
      actions={
        <>
          <div className="export-outcome" role="status">
            {running && calls !== null ? (
              <ExportProgress progress={state.progress} bytes={state.bytes} calls={calls} />
            ) : (
              calls !== null &&
              preview !== null &&
              `${preview.fileName} · ${formatCount(calls, 'call')}`
            )}
          </div>
          {running ? (
            <Button onPress={exporting.cancel}>Cancel export</Button>
          ) : (
            <Button onPress={onClose}>Close</Button>
          )}
          <Button
            kind="primary"
            isDisabled={running || calls === 0 || calls === null || !(sanitised || sure)}
            onPress={() => void exporting.begin(request)}
          >
            Export
          </Button>
        </>
      }
    >
      <div className="export-dialog">
        <div className="export-choices">
          <Choice
            label="Which calls"
            value={what}
            disabled={running}
            onChange={setWhat}
            options={[
              ...(ids.length > 0
                ? [
                    {
                      value: 'chosen' as const,
                      title: ids.length === 1 ? 'The chosen call' : `The ${ids.length} chosen calls`
                    }
                  ]
                : []),
              {
                value: 'shown',
                title: query.filter === '' ? 'All calls' : 'All that the filter shows'
              },
              ...(sessionId === null
                ? []
                : [{ value: 'session' as const, title: 'All of this session' }])
            ]}
          />
          <Choice
            label="As"
            value={format}
            disabled={running}
            onChange={setFormat}
            options={formats}
          />
          <div className="export-care">
            <Switch
              label="Sanitised"
              on={sanitised}
              onChange={(on) => {
                setSanitised(on)
                setSure(false)
              }}
            />
            <p className="export-note">
              {sanitised
                ? 'Results are left out; people, hosts and addresses get stand-ins.'
                : 'Results, people, hosts and addresses stand in it as they are.'}
            </p>
            <Tick ticked={notes} disabled={running} onChange={setNotes}>
              With the notes on the calls
            </Tick>
          </div>
        </div>
        <div className="export-shown">
          {!sanitised && (
            <Callout kind="warning" title="This export is not sanitised">
              <p>
                It holds rows of results, names and addresses as they stand. Passwords and tokens
                are never in it.
              </p>
              <Tick ticked={sure} onChange={setSure}>
                Whoever gets the file may see all of this
              </Tick>
            </Callout>
          )}
          {state.kind === 'failed' && <Callout kind="error" title={state.message} />}
          <ExportPreview format={format} preview={preview} trouble={trouble} fresh={fresh} />
        </div>
      </div>
    </Dialog>
  )
}
