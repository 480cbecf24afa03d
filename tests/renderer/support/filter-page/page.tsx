import '../../../../renderer/reset.css'
import { StrictMode, useRef, useState } from 'react'
import { createRoot } from 'react-dom/client'
import type { ViewState } from '../../../../preload/api.ts'
import { FilterBar } from '../../../../renderer/inspector/filter/filter-bar.tsx'
import { FilterStatus } from '../../../../renderer/inspector/filter/filter-status.tsx'
import { alwaysOpen } from '../../../../renderer/state/connection.ts'
import { StateContext } from '../../../../renderer/state/hooks.ts'
import { createState } from '../../../../renderer/state/state.ts'
import '../../../../renderer/tokens.css'
import '../../../../renderer/ui/text.css'
import { Toasts } from '../../../../renderer/ui/toast.tsx'

declare global {
  interface Window {
    /** What the history would tell. */
    setView: (view: Partial<ViewState>, total: number) => void
    setText: (text: string) => void
  }
}

const view: ViewState = {
  viewId: 'view-1',
  older: 0,
  newer: 0,
  marks: 0,
  hidden: 0,
  scanned: 1,
  groups: null
}

/** The hash that stands for a place of the window means no text. */
const textOfHash = () => {
  const { hash } = window.location
  return hash.startsWith('#/') ? '' : decodeURIComponent(hash.slice(1))
}

/** The filter as the inspector places it, above a list. */
function Page() {
  const [text, setText] = useState(textOfHash)
  const [told, setTold] = useState({ view, total: 1_204 })
  const list = useRef<HTMLDivElement>(null)
  window.setText = setText
  window.setView = (change, total) => setTold({ view: { ...view, ...change }, total })
  return (
    <main>
      <h1 className="unseen">The filter alone</h1>
      <FilterBar
        query={{ filter: text, protocol: false, source: null }}
        onChange={setText}
        status={(onClear) => (
          <FilterStatus text={text} state={told.view} total={told.total} onClear={onClear} />
        )}
        onLeave={() => list.current?.focus()}
      />
      <div ref={list} tabIndex={0} role="region" aria-label="The list">
        Applied: <output>{text}</output>
      </div>
    </main>
  )
}

const { api } = window
const root = document.getElementById('root')
if (!api || !root) throw new Error('The page is opened with a scripted api.')
createRoot(root).render(
  <StrictMode>
    <StateContext value={createState(api, alwaysOpen, window)}>
      <Toasts>
        <Page />
      </Toasts>
    </StateContext>
  </StrictMode>
)
