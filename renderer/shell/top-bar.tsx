import { Copy, RotateCw, Search, Settings } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components'
import type { EndpointState } from '../../preload/api.ts'
import { useAppState, useRoute, useSessions, useSwitchboard } from '../state/hooks.ts'
import { formatHash } from '../state/route.ts'
import { useAct } from '../ui/act.ts'
import { useCopy } from '../ui/copy.tsx'
import { formatNumber } from '../ui/format.ts'
import { Keys } from '../ui/keys.tsx'
import { MenuButton, type Action } from '../ui/menu.tsx'
import { placeNames } from './places.ts'
import './top-bar.css'

export function TopBar({ onPalette }: { readonly onPalette: () => void }) {
  const { place } = useRoute()
  const sessions = useSessions()
  const live = sessions?.filter((session) => session.state !== 'dormant').length ?? 0
  return (
    <header className="top-bar">
      <h1>{placeNames[place]}</h1>
      <AriaButton className="palette-button" onPress={onPalette}>
        <Search size={14} aria-hidden />
        <span>Go to or do</span>
        <Keys keys="Mod K" />
      </AriaButton>
      <ServerButton />
      <a className="top-live" href={formatHash('sessions')}>
        {formatNumber(live)} live
      </a>
    </header>
  )
}

const looks: Readonly<Record<EndpointState['kind'], { readonly shape: string; word: string }>> = {
  listening: { shape: '●', word: 'The server listens' },
  stopped: { shape: '○', word: 'The server is stopped' },
  failed: { shape: '✕', word: 'The server could not start' }
}

function ServerButton() {
  const endpoint = useAppState()?.endpoint
  const { route } = useSwitchboard()
  const act = useAct()
  const copy = useCopy()
  if (endpoint === undefined) return null
  const { shape, word } = looks[endpoint.kind]
  const url = endpoint.kind === 'listening' ? endpoint.url : null
  const actions: Action[] = [
    {
      id: 'copy',
      text: 'Copy address',
      icon: Copy,
      disabled: url === null,
      run: () => url !== null && void copy(url, 'the address')
    },
    {
      id: 'restart',
      text: endpoint.kind === 'stopped' ? 'Start server' : 'Restart server',
      icon: RotateCw,
      run: () => void act('endpoint.restart')
    },
    { id: 'settings', text: 'Port and settings', icon: Settings, run: () => route.go('settings') }
  ]
  return (
    <MenuButton label="Server" actions={actions}>
      <AriaButton
        className={`server-button ${endpoint.kind}`}
        aria-label={`${word}: ${addressOf(endpoint)}`}
      >
        <span className="shape" aria-hidden>
          {shape}
        </span>
        {addressOf(endpoint)}
      </AriaButton>
    </MenuButton>
  )
}

function addressOf(endpoint: EndpointState): string {
  switch (endpoint.kind) {
    case 'listening':
      return new URL(endpoint.url).host
    case 'failed':
      return endpoint.code === 'port_in_use'
        ? `port ${endpoint.port} in use`
        : `port ${endpoint.port} failed`
    case 'stopped':
      return 'stopped'
  }
}
