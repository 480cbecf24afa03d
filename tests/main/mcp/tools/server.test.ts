import {
  ResourceUpdatedNotificationSchema,
  ToolListChangedNotificationSchema
} from '@modelcontextprotocol/sdk/types.js'
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { App } from '../../../../main/app.ts'
import { addProfile } from '../../../support/fixture-profile.ts'
import { startApp } from '../../../support/running-app.ts'
import { connectSdkClient } from '../../../support/sdk-client.ts'

interface Options {
  readonly mayUseProfile?: boolean
  readonly allowed?: readonly string[]
  readonly path?: string
  readonly headers?: Readonly<Record<string, string>>
}

async function threeProfiles() {
  const { app, url } = await startApp()
  const dev = await addProfile(app, 'dev', ['alerts', 'kvstore'])
  const prod = await addProfile(app, 'prod')
  const other = await addProfile(app, 'other')
  return { app, url, dev, prod, other }
}

/** The server's tools as one client has them, with what it may do. */
async function connect(
  { app, url }: { readonly app: App; readonly url: string },
  { mayUseProfile = true, allowed, path = '', headers = {} }: Options = {}
) {
  const { token } = app.clients.create({
    name: 'Chooser',
    defaultProfileId: app.profiles.list()[0]?.id ?? null,
    allowedProfileIds: allowed ?? null,
    mayUseProfile
  })
  const client = await connectSdkClient(`${url}${path}`, {
    authorization: `Bearer ${token}`,
    ...headers
  })
  return {
    client,
    call: async (name: string, args: Record<string, unknown> = {}) => {
      const result = await client.callTool({ name, arguments: args })
      const [{ text }] = z.tuple([z.object({ text: z.string() })]).parse(result.content)
      return { isError: result.isError === true, answer: JSON.parse(text) as unknown }
    }
  }
}

test('current_profile tells which Splunk, by which rule, and what it allows', async () => {
  const { call } = await connect(await threeProfiles())
  expect(await call('current_profile')).toEqual({
    isError: false,
    answer: {
      name: 'dev',
      slug: 'dev',
      production: false,
      host: '127.0.0.1:1',
      app: null,
      allowed_writes: ['alerts', 'kvstore'],
      rule: "client's default",
      policy: expect.stringContaining('make, change and delete: alerts, KV store') as string
    }
  })
})

test('list_profiles pages through those that this client may use, and marks the current one', async () => {
  const running = await threeProfiles()
  const { call } = await connect(running, { allowed: [running.dev.id, running.prod.id] })
  expect((await call('list_profiles', { count: 1 })).answer).toMatchObject({
    items: [{ slug: 'dev', current: true, state: 'unknown' }],
    total: 2,
    truncated: true,
    next_offset: 1
  })
  expect((await call('list_profiles', { count: 1, offset: 1 })).answer).toMatchObject({
    items: [{ slug: 'prod', current: false }],
    truncated: false,
    next_offset: null
  })
  await call('list_indexes')
  expect((await call('list_profiles')).answer).toMatchObject({
    items: [{ state: 'failing', state_message: expect.stringContaining('127.0.0.1') as string }, {}]
  })
})

test('use_profile moves the session, tells its client, and stays with it', async () => {
  const running = await threeProfiles()
  const { client, call } = await connect(running)
  const told: string[] = []
  client.setNotificationHandler(ToolListChangedNotificationSchema, () => {
    told.push('tools')
  })
  client.setNotificationHandler(ResourceUpdatedNotificationSchema, ({ params }) => {
    told.push(params.uri)
  })
  await client.subscribeResource({ uri: 'splunk://indexes/list' })
  await expect.poll(() => running.app.sessions.list()[0]?.connected).toBe(true)
  expect((await call('use_profile', { slug: 'PROD' })).answer).toMatchObject({
    slug: 'prod',
    rule: 'use_profile'
  })
  await expect.poll(() => told).toEqual(['tools', 'splunk://indexes/list'])
  expect((await call('current_profile')).answer).toMatchObject({ slug: 'prod' })
  expect((await call('list_profiles')).answer).toMatchObject({
    items: [{ current: false }, { slug: 'prod', current: true }, {}]
  })
  expect(running.app.sessions.list()).toMatchObject([{ usedProfileId: running.prod.id }])
})

test('use_profile is neither listed nor run for a client that may not', async () => {
  const running = await threeProfiles()
  const { client, call } = await connect(running, { mayUseProfile: false })
  const { tools } = await client.listTools()
  expect(tools.map(({ name }) => name)).not.toContain('use_profile')
  expect(await call('use_profile', { slug: 'prod' })).toMatchObject({
    isError: true,
    answer: {
      code: 'use_profile_not_allowed',
      hint: expect.stringContaining('Clients, Chooser') as string
    }
  })
  expect(running.app.sessions.list()).toMatchObject([{ usedProfileId: null }])
})

test.each([
  ['nosuch', 'profile_not_found'],
  ['other', 'profile_not_allowed'],
  ['../x', 'invalid_arguments']
])('use_profile of %j is %s, and the session stays where it is', async (slug, code) => {
  const running = await threeProfiles()
  const { call } = await connect(running, { allowed: [running.dev.id, running.prod.id] })
  expect(await call('use_profile', { slug })).toMatchObject({ isError: true, answer: { code } })
  expect((await call('current_profile')).answer).toMatchObject({ slug: 'dev' })
})

test.each<[string, Options]>([
  ['path', { path: '/other' }],
  ['X-Splunk-Profile', { headers: { 'X-Splunk-Profile': 'other' } }],
  ['mapping', { headers: { 'X-Session-ID': 'mapped' } }],
  ['login headers', { headers: { 'X-Splunk-Host': '127.0.0.1', 'X-Splunk-Token': 'a-token' } }],
  ['assigned in the window', {}]
])('use_profile never overrides the rule "%s"', async (rule, options) => {
  const running = await threeProfiles()
  const { app, other } = running
  app.mappings.save({ xSessionId: 'mapped', profileId: other.id })
  const { call } = await connect(running, options)
  if (rule === 'assigned in the window') {
    await app.assign(app.sessions.list()[0]?.id ?? '', other.id)
  }
  expect(await call('use_profile', { slug: 'prod' })).toMatchObject({
    isError: true,
    answer: { code: 'overridden', message: expect.stringContaining(`"${rule}"`) as string }
  })
  expect((await call('current_profile')).answer).toMatchObject({ rule })
  expect(app.sessions.list()).toMatchObject([{ usedProfileId: null }])
})

test.each([
  ['current_profile', {}],
  ['list_profiles', {}],
  ['use_profile', { slug: 'dev' }]
])('%s tells an anonymous request that it needs a token', async (name, args) => {
  const { url } = await threeProfiles()
  const client = await connectSdkClient(url, {})
  const result = await client.callTool({ name, arguments: args })
  expect(result.isError).toBe(true)
  expect(JSON.stringify(result.content)).toContain('token')
  expect(JSON.stringify(result.content)).not.toContain('prod')
})
