import type { App } from '../../main/app.ts'
import type { WriteKind } from '../../main/policy/policy.ts'
import type { Profile } from '../../main/profiles/profile.ts'

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
