import type { App } from '../../main/app.ts'
import type { WriteKind } from '../../main/policy/policy.ts'
import type { Profile } from '../../main/profiles/profile.ts'
import type { ScriptedSplunkd } from './scripted-splunkd.ts'

/** Saves a profile whose Splunk nobody asks; `slug` is its name too. */
export const addProfile = (
  app: App,
  slug: string,
  allowedWrites: readonly WriteKind[] = []
): Promise<Profile> =>
  app.profiles.save({
    name: slug,
    slug,
    colour: 0,
    production: false,
    address: { scheme: 'https', host: '127.0.0.1', port: 1, basePath: '' },
    signIn: { kind: 'password', username: 'ada' },
    tls: { kind: 'verify' },
    defaultApp: null,
    secret: 'a-secret-of-a-test',
    policy: { allowedWrites }
  })

/** Saves a profile on a scripted splunkd, with a password for it. */
export const addProfileOn = (
  app: App,
  { port, certificate }: ScriptedSplunkd,
  name: string
): Promise<Profile> =>
  app.profiles.save({
    name,
    slug: name.toLowerCase(),
    colour: 0,
    production: false,
    address: { scheme: 'https', host: '127.0.0.1', port, basePath: '' },
    signIn: { kind: 'password', username: 'ana' },
    tls: { kind: 'pin', sha256: certificate.sha256 },
    defaultApp: null,
    secret: 'pa55-secret'
  })
