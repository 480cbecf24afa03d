import {
  Activity,
  AppWindow,
  Cable,
  Database,
  House,
  Settings,
  type LucideIcon
} from 'lucide-react'
import type { Place } from '../state/route.ts'

export const placeNames: Readonly<Record<Place, string>> = {
  start: 'Start',
  profiles: 'Profiles',
  clients: 'Clients',
  sessions: 'Sessions',
  inspector: 'Inspector',
  settings: 'Settings'
}

export const placeIcons: Readonly<Record<Place, LucideIcon>> = {
  start: House,
  profiles: Database,
  clients: AppWindow,
  sessions: Cable,
  inspector: Activity,
  settings: Settings
}
