import type { ProfileView, SessionView } from '../../preload/api.ts'

interface Cord {
  /** Places in the two lists. */
  readonly client: number
  readonly profile: number
  readonly running: boolean
}

interface PatchClient {
  readonly name: string
  sessions: number
  /** Why one of its sessions has no cord. */
  loose: string | null
}

/** Live sessions as cords from a client's name to a profile, one for each pair. */
export function cordsOf(sessions: readonly SessionView[], profiles: readonly ProfileView[]) {
  const clients: PatchClient[] = []
  const cords = new Map<string, Cord>()
  for (const { state, client: name, login, running } of sessions) {
    if (state === 'dormant') continue
    let client = clients.findIndex((one) => one.name === name)
    if (client < 0) client = clients.push({ name, sessions: 0, loose: null }) - 1
    const known = clients[client]
    if (known) known.sessions++
    const profile =
      login?.kind === 'profile' ? profiles.findIndex(({ id }) => id === login.profileId) : -1
    if (profile < 0) {
      if (known) known.loose ??= whyLoose(login)
      continue
    }
    const key = `${client}-${profile}`
    cords.set(key, { client, profile, running: running > 0 || (cords.get(key)?.running ?? false) })
  }
  return { clients, cords: [...cords.values()] }
}

function whyLoose(login: SessionView['login']): string {
  if (login?.kind === 'headers') return `to ${login.host}`
  return login?.kind === 'error' ? 'failing' : 'unassigned'
}
