import { inspectorActions } from '../inspector/inspector-actions.ts'
import { useCapture } from '../inspector/use-capture.ts'
import {
  useAppState,
  useHistory,
  usePrograms,
  useProfiles,
  useRoute,
  useSessions,
  useSwitchboard
} from '../state/hooks.ts'
import { places } from '../state/route.ts'
import { useAct } from '../ui/act.ts'
import { useCopy } from '../ui/copy.tsx'
import { shortId } from '../ui/format.ts'
import { ProfileName } from '../ui/profile-name.tsx'
import type { PaletteItem } from './palette.tsx'
import { placeNames } from './places.ts'

export function usePaletteItems(onShortcuts: () => void): readonly PaletteItem[] {
  const { route } = useSwitchboard()
  const profiles = useProfiles() ?? []
  const sessions = useSessions() ?? []
  const actions = useActions(onShortcuts)
  return [
    ...places.map((place) => ({
      id: `place:${place}`,
      text: placeNames[place],
      kind: 'place',
      content: placeNames[place],
      run: () => route.go(place)
    })),
    ...actions.slice(0, 2),
    ...profiles.map((profile) => ({
      id: `profile:${profile.id}`,
      text: `${profile.name} ${profile.address.host}`,
      kind: 'profile',
      content: (
        <>
          <ProfileName {...profile} />
          <span className="palette-more">{profile.address.host}</span>
        </>
      ),
      run: () => route.go('profiles', { id: profile.id })
    })),
    ...actions.slice(2),
    ...sessions.map((session) => ({
      id: `session:${session.id}`,
      text: `${session.client} ${session.id} ${session.xSessionId ?? ''}`,
      kind: 'session',
      content: (
        <>
          {session.client}{' '}
          <code className="palette-more">{session.xSessionId ?? shortId(session.id)}</code>
        </>
      ),
      run: () => route.go('sessions', { id: session.id })
    }))
  ]
}

function useActions(onShortcuts: () => void): readonly PaletteItem[] {
  const { route } = useSwitchboard()
  const { place, params } = useRoute()
  const app = useAppState()
  const history = useHistory()
  const onCapture = useCapture()
  const act = useAct()
  const copy = useCopy()
  const action = (text: string, run: () => void): PaletteItem => ({
    id: `action:${text}`,
    text,
    kind: 'action',
    content: text,
    run
  })
  const { endpoint, demo } = app ?? {}
  const programs = usePrograms() ?? []
  return [
    action('Add a Splunk', () => route.go('profiles', { id: 'new' })),
    action('Connect an assistant', () => route.go('clients', { tab: 'connect' })),
    ...(endpoint?.kind === 'listening'
      ? [action("Copy the server's address", () => void copy(endpoint.url, 'the address'))]
      : []),
    action('Restart server', () => void act('endpoint.restart')),
    demo?.kind === 'running'
      ? action('Stop the demo Splunk', () => void act('demo.stop'))
      : action('Start the demo Splunk', () => void act('demo.start')),
    ...(['system', 'light', 'dark'] as const).map((appearance) =>
      action(`Appearance: ${appearance}`, () => void act('settings.save', { appearance }))
    ),
    ...programs
      .filter(({ state }) => state.kind !== 'written' && state.kind !== 'connected')
      .map(({ id, title, state }) =>
        action(`${state.kind === 'changed' ? 'Repair' : 'Connect'} ${title}…`, () =>
          route.go('clients', { tab: 'connect', id })
        )
      ),
    ...inspectorActions({
      capture: history?.capture ?? 'on',
      params: place === 'inspector' ? params : new URLSearchParams(),
      set: (to) => (place === 'inspector' ? route.set(to) : route.go('inspector', to)),
      onCapture
    }).map(({ text, run }) => action(text, run)),
    action('Show all shortcuts', onShortcuts)
  ]
}
