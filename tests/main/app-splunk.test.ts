import { expect, test } from 'vitest'
import { mostSearches } from '../../main/splunk/search-slots.ts'
import { type RunningApp, startApp } from '../support/running-app.ts'
import { startScriptedProxy } from '../support/scripted-proxy.ts'
import * as search from '../support/scripted-search.ts'
import { json, says, startScriptedSplunkd, textWith } from '../support/scripted-splunkd.ts'
import { connectSdkClient } from '../support/sdk-client.ts'

const host = 'splunk.corp.invalid'

/** The default profile, pinned to the certificate of the scripted splunkd. */
async function withProfile(
  { app }: RunningApp,
  address: { readonly host: string; readonly port: number },
  sha256: string
) {
  const { id } = await app.profiles.save({
    name: 'Prod',
    slug: 'prod',
    colour: 1,
    production: false,
    address: { scheme: 'https', ...address, basePath: '' },
    signIn: { kind: 'password', username: 'ana' },
    tls: { kind: 'pin', sha256 },
    defaultApp: null,
    secret: 'pa55-secret'
  })
  app.settings.save({ defaultProfileId: id })
}

test('reaches Splunk as the environment or the settings say, and hides the login of the proxy', async () => {
  const splunkd = await startScriptedSplunkd()
  const { proxy, asked } = await startScriptedProxy({ leadsTo: splunkd.port })
  const at = `127.0.0.1:${proxy.port}`
  const running = await startApp({ proxyEnv: { HTTPS_PROXY: `http://ana:prox1-secret@${at}` } })
  const { app, url, token } = running
  await withProfile(running, { host, port: 8089 }, splunkd.certificate.sha256)
  const client = await connectSdkClient(url, { authorization: `Bearer ${token()}` })
  const health = async () => {
    const { isError, content } = await client.callTool({ name: 'get_splunk_health', arguments: {} })
    return { isError: isError === true, text: JSON.stringify(content) }
  }
  const login = `Basic ${Buffer.from('ana:prox1-secret').toString('base64')}`
  expect(await health()).toMatchObject({ isError: false })
  expect(asked).toMatchObject([
    { target: `${host}:8089`, headers: { 'proxy-authorization': login } }
  ])

  app.settings.save({ proxy: { kind: 'none' } })
  expect(await health()).toMatchObject({ isError: true, text: textWith('name_not_found') })

  app.settings.save({ proxy: { kind: 'address', url: `http://${at}`, except: '' } })
  expect(await health()).toMatchObject({ isError: false })
  expect(asked.at(-1)?.headers).not.toHaveProperty('proxy-authorization')

  app.settings.save({ proxy: { kind: 'address', url: `http://${at}`, except: '.corp.invalid' } })
  expect(await health()).toMatchObject({ isError: true, text: textWith('name_not_found') })

  const kept = JSON.stringify(await app.inspector.recentCalls())
  for (const secret of ['prox1-secret', login, login.slice(6)]) expect(kept).not.toContain(secret)
})

test('a proxy in the environment that is none stops the call, and is not shown', async () => {
  const splunkd = await startScriptedSplunkd()
  const running = await startApp({ proxyEnv: { HTTPS_PROXY: 'socks5://ana:prox1-secret@x:1' } })
  await withProfile(running, { host, port: 8089 }, splunkd.certificate.sha256)
  const client = await connectSdkClient(running.url, { authorization: `Bearer ${running.token()}` })
  const { content } = await client.callTool({ name: 'me', arguments: {} })
  expect(JSON.stringify(content)).toContain('proxy_unusable')
  expect(JSON.stringify(content)).not.toContain('prox1-secret')
})

test('a call that waits says so in its progress: for its turn, and for a busy Splunk', async () => {
  const held: (() => void)[] = []
  let refusals = 1
  const splunkd = await startScriptedSplunkd({
    [search.jobs]: (_request, response) => {
      if (held.length === mostSearches && refusals > 0) {
        refusals -= 1
        says(response, 503, 'The quota has been reached.', 'WARN')
      } else held.push(() => json(response, 200, { results: [] }))
    }
  })
  const running = await startApp()
  const address = { host: '127.0.0.1', port: splunkd.port }
  await withProfile(running, address, splunkd.certificate.sha256)
  const client = await connectSdkClient(running.url, { authorization: `Bearer ${running.token()}` })
  const run = (
    onprogress?: (progress: { progress: number; message?: string | undefined }) => void
  ) =>
    client.callTool(
      { name: 'run_oneshot_search', arguments: { query: 'index=web' } },
      undefined,
      onprogress ? { onprogress } : {}
    )
  const others = Array.from({ length: mostSearches }, () => run())
  await expect.poll(() => held.length).toBe(mostSearches)
  const told: { readonly progress: number; readonly message?: string | undefined }[] = []
  const last = run((progress) => told.push(progress))
  const messages = () => told.map(({ message }) => message ?? '')
  await expect.poll(messages).toContain('Waiting: 8 searches of this profile are running')
  held[0]?.()
  await expect.poll(messages).toContainEqual(textWith('The quota has been reached.'))
  await expect.poll(() => held.length, { timeout: 10_000 }).toBe(mostSearches + 1)
  for (const answer of held.slice(1)) answer()
  await Promise.all([...others, last])
  const values = told.map(({ progress }) => progress)
  expect(values).toEqual([...new Set(values)].sort((one, other) => one - other))
})
