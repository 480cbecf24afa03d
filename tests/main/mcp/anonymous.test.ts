import { expect, test } from 'vitest'
import { modernRequest, revision } from '../../support/modern-client.ts'
import { jsonHeaders, type RawAnswer, rpc, send } from '../../support/raw-http.ts'
import { opened } from '../../support/raw-session.ts'
import { type Headers, type Scene, startScene, vault } from '../../support/vault-scene.ts'

const me = rpc(7, 'tools/call', { name: 'me' })
const tool = (name: string, args: object = {}) => rpc(7, 'tools/call', { name, arguments: args })
const withId = (session: { readonly 'mcp-session-id': string }) => ({
  'mcp-session-id': session['mcp-session-id']
})
/** Callers without a token, one of each era; the server knows no such header. */
const era = 'x-era'
const callers: readonly Headers[] = [jsonHeaders, { ...jsonHeaders, [era]: revision }]

interface RpcRequest {
  readonly jsonrpc: string
  readonly id?: unknown
  readonly method: string
  readonly params?: object
}

/** Sends what it is given, in the era of who sends it; a batch and a notification are of the older one. */
function post(url: string, headers: Headers, body: RpcRequest | readonly RpcRequest[]) {
  if (headers[era] === undefined || !('method' in body) || body.id === undefined) {
    return send(url, { headers, body })
  }
  const request = modernRequest(body.method, { ...body.params })
  return send(url, { ...request, headers: { ...headers, ...request.headers } })
}

interface Attempt {
  readonly what: string
  readonly env?: Readonly<Record<string, string>>
  /** What the analyst and the client have done before, and what `go` is given of it. */
  readonly prepare?: (scene: Scene) => Promise<Headers> | Headers
  /** `who`: the headers of either caller; the last answer. */
  readonly go?: (scene: Scene, who: Headers, prepared: Headers) => Promise<RawAnswer>
}

const setDefault = ({ app, profileId }: Scene) => {
  app.settings.save({ defaultProfileId: profileId })
  return { 'x-session-id': 'own' }
}
const open = ({ url, known }: Scene, headers: Headers = {}) => opened(url, { ...known, ...headers })
const onDefault = (what: string, body: RpcRequest): Attempt => ({
  what,
  prepare: setDefault,
  go: ({ url }, who, prepared) => post(url, { ...who, ...prepared }, body)
})

