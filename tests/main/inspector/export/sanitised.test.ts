import { expect, test } from 'vitest'
import { exportFormats } from '../../../../main/inspector/export/contract.ts'
import { Sanitiser } from '../../../../main/inspector/export/sanitising/sanitiser.ts'
import type { ToolCall } from '../../../../main/inspector/tool-call.ts'
import { fullCall } from './support/calls.ts'
import { exported, exportsOf } from './support/exported.ts'
import { requestOf } from './support/calls.ts'

const nobody = { users: [], hosts: [] }
const people = {
  user: 'zora.quill',
  account: 'kestrel9',
  email: 'mira.voss@northwind-acme.de',
  short: 'qux',
  login: 'svc-obelisk'
}
const places = {
  host: 'fin-dc07.corp.northwind-acme.local',
  label: 'fin-dc07',
  profile: 'siem.northwind-acme.com',
  ipv4: '10.44.17.203',
  ipv6: 'fd12:3456:789a:1::42',
  web: 'intranet.northwind-acme.net',
  laptop: 'lt-zquill-7'
}
const session = '7b1f0c5e-9a77-4c1e-8f65-2f6f3f0a9d11'
const everything = [...Object.values(people), ...Object.values(places), session, 'Quill & Sons']

const text = `user=${people.user} on ${places.host} (${places.ipv4}, ${places.ipv6}) wrote to ${people.email}`
const spl = `search index=auth (user="${people.user}" OR Account_Name=${people.account} OR user IN (${people.login}, "${people.short}")) src_ip=${places.ipv4} dest=${places.host} ${places.label} | lookup a host AS ${places.laptop} | search host=${places.laptop} "${people.account}" url="https://${places.web}/~${people.user}?from=${people.email}"`

/** Who and where in every field that can hold it. */
const planted = (place = 0): ToolCall => {
  const call = fullCall({}, place)
  const [request] = call.splunkRequests
  const [job] = call.jobs
  if (request === undefined || job === undefined || call.exchange === null)
    throw new Error('no parts')
  return {
    ...call,
    sessionId: session,
    client: `Claude of ${people.user}`,
    profile: {
      id: 'p',
      name: `Prod ${places.label}`,
      colour: 1,
      production: true,
      host: `${places.profile}:8089`
    },
    summary: spl,
    progressText: text,
    error: `Splunk at https://${places.profile}:8089 refused the password of ${people.login}. ${text}`,
    sid: `scheduler__${people.login}__search__RMD5_at_1763906520_1`,
    note: `Ask ${people.email}. ${text} Quill & Sons`,
    arguments: {
      query: spl,
      owner: people.account,
      nested: [{ hosts: [places.host], user_name: 'Quill & Sons', text }, { [people.user]: 1 }]
    },
    result: JSON.stringify({
      content: [{ type: 'text', text }],
      structuredContent: {
        results: [{ user: people.user, host: places.laptop, _raw: text, [people.account]: 4 }],
        total: 1,
        returned: 1
      }
    }),
    errorHint: text,
    splunkRequests: [
      {
        ...request,
        path: `/servicesNS/${people.login}/search/jobs?search=${encodeURIComponent(spl)}&username=${people.account}`,
        sid: `${people.login}__${people.login}__search__1`,
        error: text,
        body: `search=${encodeURIComponent(spl)}&owner=${people.login}`
      },
      { ...request, body: JSON.stringify({ user: people.user, q: spl }) }
    ],
    jobs: [
      {
        ...job,
        sid: `${people.login}__search`,
        messages: [
          {
            type: 'WARN',
            text: `${text} from C:\\Users\\${people.account}\\x NORTHWIND\\${people.login}`
          }
        ]
      }
    ],
    exchange: {
      ...call.exchange,
      path: `/mcp/prod?user=${people.account}`,
      requestHeaders: {
        'x-session-id': session,
        'x-forwarded-for': places.ipv4,
        referer: `https://${places.web}/`,
        'user-agent': `agent (${people.email})`,
        'mcp-session-id': session
      },
      responseHeaders: { 'mcp-session-id': session, server: places.host }
    },
    messages: [
      {
        at: call.startedAt,
        from: 'client',
        via: 'body',
        eventId: null,
        bytes: 10,
        text: JSON.stringify({
          id: 1,
          method: 'tools/call',
          params: { arguments: { query: spl, user: people.account } }
        })
      },
      { at: call.startedAt + 5, from: 'server', via: 'event', eventId: session, bytes: 10, text },
      {
        at: call.startedAt + 6,
        from: 'server',
        via: 'event',
        eventId: null,
        bytes: 10,
        text: JSON.stringify({
          id: 1,
          result: { content: [{ type: 'text', text: 'Quill & Sons' }] }
        })
      }
    ]
  }
}

