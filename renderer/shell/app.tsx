import { useEffect, useState, type ComponentType } from 'react'
import { ClientsView } from '../clients/clients-view.tsx'
import { InspectorView } from '../inspector/inspector-view.tsx'
import { ProfilesView } from '../profiles/profiles-view.tsx'
import { SessionsView } from '../sessions/sessions-view.tsx'
import { SettingsView } from '../settings/settings-view.tsx'
import { StartView } from '../start/start-view.tsx'
import { useAppState, useConnection, useRoute, useSwitchboard } from '../state/hooks.ts'
import { places, type Place } from '../state/route.ts'
import { useKey, useModKey } from '../ui/key.ts'
import { Toasts } from '../ui/toast.tsx'
import './app.css'
import { Asks } from './asks.tsx'
import { Bars } from './bars.tsx'
import { NoKey } from './no-key.tsx'
import { Palette } from './palette.tsx'
import { Shortcuts } from './shortcuts.tsx'
import { SideBar } from './side-bar.tsx'
import { TopBar } from './top-bar.tsx'

const views: Readonly<Record<Place, ComponentType>> = {
  start: StartView,
  profiles: ProfilesView,
  clients: ClientsView,
  sessions: SessionsView,
  inspector: InspectorView,
  settings: SettingsView
}

export function App() {
  const { route } = useSwitchboard()
  const { place } = useRoute()
  const app = useAppState()
  const connection = useConnection()
  const [overlay, setOverlay] = useState<'palette' | 'shortcuts' | null>(null)
  const appearance = app?.settings.appearance
  useEffect(() => {
    if (appearance === undefined || appearance === 'system') {
      delete document.documentElement.dataset['appearance']
    } else document.documentElement.dataset['appearance'] = appearance
  }, [appearance])
  useModKey('k', () => setOverlay('palette'))
  useKey(['?'], () => setOverlay('shortcuts'))
  useKey(['1', '2', '3', '4', '5', '6'], (key) => {
    const there = places[Number(key) - 1]
    if (there) route.go(there)
  })
  if (connection.kind === 'refused') return <NoKey reason="The program does not know this page." />
  const View = views[place]
  return (
    <Toasts>
      <div className="app">
        <SideBar />
        <div className="app-place">
          <TopBar onPalette={() => setOverlay('palette')} />
          <Bars />
          <Asks />
          <main className="app-view" key={place}>
            <View />
          </main>
        </div>
      </div>
      {overlay === 'palette' && (
        <Palette onClose={() => setOverlay(null)} onShortcuts={() => setOverlay('shortcuts')} />
      )}
      {overlay === 'shortcuts' && <Shortcuts onClose={() => setOverlay(null)} />}
    </Toasts>
  )
}