const attempts: readonly Attempt[] = [
  { what: "the app's default profile", prepare: setDefault },
  {
    what: "the client's default profile",
    prepare: ({ app, client, profileId }) => {
      app.clients.save(client.id, { ...client, defaultProfileId: profileId })
      return { 'x-session-id': 'own' }
    }
  },
  {
    what: 'the login of the environment',
    env: { SPLUNK_USERNAME: 'eve', SPLUNK_PASSWORD: 'env1ronment' },
    prepare: () => ({ 'x-session-id': 'own' })
  },
  ...['/vault', '/VAULT', '/vault/', '/vault?x=1'].map((path) => ({
    what: `the path ${path}`,
    go: ({ url }: Scene, who: Headers) =>
      post(`${url}${path}`, { ...who, 'x-session-id': 'own' }, me)
  })),
  ...['vault', 'VAULT', ' , vault'].map((value) => ({
    what: `X-Splunk-Profile: ${value}`,
    prepare: () => ({ 'x-session-id': 'own', 'x-splunk-profile': value })
  })),
  {
    what: 'a mapping of X-Session-ID',
    prepare: ({ app, profileId }) => {
      app.mappings.save({ xSessionId: 'soc-triage', profileId })
      return { 'x-session-id': 'soc-triage' }
    }
  },
  {
    what: 'a mapping of what its X-Session-ID begins with',
    prepare: ({ app, profileId }) => {
      app.mappings.save({ match: 'prefix', xSessionId: 'soc-', profileId })
      return { 'x-session-id': 'soc-triage' }
    }
  },
  {
    what: "the X-Session-ID of a client's session",
    prepare: async (scene) => {
      const session = await open(scene, { 'x-session-id': 'work' })
      await scene.app.assign(session['mcp-session-id'], scene.profileId)
      return { 'x-session-id': 'work' }
    }
  },
  {
    what: "the X-Session-ID of a client's session without a handshake",
    prepare: async ({ app, url, known, profileId }) => {
      await post(url, { ...known, 'x-session-id': 'work' }, rpc(1, 'tools/list'))
      await app.assign(app.sessions.list()[0]?.id ?? '', profileId)
      return { 'x-session-id': 'work' }
    }
  },
  {
    what: "the Mcp-Session-Id of a client's session",
    prepare: async (scene) => {
      const session = await open(scene)
      await scene.app.assign(session['mcp-session-id'], scene.profileId)
      return withId(session)
    }
  },
  {
    what: "both ids of a client's session",
    prepare: async (scene) => {
      const session = await open(scene, { 'x-session-id': 'work' })
      await scene.app.assign(session['mcp-session-id'], scene.profileId)
      return { ...withId(session), 'x-session-id': 'work' }
    }
  },
  {
    what: 'a handshake on the path and with the header, and then its session',
    go: async ({ url }, who) => {
      const named = { ...who, 'x-splunk-profile': 'vault' }
      const session = await opened(`${url}/vault`, named)
      await post(`${url}/vault`, session, { jsonrpc: '2.0', method: 'notifications/initialized' })
      return post(`${url}/vault`, session, me)
    }
  },
  {
    what: "the analyst's assignment",
    go: async ({ app, url, profileId }, who) => {
      const session = await opened(url, who)
      const id = session['mcp-session-id']
      // The window refuses it for a session without a token; it would not help if it stood on disk either.
      await app
        .assign(id, profileId)
        .catch(() =>
          app.sessions.update(id, { assignedProfileId: profileId, usedProfileId: profileId })
        )
      return post(url, session, me)
    }
  },
  {
    what: 'use_profile',
    go: async ({ url }, who) => {
      const session = await opened(url, who)
      await post(url, session, tool('use_profile', { slug: 'vault' }))
      return post(url, session, me)
    }
  },
  {
    what: 'a batch',
    prepare: setDefault,
    go: ({ url }, who, prepared) =>
      post(url, { ...who, ...prepared }, [rpc(1, 'tools/list'), me, rpc(3, 'ping')])
  },
  onDefault('a search', tool('run_oneshot_search', { query: 'index=web' })),
  onDefault("another server's name for a tool", tool('splunk_get_info')),
  onDefault('a resource', rpc(7, 'resources/read', { uri: 'splunk://health/status' })),
  onDefault('a resource of a template', rpc(7, 'resources/read', { uri: 'splunk://config/props' })),
  onDefault(
    'the completion of a prompt',
    rpc(7, 'completion/complete', {
      ref: { type: 'ref/prompt', name: 'investigate_host' },
      argument: { name: 'host', value: 'w' }
    })
  ),
  onDefault(
    'the completion of a resource',
    rpc(7, 'completion/complete', {
      ref: { type: 'ref/resource', uri: 'splunk://config/{file}' },
      argument: { name: 'file', value: 'p' }
    })
  ),
  {
    what: 'a subscription, and a read of it',
    prepare: setDefault,
    go: async ({ url }, who, prepared) => {
      const session = await opened(url, { ...who, ...prepared })
      const uri = 'splunk://health/status'
      await post(url, session, rpc(6, 'resources/subscribe', { uri }))
      return post(url, session, rpc(7, 'resources/read', { uri }))
    }
  },
  onDefault('the list of profiles', tool('list_profiles')),
  onDefault('the current profile', tool('current_profile')),
  onDefault('what the server tells of itself', rpc(7, 'resources/read', { uri: 'info://server' }))
]

/** Whether the stored profile was used, or as much as its name told, while this went on. */
async function reaches({ splunkd }: Scene, going: Promise<RawAnswer>): Promise<boolean> {
  const before = splunkd.seen.length
  const { text } = await going
  return splunkd.seen.length > before || text.includes(vault)
}

const goOn = ({ url }: Scene, who: Headers, prepared: Headers) =>
  post(url, { ...who, ...prepared }, me)

for (const { what, env = {}, prepare, go = goOn } of attempts) {
  test(`a request without a token never reaches a stored profile by ${what}, in either era, also after a restart`, async () => {
    const scene = await startScene(env)
    const prepared = (await prepare?.(scene)) ?? {}
    for (const who of callers) expect(await reaches(scene, go(scene, who, prepared))).toBe(false)
    const again = await scene.restarted()
    for (const who of callers) expect(await reaches(again, go(again, who, prepared))).toBe(false)
    // The same with the token does, else the above would say nothing.
    expect(await reaches(again, go(again, again.known, prepared))).toBe(true)
  })
}

test('a login of its own is used for itself alone, whatever profile is named beside it later', async () => {
  const { url, splunkd } = await startScene()
  const session = await opened(url, {
    ...jsonHeaders,
    'x-splunk-host': '127.0.0.1',
    'x-splunk-port': String(splunkd.port),
    'x-splunk-verify-ssl': 'false',
    'x-splunk-username': 'mallory',
    'x-splunk-password': 'her-own-one'
  })
  await post(`${url}/vault`, { ...jsonHeaders, ...withId(session) }, me)
  const users = splunkd.seen
    .filter(({ path }) => path === '/services/auth/login')
    .map(({ form }) => form.get('username'))
  expect(users).toEqual(['mallory'])
})

test('a request without a token is told the same of a profile that is there and of one that is not', async () => {
  const { url } = await startScene()
  const told = async (slug: string) => {
    const { text } = await post(`${url}/${slug}`, { ...jsonHeaders, 'x-session-id': 'own' }, me)
    return text.replaceAll(slug, '<slug>')
  }
  expect(await told('vault')).toBe(await told('nothing'))
})
