import type { KnownSecrets } from './inspector/known-secrets.ts'
import type { Profiles } from './profiles/profiles.ts'
import type { Login } from './sessions/login.ts'

/**
 * Lets the record know the secret of each profile that a call uses: a call can name it in its arguments
 * without ever asking Splunk. Read once for each version of a profile.
 */
export function profileSecrets(profiles: Profiles, known: KnownSecrets): (login: Login) => void {
  const read = new Set<string>()
  return (login) => {
    if (login.kind !== 'profile') return
    const { id } = login.profile
    const version = `${id} ${profiles.revision(id)}`
    if (read.has(version)) return
    read.add(version)
    // Where it cannot be read, the call says so as soon as it needs it.
    void profiles.secret(id).then(
      (secret) => known.add(secret),
      () => undefined
    )
  }
}
