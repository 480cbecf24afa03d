import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import {
  mcpCommand,
  mcpRequest,
  splunkCommand,
  splunkWebLink
} from '../../../renderer/inspector/call/copies.ts'
import { asCommand, posixQuoted, powershellQuoted } from '../../../renderer/inspector/call/shell.ts'
import { detailCall } from '../support/detail-calls.ts'
import { fullScene } from '../support/full-scene.ts'

const { profiles } = fullScene(0)
const production = profiles.find(({ id }) => id === 'p-prod')
const demo = profiles.find(({ id }) => id === 'p-demo')
const call = detailCall()
const dispatch = call.splunkRequests[1]
if (production === undefined || dispatch === undefined) throw new Error('The scene has changed.')

test.each([
  "it's",
  '$(rm -rf /) `date` $HOME',
  'a "quoted" \\ line\nand the next',
  '',
  '!history & | ; < > * ? [ ] { } ~ #',
  'ünïcode ’'
])('a shell reads %j back as it was', (text) => {
  expect(execFileSync('sh', ['-c', `printf %s ${posixQuoted(text)}`], { encoding: 'utf8' })).toBe(
    text
  )
})

test('PowerShell ends a text at every kind of single quote, so each is doubled', () => {
  expect(powershellQuoted("it's ’here‘")).toBe("'it''s ’’here‘‘'")
})

test('a request to Splunk is copied with its form and a placeholder for the secret', () => {
  const command = splunkCommand(call, dispatch, production)
  const text = asCommand(command, 'posix')
  expect(text).toContain(
    'curl -X POST https://splunk.corp.example.com:8089/services/search/v2/jobs'
  )
  expect(text).toContain("-H 'Authorization: Bearer <Splunk token>'")
  expect(text).toContain(`--data-raw '${dispatch.body ?? ''}'`)
  expect(text).not.toContain('--insecure')
  const open = { ...production, tls: { kind: 'off' } as const }
  expect(asCommand(splunkCommand(call, dispatch, open), 'posix')).toContain('curl --insecure')
  expect(asCommand(command, 'powershell')).toMatch(
    /^Invoke-RestMethod -Method 'POST' -Uri 'https:.*-Headers @\{ 'Authorization' = /s
  )
})

test('what curl sends is what is in the text', () => {
  // `curl` is a function here that prints its arguments, one a line.
  const spoken = asCommand(
    {
      method: 'POST',
      url: 'http://x/y?a=1&b=2',
      headers: [['A', "b'c"]],
      body: '{"q":"$x"}',
      anyCertificate: false
    },
    'posix'
  )
  const said = execFileSync('sh', ['-c', `curl() { printf '%s\\n' "$@"; }\n${spoken}`], {
    encoding: 'utf8'
  })
  expect(said.split('\n')).toEqual([
    '-X',
    'POST',
    'http://x/y?a=1&b=2',
    '-H',
    "A: b'c",
    '--data-raw',
    '{"q":"$x"}',
    ''
  ])
})

test('the call to this server needs no handshake, and is what the client sent', () => {
  const { headers, body, url } = mcpCommand(call, 'http://127.0.0.1:8003/mcp')
  expect(url).toBe('http://127.0.0.1:8003/mcp')
  expect(headers).toContainEqual(['Authorization', 'Bearer <token>'])
  expect(headers).toContainEqual(['X-Session-ID', 'from-the-inspector'])
  expect(headers.map(([name]) => name)).not.toContain('mcp-session-id')
  expect(JSON.parse(body ?? '')).toMatchObject({ method: 'tools/call', id: 7 })
})

test('a call that the analyst ran is written as a client would send it', () => {
  const own = detailCall({ messages: [], exchange: null })
  expect(JSON.parse(mcpRequest(own))).toMatchObject({
    jsonrpc: '2.0',
    method: 'tools/call',
    params: { name: 'run_splunk_search', arguments: { max_results: 100 } }
  })
  const read = { tool: 'resources/read', arguments: { uri: 'splunk://prod/indexes' } }
  expect(JSON.parse(mcpRequest({ ...own, ...read }))).toMatchObject({
    method: 'resources/read',
    params: { uri: 'splunk://prod/indexes' }
  })
})

test('Splunk Web is at the usual port of the host, and in the cloud at that of https', () => {
  expect(splunkWebLink('1.2', production)?.url).toBe(
    'https://splunk.corp.example.com:8000/en-US/app/search/search?sid=1.2'
  )
  const cloud = { ...production, address: { ...production.address, host: 'acme.splunkcloud.com' } }
  expect(splunkWebLink('1.2', cloud)?.url).toBe(
    'https://acme.splunkcloud.com/en-US/app/search/search?sid=1.2'
  )
  expect(splunkWebLink('1.2', demo)).toBeNull()
})
