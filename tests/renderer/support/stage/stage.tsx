import { StrictMode, useState } from 'react'
import { createRoot } from 'react-dom/client'
import type { Api, ImportedHistory, ViewQuery } from '../../../../preload/api.ts'
import { ExportDialog } from '../../../../renderer/inspector/export/export-dialog.tsx'
import { ImportDialog } from '../../../../renderer/inspector/export/import-dialog.tsx'
import { ImportedBar } from '../../../../renderer/inspector/export/imported-bar.tsx'
import { Overview } from '../../../../renderer/inspector/overview/overview.tsx'
import '../../../../renderer/reset.css'
import { alwaysOpen } from '../../../../renderer/state/connection.ts'
import { StateContext } from '../../../../renderer/state/hooks.ts'
import { createState } from '../../../../renderer/state/state.ts'
import '../../../../renderer/tokens.css'
import { Button } from '../../../../renderer/ui/button.tsx'
import '../../../../renderer/ui/text.css'
import { Toasts } from '../../../../renderer/ui/toast.tsx'

const query: ViewQuery = {
  filter: '',
  order: 'time',
  descending: true,
  bySession: false,
  protocol: false,
  source: null
}

/** The parts of the inspector that a test looks at by themselves. */
function Stage() {
  const [part] = location.hash.slice(1).split('?')
  const given = new URLSearchParams(location.hash.split('?')[1])
  const [open, setOpen] = useState(true)
  const [filter, setFilter] = useState(given.get('filter') ?? '')
  const [imported, setImported] = useState<ImportedHistory | null>(null)
  return (
    <main style={{ height: '100%', display: 'flex', flexDirection: 'column' }}>
      <h1 className="unseen">Stage</h1>
      {imported && <ImportedBar history={imported} onClose={() => setImported(null)} />}
      {part === 'overview' ? (
        <>
          <output aria-label="Filter" className="unseen">
            {filter}
          </output>
          <Overview query={{ ...query, filter }} onFilter={setFilter} />
        </>
      ) : (
        <Button onPress={() => setOpen(true)}>Open</Button>
      )}
      {open && part === 'export' && (
        <ExportDialog
          ids={given.get('ids')?.split(',') ?? []}
          query={{ ...query, filter }}
          sessionId={given.get('session')}
          onClose={() => setOpen(false)}
        />
      )}
      {open && part === 'import' && (
        <ImportDialog onImported={setImported} onClose={() => setOpen(false)} />
      )}
    </main>
  )
}

declare global {
  interface Window {
    readonly stage: Api
  }
}

const place = document.getElementById('root')
if (!place) throw new Error('index.html has no #root.')
createRoot(place).render(
  <StrictMode>
    <StateContext value={createState(window.stage, alwaysOpen, window)}>
      <Toasts>
        <Stage />
      </Toasts>
    </StateContext>
  </StrictMode>
)
