import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import type { Api } from '../preload/api.ts'
import { openHeadless } from './headless-api.ts'
import './reset.css'
import { App } from './shell/app.tsx'
import { NoKey } from './shell/no-key.tsx'
import { alwaysOpen } from './state/connection.ts'
import { StateContext } from './state/hooks.ts'
import { createState } from './state/state.ts'
import './tokens.css'
import './ui/text.css'

declare global {
  interface Window {
    /** Put there by the preload script; absent in a browser. */
    readonly api?: Api
  }
}

async function open() {
  if (window.api) return createState(window.api, alwaysOpen, window)
  const door = await openHeadless(window)
  return door.kind === 'open' ? createState(door.api, door.connection, window) : door.reason
}

const place = document.getElementById('root')
if (!place) throw new Error('index.html has no #root.')
const root = createRoot(place)
const opened = await open()
root.render(
  <StrictMode>
    {typeof opened === 'string' ? (
      <NoKey reason={opened} />
    ) : (
      <StateContext value={opened}>
        <App />
      </StateContext>
    )}
  </StrictMode>
)
