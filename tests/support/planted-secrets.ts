import type { App } from '../../main/app.ts'
import { defineTool, ToolError } from '../../main/mcp/tool.ts'
import { z } from 'zod'
import { connectModernClient } from './modern-client.ts'
import { jsonHeaders, rpc, send } from './raw-http.ts'
import { bearer, opened } from './raw-session.ts'
import { type Script, json, says, startScriptedSplunkd } from './scripted-splunkd.ts'
import { done, job, jobs, results, sid } from './scripted-search.ts'

/** What must be found nowhere, by where it is planted. */
export const plantedSecrets = {
  profilePassword: 'planted-Prof"il/e pässword+1',
  sessionKey: 'planted^SessionKey^0123456789abcdef',
  headerPassword: 'planted-header-password',
  base64Password: 'planted-base64-password',
  cookie: 'planted-cookie-value',
  apiKeyHeader: 'planted-api-key-header',
  unknownToken: 'planted-unknown-token-0123456789',
  queryOfUrl: 'planted-query-of-url',
  path: 'planted-path-of-url',
  jsonPassword: 'planted-json-password',
  nestedKey: 'planted-nested-access-key',
  splPassword: 'planted-spl-password',
  splUrl: 'planted-url-password',
  resultColumn: 'planted-result-column',
  resultText: 'planted-result-bearer-0123',
  jwt: 'eyJwbGFudGVkIjoic2VjcmV0.eyJzdWIiOiJwbGFudGVkIn0.cGxhbnRlZHNpZw',
  splunkError: 'planted-splunk-error',
  jobMessage: 'planted-job-message',
  splunkCookie: 'planted-splunk-cookie',
  redirect: 'planted-redirect-token',
  progress: 'planted-progress-text',
  notification: 'planted-notification-text',
  question: 'planted-question-text',
  answer: 'planted-answer-text',
  toolError: 'planted-tool-error',
  toolHint: 'planted-tool-hint',
  note: 'planted-note-of-analyst',
  userPattern: 'ACME-271828',
  userName: 'planted-badge-of-user'
} as const

/** The user's own redactions that two of them need. */
export const plantedRules = { redactions: ['ACME-\\d{6}'], redactedNames: ['badge number'] }

const secrets: readonly string[] = Object.values(plantedSecrets)
const forms = (secret: string) => [
  secret,
  JSON.stringify(secret).slice(1, -1),
  encodeURIComponent(secret),
  new URLSearchParams({ '': secret }).toString().slice(1),
  Buffer.from(secret).toString('base64')
]

/** The planted secrets that a text holds, in any form; none where all is well. */
export const plantedIn = (text: string, more: readonly string[] = []): readonly string[] =>
  [...secrets, ...more].filter((secret) => forms(secret).some((form) => text.includes(form)))

const text = (name: keyof typeof plantedSecrets) => `token=${plantedSecrets[name]}`

/** Tells, asks, answers and fails with secrets. */
export const leaking = defineTool({
  name: 'leaking',
  title: 'Leaking',
  description: 'Says what it should not.',
  access: 'open',
  toolset: 'server',
  input: z.looseObject({ fails: z.boolean().default(false) }),
  output: z.looseObject({}),
  call: async ({ fails }, context) => {
    context.progress(1, 2, `half, ${text('progress')}`)
    await context.notify('notifications/message', { level: 'info', data: text('notification') })
    const schema = { type: 'object', properties: { password: { type: 'string' } } }
    const params = { message: `Which? ${text('question')}`, requestedSchema: schema }
    const answer = await context.ask('elicitation/create', params)
    if (fails) throw new ToolError('failed', text('toolError'), text('toolHint'))
    return { said: JSON.stringify(answer), user: plantedSecrets.userPattern }
  }
})

const rows = [
  {
    host: 'web-1',
    api_key: plantedSecrets.resultColumn,
    _raw: `Authorization: Bearer ${plantedSecrets.resultText} ${plantedSecrets.jwt}`,
    note: `${plantedSecrets.profilePassword} ${plantedSecrets.sessionKey} ${plantedSecrets.userPattern}`,
    badgeNumber: plantedSecrets.userName
  }
]
const answered: Script = ({ form }, response) => {
  response.setHeader('set-cookie', `splunkd_8089=${plantedSecrets.splunkCookie}; Path=/`)
  const found = { fields: Object.keys(rows[0] ?? {}).map((name) => ({ name })), results: rows }
  if (form.get('exec_mode') === 'oneshot') json(response, 200, { ...found, messages: [] })
  else json(response, 201, { sid })
}
const splunkd: Readonly<Record<string, Script>> = {
  '/services/auth/login': (_request, response) =>
    json(response, 200, { sessionKey: plantedSecrets.sessionKey }),
  [jobs]: answered,
  [job]: (_request, response) => {
    const messages = [{ type: 'WARN', text: `Peer refused ${text('jobMessage')}` }]
    json(response, 200, { entry: [{ name: 'search', content: { ...done, messages } }] })
  },
  [results]: (_request, response) =>
    json(response, 200, { fields: [], results: rows, messages: [] }),
  '/services/data/indexes': (_request, response) => {
    response
      .writeHead(302, { location: `https://u:x@other/?token=${plantedSecrets.redirect}` })
      .end()
  },
  '/services/apps/local': (_request, response) => says(response, 500, text('splunkError'))
}