/** Also as JSON, HTML or a form would write it. */
const forms = (secret: string) => [
  secret,
  JSON.stringify(secret).slice(1, -1),
  secret.replaceAll('&', '&amp;'),
  encodeURIComponent(secret)
]

test.each(exportFormats)(
  'nobody and no place is left in a sanitised export as %s',
  async (format) => {
    const whole = await exported([planted()], { format, sanitised: false })
    const clean = await exported([planted(), planted(1)], {
      format,
      sanitised: true,
      notes: format !== 'html'
    })
    // The planted texts are there to be found.
    expect(whole).toContain(people.user)
    const left = everything.filter((secret) =>
      forms(secret).some((form) => clean.toLowerCase().includes(form.toLowerCase()))
    )
    expect(left.filter((name) => format === 'html' || name !== 'Quill & Sons')).toEqual([])
  }
)

test.each(exportFormats)('the preview of %s shows nobody but in what goes', async (format) => {
  const preview = await exportsOf([planted()]).preview(
    requestOf({ format, sanitised: true, notes: false })
  )
  const left = everything.filter((secret) => preview.beginning.includes(secret))
  expect(left).toEqual([])
})

test('a name that only the last call tells is replaced in the first call as well', async () => {
  const first = fullCall({ summary: 'search index=x zora.quill', arguments: {} }, 0)
  const last = fullCall({ summary: 'search user=zora.quill' }, 1)
  const clean = await exported([first, last], { sanitised: true })
  expect(clean).not.toContain('zora')
  const [, one = '', other = ''] = clean.split('\n')
  const summary = (line: string) => (JSON.parse(line) as ToolCall).summary
  expect(summary(one)).toBe(`search index=x ${summary(other).replace('search user=', '')}`)
})

test('the logins and hosts of profiles are replaced, wherever they stand', async () => {
  const call = fullCall({ error: 'ada was not let in by old-siem', profile: null })
  const known = { users: ['ada'], hosts: ['old-siem'] }
  const clean = await exported([call], { sanitised: true }, known)
  expect(clean).toContain('"error":"user-1 was not let in by host-1"')
})

const summaryOf = (summary: string) =>
  new Sanitiser(nobody).call(fullCall({ summary, profile: null, sessionId: 's' })).summary

test.each([
  ['| tstats count where index=* by index, sourcetype', null],
  ['search index=web host=* user=root status>=500 | stats dc(user) AS users by host', null],
  ['search user=lower(user) | where user=src_user | eval host=host', null],
  [
    'search index=web host=web-01 | timechart span=5m count by host',
    'search index=web host=host-1 | timechart span=5m count by host'
  ],
  ['search host="web-0*" NOT host!=web-01', 'search host="host-1*" NOT host!=host-2'],
  ['search host=web index=web web', 'search host=host-1 index=web web'],
  [
    'search src=10.0.0.7 dest=10.0.0.8 | head 10.0',
    'search src=192.0.2.1 dest=192.0.2.2 | head 10.0'
  ],
  ['search 10.0.0.7 10.0.0.0/8 10.0.0.7', 'search 192.0.2.1 192.0.2.2/8 192.0.2.1'],
  ['search src=10.2.3.*', 'search src=net-1.*'],
  ['search dest=2001:470:1f0b::5 at 12:30:05', 'search dest=2001:db8::1 at 12:30:05'],
  ['search sid=1763906531.4711 earliest=-1h@h', null],
  ['search user IN (ben, "eve mallory") ben', 'search user IN (user-1, "user-2") user-1'],
  ['| rex "user=(?<user>\\S+) from (?<src>\\d+\\.\\d+)"', null],
  ['search url=https://docs.splunk.com/x splunkd 127.0.0.1', null]
])('of the SPL %s stays what tells of nobody', (before, after) => {
  expect(summaryOf(before)).toBe(after ?? before)
})

test('a text of a megabyte of almost names takes no longer than it should', () => {
  const sanitiser = new Sanitiser(nobody)
  for (const piece of ['a.', 'user=', 'a@', '1.2.3.', 'http://', '::', 'A\\', '"x":', 'in (']) {
    const call = fullCall({ note: piece.repeat(1_000_000 / piece.length) })
    expect(sanitiser.call(call).note?.length).toBeGreaterThan(0)
  }
})
