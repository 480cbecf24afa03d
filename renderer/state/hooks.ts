import { createContext, useContext, useMemo, useSyncExternalStore } from 'react'
import type { Followed } from './followed.ts'
import type { State } from './state.ts'

export const StateContext = createContext<State | null>(null)

export function useSwitchboard(): State {
  const state = useContext(StateContext)
  if (state === null) throw new Error('The state is provided by main.tsx.')
  return state
}

function useFollowed<Value>(owner: Followed<Value>): Value | undefined {
  return useSyncExternalStore(owner.subscribe, owner.snapshot).value
}

/** Each is undefined until the first answer. */
export const useAppState = () => useFollowed(useSwitchboard().app)
export const useClients = () => useFollowed(useSwitchboard().clients)
export const usePrograms = () => useFollowed(useSwitchboard().programs)
export const useSessions = () => useFollowed(useSwitchboard().sessions)
export const useAsks = () => useFollowed(useSwitchboard().asks)
export const useMappings = () => useFollowed(useSwitchboard().mappings)
export const useHistory = () => useFollowed(useSwitchboard().history)

/** Without those that are being removed. */
export function useProfiles() {
  const { profiles, removals } = useSwitchboard()
  const list = useFollowed(profiles)
  const hidden = useSyncExternalStore(removals.subscribe, removals.snapshot)
  return useMemo(() => list?.filter((profile) => !hidden.has(profile.id)), [list, hidden])
}

export function useRoute() {
  const { route } = useSwitchboard()
  return useSyncExternalStore(route.subscribe, route.snapshot)
}

export function useConnection() {
  const { connection } = useSwitchboard()
  return useSyncExternalStore(
    (listener) => connection.subscribe(listener),
    () => connection.snapshot()
  )
}

/** The time in ms, told once a second. */
export function useNow() {
  const { clock } = useSwitchboard()
  return useSyncExternalStore(clock.subscribe, clock.snapshot)
}

/** Why one of the owners could not be asked; null when all have answered. */
export function useTrouble(): string | null {
  const { app, profiles, clients, programs, sessions, asks, mappings } = useSwitchboard()
  const owners = [app, profiles, clients, programs, sessions, asks, mappings]
  return useSyncExternalStore(
    (listener) => {
      const stops = owners.map((owner) => owner.subscribe(listener))
      return () => {
        for (const stop of stops) stop()
      }
    },
    () => owners.map((owner) => owner.snapshot().error).find((error) => error !== null) ?? null
  )
}

/** The first moment of today, so that what tells times is told of a new day only. */
export function useToday() {
  const { clock } = useSwitchboard()
  return useSyncExternalStore(clock.subscribe, () =>
    new Date(clock.snapshot()).setHours(0, 0, 0, 0)
  )
}