/** Sends every secret its way, through the real endpoint, and gives what else is secret: the client's token. */
export async function plantSecrets(app: App, url: string): Promise<readonly string[]> {
  const { port, certificate } = await startScriptedSplunkd(splunkd)
  const profile = await app.profiles.save({
    name: 'Planted',
    slug: 'planted',
    colour: 0,
    production: false,
    address: { scheme: 'https', host: '127.0.0.1', port, basePath: '' },
    signIn: { kind: 'password', username: 'ana' },
    tls: { kind: 'pin', sha256: certificate.sha256 },
    defaultApp: null,
    secret: plantedSecrets.profilePassword
  })
  app.settings.save({ defaultProfileId: profile.id, ...plantedRules })
  const draft = { defaultProfileId: null, allowedProfileIds: null, callsPerMinute: null }
  const { token } = app.clients.create({ name: 'Planter', ...draft })
  await sendPlanted(url, token)
  await asks(url, token)
  await rejected(url, port)
  const [row] = await app.inspector.recent()
  await app.inspector.remark(row?.id ?? '', { note: `seen ${text('note')}`, pinned: true })
  app.inspector.flush()
  return [token]
}

/** Searches, arguments, headers, addresses and errors with secrets in them, as a client of this token. */
export async function sendPlanted(url: string, token: string): Promise<void> {
  const at = `${url}?token=${plantedSecrets.queryOfUrl}`
  const headers = await opened(at, {
    ...bearer(token),
    cookie: `sid=${plantedSecrets.cookie}`,
    'x-api-key': plantedSecrets.apiKeyHeader
  })
  let id = 10
  const call = (name: string, args: object) =>
    send(at, { headers, body: rpc((id += 1), 'tools/call', { name, arguments: args }) })
  const { splPassword, splUrl, profilePassword, userPattern } = plantedSecrets
  const quoted = JSON.stringify(profilePassword)
  const query = `search index=web password="${splPassword}" uri="https://u:${splUrl}@h/" ${quoted} ${userPattern}`
  await call('run_oneshot_search', { query })
  await call('run_oneshot_search', { query, no_such: profilePassword })
  await call('run_splunk_search', { query })
  await call('list_indexes', {})
  await call('list_apps', {})
  await call('me', { password: plantedSecrets.jsonPassword, badge_number: plantedSecrets.userName })
  await call('no_such_tool', { deep: [{ accessKey: plantedSecrets.nestedKey, profilePassword }] })
  await send(at, {
    headers,
    body: rpc(99, 'no/such/method', { token: plantedSecrets.jsonPassword })
  })
}

async function asks(url: string, token: string): Promise<void> {
  for (const mode of ['legacy', 'auto'] as const) {
    const client = await connectModernClient(url, token, {
      mode,
      capabilities: { elicitation: {} }
    })
    client.setRequestHandler('elicitation/create', () => ({
      action: 'accept',
      content: { password: plantedSecrets.answer }
    }))
    for (const fails of [false, true]) {
      const args = { fails, secret: plantedSecrets.jsonPassword }
      const call = { name: 'leaking', arguments: args }
      await client.callTool(call, { onprogress: () => undefined }).catch(() => undefined)
    }
    await client.close()
  }
}

async function rejected(url: string, port: number): Promise<void> {
  const { origin } = new URL(url)
  await send(`${origin}/${plantedSecrets.path}?password=${plantedSecrets.queryOfUrl}`, {})
  await send(url, { headers: bearer(plantedSecrets.unknownToken), body: rpc(1, 'ping') })
  const login = {
    'X-Splunk-Host': '127.0.0.1',
    'X-Splunk-Port': String(port),
    'X-Splunk-Username': 'ana',
    'X-Splunk-Verify-SSL': 'false'
  }
  const { headerPassword, base64Password } = plantedSecrets
  const encoded = Buffer.from(base64Password).toString('base64')
  // Each login knows its own password only.
  const logins = [
    { header: { 'X-Splunk-Password': headerPassword }, said: headerPassword },
    { header: { 'X-Splunk-Password-Base64': encoded }, said: `${base64Password} ${encoded}` }
  ]
  for (const { header, said } of logins) {
    const session = await opened(url, { ...jsonHeaders, ...login, ...header })
    const args = { query: `index=web ${said}` }
    const body = rpc(5, 'tools/call', { name: 'run_oneshot_search', arguments: args })
    await send(url, { headers: session, body })
  }
  const broken = { ...jsonHeaders, ...login, 'X-Splunk-Port': headerPassword }
  await send(url, { headers: { ...broken, 'X-Splunk-Password': headerPassword } })
}
