import { expect, test } from 'vitest'
import type { Profile } from '../../../main/profiles/profile.ts'
import { readOnly } from '../../../main/policy/policy.ts'
import { clientSchema } from '../../../main/sessions/client.ts'
import type { DirectLogin } from '../../../main/sessions/login.ts'
import { Resolver, type ResolverSources } from '../../../main/sessions/resolver.ts'
import { asleep, type Session } from '../../../main/sessions/session.ts'
import { settingsSchema } from '../../../main/settings/settings.ts'

const profile = (id: string): Profile => ({
  id,
  name: id,
  slug: id,
  colour: 0,
  production: false,
  address: { scheme: 'https', host: `${id}.example.com`, port: 8089, basePath: '' },
  signIn: { kind: 'token' },
  tls: { kind: 'verify' },
  defaultApp: null,
  policy: readOnly,
  origin: 'user'
})
const profiles = ['assigned', 'path', 'header', 'mapped', 'used', 'client', 'app'].map(profile)

const sources = (over: Partial<ResolverSources> = {}): ResolverSources => ({
  profiles: {
    get: (id) => profiles.find((one) => one.id === id),
    bySlug: (slug) => profiles.find((one) => one.slug === slug)
  },
  mappings: {
    find: (xSessionId) =>
      xSessionId === 'chat'
        ? { id: '1', match: 'exact', xSessionId, profileId: 'mapped' }
        : undefined
  },
  settings: { value: settingsSchema.parse({ defaultProfileId: 'app' }) },
  environmentLogin: null,
  ...over
})

const login: DirectLogin = {
  kind: 'headers',
  hash: 'h',
  address: { scheme: 'https', host: 'own.example.com', port: 8089, basePath: '' },
  tls: { kind: 'verify' },
  credential: { kind: 'token', token: 't' }
}

const session = (over: Partial<Session> = {}): Session => ({
  ...asleep({
    id: 's',
    owner: 'client:c',
    xSessionId: null,
    initialize: null,
    envelope: null,
    derivedFrom: null,
    assignedProfileId: null,
    usedProfileId: null,
    withoutRule: 'default',
    toolsets: null,
    loginHash: null,
    logLevel: null,
    subscriptions: [],
    startedAt: 0,
    lastUsedAt: 0
  }),
  ...over
})

const client = clientSchema.parse({
  id: 'c',
  name: 'Claude',
  tokenHash: '0'.repeat(64),
  defaultProfileId: 'client',
  createdAt: 0
})

// Every rule that could speak, strongest first; each line takes the strongest of the line before away.
const everything = session({
  assignedProfileId: 'assigned',
  login,
  loginHash: 'h',
  xSessionId: 'chat',
  usedProfileId: 'used'
})
const slugs = { pathSlug: 'path', headerSlug: 'header' }
const noSlugs = { pathSlug: null, headerSlug: null }
const withoutLogin = { assignedProfileId: null, login: null, loginHash: null }

test.each([
  ['assigned in the window', everything, slugs, client],
  ['login headers', { ...everything, assignedProfileId: null }, slugs, client],
  ['path', { ...everything, ...withoutLogin }, slugs, client],
  ['X-Splunk-Profile', { ...everything, ...withoutLogin }, { ...slugs, pathSlug: null }, client],
  ['mapping', { ...everything, ...withoutLogin }, noSlugs, client],
  ['use_profile', { ...everything, ...withoutLogin, xSessionId: 'other' }, noSlugs, client],
  ["client's default", session(), noSlugs, client],
  ["app's default", session(), noSlugs, { ...client, defaultProfileId: null }]
] as const)('goes by the rule: %s', (rule, its, named, who) => {
  expect(new Resolver(sources()).resolve({ session: its, client: who, ...named }).rule).toBe(rule)
})

test('uses the login of the environment in place of the default of the app', () => {
  const environmentLogin: DirectLogin = { ...login, kind: 'environment' }
  const resolver = new Resolver(sources({ environmentLogin }))
  const who = { ...client, defaultProfileId: null }
  expect(resolver.resolve({ session: session(), client: who, ...noSlugs }).login).toBe(
    environmentLogin
  )
})

test('names a profile that is gone instead of going to the next rule', () => {
  const resolver = new Resolver(sources())
  const named = { pathSlug: 'gone', headerSlug: null }
  expect(() => resolver.resolve({ session: session(), client, ...named })).toThrow(/"gone"/)
  const assigned = session({ assignedProfileId: 'deleted' })
  expect(() => resolver.resolve({ session: assigned, client, ...noSlugs })).toThrow(
    /assigned in the window/
  )
})

test('refuses a profile that the client may not use, by whatever rule', () => {
  const resolver = new Resolver(sources())
  const who = { ...client, allowedProfileIds: ['client'] }
  for (const [its, named] of [
    [session(), slugs],
    [session({ xSessionId: 'chat' }), noSlugs],
    [session({ usedProfileId: 'used' }), noSlugs],
    [session({ assignedProfileId: 'assigned' }), noSlugs]
  ] as const) {
    expect(resolver.attempt({ session: its, client: who, ...named })).toMatchObject({
      code: 'profile_not_allowed'
    })
  }
})

test('gives an anonymous request no profile, by no header, path, mapping or assignment', () => {
  const resolver = new Resolver(sources())
  const its = session({ assignedProfileId: 'assigned', usedProfileId: 'used', xSessionId: 'chat' })
  expect(resolver.attempt({ session: its, client: null, ...slugs })).toMatchObject({
    code: 'token_needed'
  })
  expect(resolver.attempt({ session: its, client: null, ...noSlugs })).toMatchObject({
    code: 'token_needed'
  })
})

test('never slides to a profile when the login of a session was lost in a restart', () => {
  const its = session({ loginHash: 'h', login: null })
  for (const who of [client, null]) {
    expect(
      new Resolver(sources()).attempt({ session: its, client: who, ...noSlugs })
    ).toMatchObject({
      code: 'login_not_kept'
    })
  }
})

test('asks for a session only where its assignment, login, path, header and mapping name nothing', () => {
  const resolver = new Resolver(sources())
  const asking = session({ withoutRule: 'ask', usedProfileId: 'used' })
  expect(resolver.attempt({ session: asking, client, ...noSlugs })).toMatchObject({
    code: 'choice_pending'
  })
  for (const [over, named] of [
    [{ assignedProfileId: 'assigned' }, noSlugs],
    [{ login, loginHash: 'h' }, noSlugs],
    [{}, { ...noSlugs, pathSlug: 'path' }],
    [{}, { ...noSlugs, headerSlug: 'header' }],
    [{ xSessionId: 'chat' }, noSlugs]
  ] as const) {
    const resolution = resolver.resolve({ session: { ...asking, ...over }, client, ...named })
    expect(resolution.rule).not.toBe('use_profile')
  }
})

test('gives a refused session nothing by whatever it names itself, until one is assigned to it', () => {
  const resolver = new Resolver(sources())
  const refused = { ...everything, assignedProfileId: null, withoutRule: 'refuse' } as const
  for (const named of [slugs, noSlugs]) {
    expect(resolver.attempt({ session: refused, client, ...named })).toMatchObject({
      code: 'session_refused'
    })
  }
  const assigned = { ...refused, assignedProfileId: 'assigned' }
  expect(resolver.resolve({ session: assigned, client, ...slugs }).rule).toBe(
    'assigned in the window'
  )
})
