import type { Profile, ProfileDraft } from './profiles/profile.ts'
import type { Profiles } from './profiles/profiles.ts'
import type { Login } from './sessions/login.ts'
import type { Address, Connection } from './splunk/connection.ts'
import { type Proxy, proxyName } from './splunk/proxy.ts'
import { SplunkError } from './splunk/splunk-error.ts'

type ProxyTo = (address: Address) => Proxy | null

/** How a login is reached; the secret, when it is read, is told to `onSecret`. Throws what `proxyTo` throws. */
export function connectionOf(
  login: Login,
  profiles: Profiles,
  proxyTo: ProxyTo,
  onSecret: (secret: string) => void
): Connection {
  if (login.kind !== 'profile') {
    const { hash, address, tls, credential } = login
    const proxy = proxyTo(address)
    return {
      key: `login:${hash}${through(proxy)}`,
      address,
      tls,
      proxy,
      app: null,
      credential: () => Promise.resolve(credential)
    }
  }
  const { id, address, tls, defaultApp, signIn } = login.profile
  const proxy = proxyTo(address)
  const revision = profiles.revision(id)
  return {
    key: `profile:${revision}${through(proxy)}`,
    address,
    tls,
    proxy,
    app: defaultApp,
    credential: async () => {
      const secret = await profiles.secret(id)
      onSecret(secret)
      // The secret of what it is now must not go to where it was when the call began.
      if (profiles.revision(id) !== revision) throw changed(login.profile)
      return credentialOf(signIn, secret)
    }
  }
}

/** The Splunk of a profile's draft, for a connection test. */
export function draftConnection(
  { address, tls, defaultApp, signIn }: ProfileDraft,
  secret: string,
  proxyTo: ProxyTo
): Connection {
  return {
    key: 'test',
    address,
    tls,
    proxy: proxyTo(address),
    app: defaultApp,
    credential: () => Promise.resolve(credentialOf(signIn, secret))
  }
}

const changed = ({ name }: Profile): SplunkError =>
  new SplunkError('aborted', `The profile ${name} was changed while this call was running.`, {
    hint: 'Call again: it then goes to the Splunk that the profile names now.'
  })

const through = (proxy: Proxy | null): string => (proxy === null ? '' : ` ${proxyName(proxy)}`)

function credentialOf(signIn: ProfileDraft['signIn'], secret: string) {
  return signIn.kind === 'password'
    ? ({ kind: 'password', username: signIn.username, password: secret } as const)
    : ({ kind: 'token', token: secret } as const)
}
